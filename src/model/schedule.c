#include "model/schedule.h"

#include "base/error.h"
#include "model/names.h"
#include "text/date.h"

#include <string.h>

#define WEEKDAYS 7
#define WEEKDAY_SHORT_LENGTH 3
#define MONTH_DAYS 31

static const char *const frequencies[] = {
	[SCHEDULE_DAILY] = "daily",
	[SCHEDULE_WEEKLY] = "weekly",
	[SCHEDULE_MONTHLY] = "monthly",
	[SCHEDULE_BY_MONTH] = "by-month",
	[SCHEDULE_AFTER_CHAT] = "after-chat",
};
/* Of a month. */
static const char *const weeks[] = {
	[1] = "first",
	[2] = "second",
	[3] = "third",
	[4] = "fourth",
	[SCHEDULE_WEEK_LAST] = "last",
};

G_STATIC_ASSERT(G_N_ELEMENTS(frequencies) == SCHEDULE_FREQUENCIES);

static bool
read_number(const char *text, guint64 least, guint64 most, int *number)
{
	guint64 value = 0;

	if (!g_ascii_string_to_unsigned(text, 10, least, most, &value, NULL)) {
		return false;
	}
	*number = (int)value;
	return true;
}

static bool
read_weekday(const char *word, int *day)
{
	for (int weekday = 1; weekday <= WEEKDAYS; weekday++) {
		const char *name = date_weekday_name(weekday);
		g_autofree char *brief = g_strndup(name, WEEKDAY_SHORT_LENGTH);

		if (g_ascii_strcasecmp(word, name) == 0 || g_ascii_strcasecmp(word, brief) == 0) {
			*day = weekday;
			return true;
		}
	}
	return false;
}

static bool
read_time(const char *word, Schedule *schedule)
{
	g_auto(GStrv) parts = g_strsplit(word, ":", 0);

	return g_strv_length(parts) == 2 && strlen(parts[1]) == 2
		&& read_number(parts[0], 0, 23, &schedule->hour)
		&& read_number(parts[1], 0, 59, &schedule->minute);
}

/* The words of a schedule, and the next to be read. */
typedef struct Words {
	GPtrArray *list; /* owned, of char * */
	guint next;
} Words;

static void
words_clear(Words *words)
{
	g_clear_pointer(&words->list, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Words, words_clear)

/* The words between blanks; runs of blanks count as one. */
static Words
words_split(const char *text)
{
	Words words = { .list = g_ptr_array_new_with_free_func(g_free) };
	g_auto(GStrv) parts = g_strsplit_set(text, " \t", 0);

	for (char **part = parts; *part != NULL; part++) {
		if (**part != '\0') {
			g_ptr_array_add(words.list, g_strdup(*part));
		}
	}
	return words;
}

/* The next word, "" behind the last one. */
static const char *
words_take(Words *words)
{
	return words->next < words->list->len ? g_ptr_array_index(words->list, words->next++) : "";
}

/* Whether the next word is @wanted, which is taken then. */
static bool
words_are(Words *words, const char *wanted)
{
	const bool is_there = words->next < words->list->len
		&& g_ascii_strcasecmp(g_ptr_array_index(words->list, words->next), wanted) == 0;

	words->next += is_there;
	return is_there;
}

/* "2026-11-02" */
static bool
read_date(const char *word, guint32 *julian)
{
	GDate date;

	if (!date_parse_day(word, &date)) {
		return false;
	}
	*julian = g_date_get_julian(&date);
	return true;
}

/* "every 2 weeks", "every 2 weeks from 2026-11-02", or nothing. */
static bool
read_every(Words *words, Schedule *schedule)
{
	if (!words_are(words, "every")) {
		return true;
	}
	return read_number(words_take(words), 1, SCHEDULE_EVERY_MAX, &schedule->every)
		&& (words_are(words, "weeks") || words_are(words, "week"))
		&& (!words_are(words, "from") || read_date(words_take(words), &schedule->counted));
}

/* "first" … "last" */
static bool
read_week(Words *words, int *week)
{
	for (int i = 1; i <= SCHEDULE_WEEK_LAST; i++) {
		if (words_are(words, weeks[i])) {
			*week = i;
			return true;
		}
	}
	return false;
}

static bool
read_words(Words *words, Schedule *schedule)
{
	if (words_are(words, frequencies[SCHEDULE_DAILY])) {
		schedule->frequency = SCHEDULE_DAILY;
		return read_time(words_take(words), schedule);
	}
	if (words_are(words, frequencies[SCHEDULE_WEEKLY])) {
		schedule->frequency = SCHEDULE_WEEKLY;
		return read_weekday(words_take(words), &schedule->day)
			&& read_time(words_take(words), schedule) && read_every(words, schedule);
	}
	schedule->frequency = SCHEDULE_MONTHLY;
	return words_are(words, frequencies[SCHEDULE_MONTHLY])
		&& (read_week(words, &schedule->week)
				? read_weekday(words_take(words), &schedule->day)
				: read_number(words_take(words), 1, MONTH_DAYS, &schedule->day))
		&& read_time(words_take(words), schedule);
}

bool
schedule_parse(const char *text, Schedule *schedule, GError **error)
{
	g_auto(Words) words = words_split(text);
	Schedule read = { .frequency = SCHEDULE_DAILY };

	if (!read_words(&words, &read) || words.next < words.list->len) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" is no schedule (expected \"weekly Monday 07:30\", behind it "
			"perhaps \"every 2 weeks\" or \"every 2 weeks from 2026-11-02\", "
			"\"daily 07:30\", \"monthly 1 07:30\" or \"monthly first Monday "
			"07:30\")",
			text);
		return false;
	}
	*schedule = read;
	return true;
}

