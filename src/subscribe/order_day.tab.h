/*
 * The words of days and of lengths of time, as order_fold() leaves them. The names of months are
 * those of text/date.
 */

typedef struct DayWord {
	const char *word;
	guint means;
} DayWord;

static const char *const untils[] = { "until", "till", "til", "tan", "bis", "zum", "jusqu'au",
	"jusqu'en", "jusqu'a", "hasta" };

static const char *const fors[] = { "for", "am", "fur", "pour", "pendant", "por", "durante" };

/* No day is meant. */
static const char *const forever[] = { "until further notice", "until i say so", "for now",
	"bis auf weiteres" };

/* Articles that count: "a week", "eine Woche". */
static const char *const articles[] = { "a", "an", "ein", "eine", "einen", "une", "una" };

/* What a length of time is counted in. */
enum { UNIT_DAY, UNIT_WEEK, UNIT_FORTNIGHT, UNIT_MONTH, UNIT_YEAR };

static const DayWord units[] = {
	{ "day", UNIT_DAY },
	{ "days", UNIT_DAY },
	{ "week", UNIT_WEEK },
	{ "weeks", UNIT_WEEK },
	{ "fortnight", UNIT_FORTNIGHT },
	{ "month", UNIT_MONTH },
	{ "months", UNIT_MONTH },
	{ "year", UNIT_YEAR },
	{ "years", UNIT_YEAR },
	{ "diwrnod", UNIT_DAY },
	{ "wythnos", UNIT_WEEK },
	{ "pythefnos", UNIT_FORTNIGHT },
	{ "mis", UNIT_MONTH },
	{ "blwyddyn", UNIT_YEAR },
	{ "tag", UNIT_DAY },
	{ "tage", UNIT_DAY },
	{ "woche", UNIT_WEEK },
	{ "wochen", UNIT_WEEK },
	{ "monat", UNIT_MONTH },
	{ "monate", UNIT_MONTH },
	{ "jahr", UNIT_YEAR },
	{ "jahre", UNIT_YEAR },
	{ "jour", UNIT_DAY },
	{ "jours", UNIT_DAY },
	{ "semaine", UNIT_WEEK },
	{ "semaines", UNIT_WEEK },
	{ "mois", UNIT_MONTH },
	{ "an", UNIT_YEAR },
	{ "ans", UNIT_YEAR },
	{ "dia", UNIT_DAY },
	{ "dias", UNIT_DAY },
	{ "semana", UNIT_WEEK },
	{ "semanas", UNIT_WEEK },
	{ "mes", UNIT_MONTH },
	{ "meses", UNIT_MONTH },
	{ "ano", UNIT_YEAR },
	{ "anos", UNIT_YEAR },
};

/* Days of the week, from Monday, in the other languages. "mawrth" alone is March. */
static const DayWord weekdays[] = {
	{ "llun", 1 },
	{ "dydd llun", 1 },
	{ "ddydd llun", 1 },
	{ "dydd mawrth", 2 },
	{ "ddydd mawrth", 2 },
	{ "mercher", 3 },
	{ "dydd mercher", 3 },
	{ "ddydd mercher", 3 },
	{ "iau", 4 },
	{ "dydd iau", 4 },
	{ "ddydd iau", 4 },
	{ "gwener", 5 },
	{ "dydd gwener", 5 },
	{ "ddydd gwener", 5 },
	{ "sadwrn", 6 },
	{ "dydd sadwrn", 6 },
	{ "ddydd sadwrn", 6 },
	{ "sul", 7 },
	{ "dydd sul", 7 },
	{ "ddydd sul", 7 },
	{ "montag", 1 },
	{ "dienstag", 2 },
	{ "mittwoch", 3 },
	{ "donnerstag", 4 },
	{ "freitag", 5 },
	{ "samstag", 6 },
	{ "sonntag", 7 },
	{ "lundi", 1 },
	{ "mardi", 2 },
	{ "mercredi", 3 },
	{ "jeudi", 4 },
	{ "vendredi", 5 },
	{ "samedi", 6 },
	{ "dimanche", 7 },
	{ "lunes", 1 },
	{ "martes", 2 },
	{ "miercoles", 3 },
	{ "jueves", 4 },
	{ "viernes", 5 },
	{ "sabado", 6 },
	{ "domingo", 7 },
};

/* Words for the week and the month that begin next. */
static const char *const next_weeks[] = { "next week", "wythnos nesaf", "nachste woche",
	"semaine prochaine", "proxima semana" };
static const char *const next_months[] = { "next month", "mis nesaf", "nachsten monat",
	"mois prochain", "proximo mes" };
static const char *const tomorrows[] = { "tomorrow", "yfory", "morgen", "demain", "manana" };

/* What may stand within a date and says nothing. */
static const char *const particles[] = { "the", "of", "on", "de", "du", "le", "den", "dem", "del",
	"el", "zum", "la", "y" };
