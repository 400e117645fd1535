#include "model/when.h"

#include "base/error.h"
#include "base/prefix.h"
#include "text/date.h"
#include "text/words.h"

#include <string.h>

#define MIDNIGHT "00:00"

/* How a schedule begins, and how people say the same of something that takes place. */
static const struct {
	const char *schedule, *said;
} beginnings[] = {
	{ "daily ", "every day " },
	{ "weekly ", "every " },
	{ "monthly ", "" },
};

static bool
is_word(const char *word, const char *wanted)
{
	return word != NULL && g_ascii_strcasecmp(word, wanted) == 0;
}

/* Whether one of @words is an hour. */
static bool
has_hour(char **words)
{
	for (char **word = words; *word != NULL; word++) {
		if (strchr(*word, ':') != NULL) {
			return true;
		}
	}
	return false;
}

/* The words as a schedule has them: @frequency, @days of them, the hour, and the rest. */
static bool
read_rule(const char *frequency, char **words, guint days, When *when)
{
	GString *text = g_string_new(frequency);
	guint i = 0;

	for (; words[i] != NULL; i++) {
		if (i == days && when->is_all_day) {
			g_string_append(text, " " MIDNIGHT);
		}
		g_string_append_printf(text, " %s", words[i]);
	}
	if (i == days && when->is_all_day) {
		g_string_append(text, " " MIDNIGHT);
	}
	g_autofree char *schedule = g_string_free(text, FALSE);
	return schedule_parse(schedule, &when->schedule, NULL);
}

static bool
read_words(char **words, When *when)
{
	GDate day;

	if (words == NULL || words[0] == NULL) {
		return false;
	}
	when->is_all_day = !has_hour(words);
	if (date_parse_day(words[0], &day)) {
		when->day = g_date_get_julian(&day);
		return read_rule("daily", words + 1, 0, when);
	}
	if (is_word(words[0], "every")) {
		return is_word(words[1], "day") ? read_rule("daily", words + 2, 0, when)
						: read_rule("weekly", words + 1, 1, when);
	}
	/* A schedule may name a day of the month by its number; nobody meets by that. */
	return read_rule("monthly", words, 2, when) && when->schedule.week > 0;
}

bool
when_parse(const char *text, When *when, GError **error)
{
	g_auto(GStrv) words = words_of_command(text);
	When read = { .day = 0 };

	if (!read_words(words, &read)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" is no time at which something takes place (expected \"third "
			"Thursday 20:00\", \"last Friday 20:00\", \"every Thursday 20:00\", "
			"behind it perhaps \"every 2 weeks from 2026-11-05\", \"2026-12-03 "
			"20:00\"; without an hour it is all day)",
			text);
		return false;
	}
	*when = read;
	return true;
}

bool
when_read(const char *text, void *list, GError **error)
{
	GArray **whens = list;
	When when;

	if (!when_parse(text, &when, error)) {
		return false;
	}
	if (whens != NULL) {
		g_array_append_val(*whens, when);
	}
	return true;
}

char *
when_text(const When *when)
{
	g_autofree char *schedule = schedule_text(&when->schedule);
	GString *text = g_string_new(schedule);

	for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		if (prefix_stands_at(schedule, beginnings[i].schedule)) {
			g_string_erase(text, 0, (gssize)strlen(beginnings[i].schedule));
			g_string_prepend(text, when->day != 0 ? "" : beginnings[i].said);
			break;
		}
	}
	if (when->day != 0) {
		g_autofree char *day = date_day_text(when->day);

		g_string_prepend(g_string_prepend(text, " "), day);
	}
	if (when->is_all_day) {
		g_string_replace(text, " " MIDNIGHT, "", 1);
	}
	return g_string_free(text, FALSE);
}