bool
schedule_read(const char *text, void *schedule, GError **error)
{
	Schedule judged;

	return schedule_parse(text, schedule != NULL ? schedule : &judged, error);
}

/* Weeks that all count need no day to be counted from. */
static void
append_every(const Schedule *schedule, GString *text)
{
	if (schedule->every <= 1) {
		return;
	}
	g_string_append_printf(text, " every %d weeks", schedule->every);
	if (schedule->counted != 0) {
		g_autofree char *day = date_day_text(schedule->counted);

		g_string_append_printf(text, " from %s", day);
	}
}

ScheduleCourse
schedule_course(ScheduleFrequency frequency)
{
	switch (frequency) {
	case SCHEDULE_BY_MONTH:
		return SCHEDULE_COURSE_MONTH;
	case SCHEDULE_AFTER_CHAT:
		return SCHEDULE_COURSE_CHAT;
	default:
		return SCHEDULE_COURSE_OWN;
	}
}

bool
schedule_is_monthly(const Schedule *schedule)
{
	return schedule->frequency == SCHEDULE_MONTHLY || schedule->frequency == SCHEDULE_BY_MONTH;
}

char *
schedule_text(const Schedule *schedule)
{
	const bool is_monthly = schedule_is_monthly(schedule);
	GString *text =
		g_string_new(frequencies[is_monthly ? SCHEDULE_MONTHLY : schedule->frequency]);

	if (is_monthly && schedule->week > 0) {
		g_string_append_printf(text, " %s %s", weeks[schedule->week],
			date_weekday_name(schedule->day));
	} else if (is_monthly) {
		g_string_append_printf(text, " %d", schedule->day);
	} else if (schedule->frequency == SCHEDULE_WEEKLY) {
		g_string_append_printf(text, " %s", date_weekday_name(schedule->day));
	}
	g_string_append_printf(text, " %02d:%02d", schedule->hour, schedule->minute);
	if (schedule->frequency == SCHEDULE_WEEKLY) {
		append_every(schedule, text);
	}
	return g_string_free(text, FALSE);
}

int
schedule_days_max(const Schedule *schedule)
{
	switch (schedule->frequency) {
	case SCHEDULE_WEEKLY:
		return WEEKDAYS * MAX(schedule->every, 1);
	case SCHEDULE_MONTHLY:
	case SCHEDULE_BY_MONTH:
		/* From the first Monday of one month to that of the next are up to five weeks. */
		return schedule->week > 0 ? 5 * WEEKDAYS : MONTH_DAYS;
	default:
		return 1;
	}
}

const char *
schedule_frequency_name(ScheduleFrequency frequency)
{
	return frequencies[frequency];
}

ScheduleFrequency
schedule_frequency_from_name(const char *name)
{
	return (ScheduleFrequency)names_find(name, frequencies, SCHEDULE_FREQUENCIES,
		SCHEDULE_WEEKLY);
}
