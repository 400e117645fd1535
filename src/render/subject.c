#include "render/subject.h"

#include <string.h>

#include "base/error.h"
#include "render/phrases.h"
#include "text/plain.h"

/* Of a title that leaves little room for what is inside, so much stays. */
#define TITLE_CHARACTERS_MIN 30

static const char *const names[] = { "title", "inside", "dates", "number", "count", NULL };

bool
subject_check(const char *pattern, GError **error)
{
	static const char expected[] =
		"expected {title}, {inside}, {dates}, {number} or {count}, and words";

	for (const char *at = strchr(pattern, '{'); at != NULL; at = strchr(at + 1, '{')) {
		const gsize length = strcspn(at, "}");
		g_autofree char *name = g_strndup(at + 1, length - 1);

		if (at[length] == '\0') {
			error_set(error, ERROR_CONFIG_PERMANENT, "a { is never closed (%s)",
				expected);
			return false;
		}
		if (!g_strv_contains(names, name)) {
			error_set(error, ERROR_CONFIG_PERMANENT, "{%s} stands for nothing (%s)",
				name, expected);
			return false;
		}
	}
	return true;
}

static char *
fill(const char *pattern, const SubjectWords *words)
{
	return phrases_fill(pattern,
		PHRASE_VALUES({ "title", words->title }, { "inside", words->inside },
			{ "dates", words->dates }, { "number", words->number },
			{ "count", words->count }));
}

static gsize
length_of(const char *pattern, const SubjectWords *words)
{
	g_autofree char *filled = fill(pattern, words);

	return (gsize)g_utf8_strlen(filled, -1);
}

gsize
subject_room(const char *pattern, const SubjectWords *words, bool is_title_cut)
{
	const gsize title = (gsize)g_utf8_strlen(words->title, -1);
	const gsize spare = is_title_cut && title > TITLE_CHARACTERS_MIN
		? title - TITLE_CHARACTERS_MIN
		: 0;
	SubjectWords empty = *words;

	empty.inside = "";
	const gsize taken = length_of(pattern, &empty) - spare;
	return taken < SUBJECT_CHARACTERS_MAX ? SUBJECT_CHARACTERS_MAX - taken : 0;
}

/* @return owned: no longer than @characters, "…" and all. */
static char *
cut_to(const char *text, gsize characters)
{
	return (gsize)g_utf8_strlen(text, -1) <= characters ? g_strdup(text)
							    : plain_cut(text, characters - 1, NULL);
}

char *
subject_fill(const char *pattern, const SubjectWords *words)
{
	const gsize title = (gsize)g_utf8_strlen(words->title, -1);
	const gsize length = length_of(pattern, words);
	SubjectWords fitting = *words;

	if (words->inside == NULL && strstr(pattern, "{inside}") != NULL) {
		return NULL;
	}
	const gsize over = length > SUBJECT_CHARACTERS_MAX ? length - SUBJECT_CHARACTERS_MAX : 0;
	g_autofree char *short_title = cut_to(words->title, title > over + 1 ? title - over : 2);
	fitting.title = short_title;
	g_autofree char *filled = fill(pattern, &fitting);
	g_autofree char *line = plain_line(filled);
	return line == NULL ? NULL : cut_to(line, SUBJECT_CHARACTERS_MAX);
}
