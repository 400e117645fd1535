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

/* The words between blanks; runs of blanks count as one. */
static GPtrArray *
split_words(const char *text)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) parts = g_strsplit_set(text, " \t", 0);

	for (char **part = parts; *part != NULL; part++) {
		if (**part != '\0') {
			g_ptr_array_add(words, g_strdup(*part));
		}
	}
	return words;
}

static bool
read_words(const GPtrArray *words, Schedule *schedule)
{
	const char *first = words->len > 0 ? g_ptr_array_index(words, 0) : "";
	const char *second = words->len > 1 ? g_ptr_array_index(words, 1) : "";
	const char *third = words->len > 2 ? g_ptr_array_index(words, 2) : "";

	if (words->len == 2 && g_ascii_strcasecmp(first, frequencies[SCHEDULE_DAILY]) == 0) {
		schedule->frequency = SCHEDULE_DAILY;
		return read_time(second, schedule);
	}
	if (words->len != 3 || !read_time(third, schedule)) {
		return false;
	}
	if (g_ascii_strcasecmp(first, frequencies[SCHEDULE_WEEKLY]) == 0) {
		schedule->frequency = SCHEDULE_WEEKLY;
		return read_weekday(second, &schedule->day);
	}
	schedule->frequency = SCHEDULE_MONTHLY;
	return g_ascii_strcasecmp(first, frequencies[SCHEDULE_MONTHLY]) == 0
		&& read_number(second, 1, MONTH_DAYS, &schedule->day);
}

bool
schedule_parse(const char *text, Schedule *schedule, GError **error)
{
	g_autoptr(GPtrArray) words = split_words(text);
	Schedule read = { .frequency = SCHEDULE_DAILY };

	if (!read_words(words, &read)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" is no schedule (expected \"weekly Monday 07:30\", "
			"\"daily 07:30\" or \"monthly 1 07:30\")",
			text);
		return false;
	}
	*schedule = read;
	return true;
}

char *
schedule_text(const Schedule *schedule)
{
	const char *frequency = schedule_frequency_name(schedule->frequency);

	switch (schedule->frequency) {
	case SCHEDULE_WEEKLY:
		return g_strdup_printf("%s %s %02d:%02d", frequency,
			date_weekday_name(schedule->day), schedule->hour, schedule->minute);
	case SCHEDULE_MONTHLY:
		return g_strdup_printf("%s %d %02d:%02d", frequency, schedule->day, schedule->hour,
			schedule->minute);
	default:
		return g_strdup_printf("%s %02d:%02d", frequency, schedule->hour, schedule->minute);
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
