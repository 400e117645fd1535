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

/* Words for numbers, up to a dozen. */
static const DayWord numbers[] = {
	{ "a", 1 },
	{ "an", 1 },
	{ "one", 1 },
	{ "two", 2 },
	{ "three", 3 },
	{ "four", 4 },
	{ "five", 5 },
	{ "six", 6 },
	{ "seven", 7 },
	{ "eight", 8 },
	{ "nine", 9 },
	{ "ten", 10 },
	{ "eleven", 11 },
	{ "twelve", 12 },
	{ "eine", 1 },
	{ "einen", 1 },
	{ "zwei", 2 },
	{ "drei", 3 },
	{ "un", 1 },
	{ "une", 1 },
	{ "deux", 2 },
	{ "trois", 3 },
	{ "una", 1 },
	{ "dos", 2 },
	{ "tres", 3 },
};

/* What a length of time is counted in. */
enum { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

static const DayWord units[] = {
	{ "day", UNIT_DAY },
	{ "days", UNIT_DAY },
	{ "week", UNIT_WEEK },
	{ "weeks", UNIT_WEEK },
	{ "month", UNIT_MONTH },
	{ "months", UNIT_MONTH },
	{ "year", UNIT_YEAR },
	{ "years", UNIT_YEAR },
	{ "diwrnod", UNIT_DAY },
	{ "wythnos", UNIT_WEEK },
	{ "mis", UNIT_MONTH },
	{ "blwyddyn", UNIT_YEAR },
	{ "tag", UNIT_DAY },
	{ "tage", UNIT_DAY },
	{ "woche", UNIT_WEEK },
	{ "wochen", UNIT_WEEK },
	{ "monat", UNIT_MONTH },
	{ "monate", UNIT_MONTH },
	{ "jahr", UNIT_YEAR },
	{ "jour", UNIT_DAY },
	{ "jours", UNIT_DAY },
	{ "semaine", UNIT_WEEK },
	{ "semaines", UNIT_WEEK },
	{ "mois", UNIT_MONTH },
	{ "an", UNIT_YEAR },
	{ "dia", UNIT_DAY },
	{ "dias", UNIT_DAY },
	{ "semana", UNIT_WEEK },
	{ "semanas", UNIT_WEEK },
	{ "mes", UNIT_MONTH },
	{ "meses", UNIT_MONTH },
	{ "ano", UNIT_YEAR },
};

/* What may stand within a date and says nothing. */
static const char *const particles[] = { "the", "of", "on", "de", "du", "le", "den", "dem", "del",
	"el" };
