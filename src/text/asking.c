#include "text/asking.h"

#include "text/url.h"

#include <glib.h>

static bool
is_blank(const char *at)
{
	return *at == '\0' || g_unichar_isspace(g_utf8_get_char(at));
}

static bool
is_closing_quote(gunichar c)
{
	return c == '"' || c == '\'' || c == 0x201C || c == 0x201D || c == 0x2019 || c == 0x00BB;
}

/* A question mark, which ends a word; one that is full width or Arabic needs no blank behind it.
 * Greek's is a semicolon, which asks nothing elsewhere. */
static bool
is_question_mark(const char *at)
{
	const gunichar c = g_utf8_get_char(at);
	const char *next = g_utf8_next_char(at);

	if (c != '?') {
		return c == 0xFF1F || c == 0x061F;
	}
	return is_blank(next)
		|| (!g_unichar_isalnum(g_utf8_get_char(next))
			&& !is_closing_quote(g_utf8_get_char(next)));
}

bool
asking_is(const char *text)
{
	bool is_in_address = false, is_behind_word = false;

	for (const char *at = text == NULL ? "" : text; *at != '\0'; at = g_utf8_next_char(at)) {
		is_in_address = !is_blank(at) && (is_in_address || url_begins_at(at));
		if (is_behind_word && !is_in_address && is_question_mark(at)) {
			return true;
		}
		/* Some languages have a blank before the mark. */
		is_behind_word = is_blank(at) ? is_behind_word : !is_in_address;
	}
	return false;
}
