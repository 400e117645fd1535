#include "model/pause.h"

#include "base/error.h"
#include "text/date.h"
#include "text/words.h"

#include <string.h>

#define FORM "\"2026-12-19..2027-01-04\", with merge or skip behind it"

static const char between[] = "..";
static const char merge[] = "merge";
static const char skip[] = "skip";

/* "2026-12-19..2027-01-04" */
static bool
read_days(const char *word, Pause *pause)
{
	const char *dots = strstr(word, between);
	g_autofree char *first = g_strndup(word, dots == NULL ? 0 : (gsize)(dots - word));
	GDate from, until;

	if (!date_parse_day(first, &from) || !date_parse_day(dots + strlen(between), &until)) {
		return false;
	}
	pause->from = g_date_get_julian(&from);
	pause->until = g_date_get_julian(&until);
	return true;
}

/* The two words. @return whether there are no others. */
static bool
read_words(const char *text, Pause *pause)
{
	g_autofree char *tidy = g_strdup(text);
	char *days = g_strstrip(tidy);
	char *word = strpbrk(days, " \t");

	if (word != NULL) {
		*word++ = '\0';
		word = g_strchug(word);
		pause->is_skipped = g_ascii_strcasecmp(word, skip) == 0;
	}
	return read_days(days, pause)
		&& (word == NULL || pause->is_skipped || g_ascii_strcasecmp(word, merge) == 0);
}

/* What is wrong with days that can be read, or NULL. */
static const char *
find_fault(const Pause *pause)
{
	if (pause->until <= pause->from) {
		return "is over before it begins (expected the day on which it goes on behind the "
		       "dots, later than the one before them)";
	}
	if (pause->until - pause->from > PAUSE_DAYS_MAX) {
		return "is longer than a year (expected " G_STRINGIFY(
			PAUSE_DAYS_MAX) " days at most; what is to rest for good is taken out of "
					"the ini)";
	}
	return NULL;
}

bool
pause_parse(const char *text, Pause *pause, GError **error)
{
	Pause read = { .is_skipped = false };

	if (!read_words(text, &read)) {
		error_set(error, ERROR_CONFIG_PERMANENT, "\"%s\" is no pause (expected " FORM ")",
			text);
		return false;
	}
	const char *fault = find_fault(&read);
	if (fault != NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT, "\"%s\" %s", text, fault);
		return false;
	}
	*pause = read;
	return true;
}

bool
pause_read(const char *text, void *list, GError **error)
{
	GArray **pauses = list;
	Pause pause;

	if (!pause_parse(text, &pause, error)) {
		return false;
	}
	if (pauses != NULL) {
		g_array_append_val(*pauses, pause);
	}
	return true;
}

/* "2026-12-24", or days from one to another. */
static bool
read_day_or_days(const char *word, Pause *pause)
{
	GDate day;

	if (!date_parse_day(word, &day)) {
		return read_days(word, pause);
	}
	pause->from = g_date_get_julian(&day);
	pause->until = pause->from + 1;
	return true;
}

bool
pause_read_days(const char *text, void *list, GError **error)
{
	g_auto(GStrv) words = words_of_list(text);
	GArray **pauses = list;

	for (char **word = words; *word != NULL; word++) {
		Pause pause = { .is_skipped = false };

		if (!read_day_or_days(*word, &pause)) {
			error_set(error, ERROR_CONFIG_PERMANENT,
				"\"%s\" is no day (expected one such as 2026-12-24, or several: "
				"2026-12-19..2027-01-04)",
				*word);
			return false;
		}
		const char *fault = find_fault(&pause);
		if (fault != NULL) {
			error_set(error, ERROR_CONFIG_PERMANENT, "\"%s\" %s", *word, fault);
			return false;
		}
		if (pauses != NULL) {
			g_array_append_val(*pauses, pause);
		}
	}
	return true;
}

bool
day_read(const char *text, void *day, GError **error)
{
	guint32 *read = day;
	GDate date;

	if (!date_parse_day(text, &date)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" is no day (expected one such as 2027-07-16)", text);
		return false;
	}
	if (read != NULL) {
		*read = g_date_get_julian(&date);
	}
	return true;
}

char *
pause_text(const Pause *pause)
{
	g_autofree char *from = date_day_text(pause->from);
	g_autofree char *until = date_day_text(pause->until);

	return g_strdup_printf("%s%s%s %s", from, between, until, pause->is_skipped ? skip : merge);
}

bool
pause_overlaps(const Pause *pause, const Pause *other)
{
	return pause->from < other->until && other->from < pause->until;
}
