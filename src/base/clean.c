#include "base/clean.h"

#include <stdbool.h>

#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029

/* What turns the order in which what follows is shown (UAX 9, 2.1 to 2.4). */
static bool
is_turning(gunichar character)
{
	return (character >= 0x202a && character <= 0x202e)
		|| (character >= 0x2066 && character <= 0x2069);
}

static bool
is_unsafe(gunichar character, CleanLines lines)
{
	if (character == '\n') {
		return lines == CLEAN_ONE_LINE;
	}
	return g_unichar_iscntrl(character) || is_turning(character) || character == LINE_SEPARATOR
		|| character == PARAGRAPH_SEPARATOR;
}

char *
clean_text(const char *text, CleanLines lines, gsize bytes_max)
{
	GString *clean = g_string_new(NULL);
	const char *at = text == NULL ? "" : text;

	while (*at != '\0') {
		const gunichar character = g_utf8_get_char_validated(at, -1);
		const bool is_valid = (gint32)character >= 0;
		const gsize length = is_valid ? (gsize)(g_utf8_next_char(at) - at) : 1;
		const bool is_kept = is_valid && !is_unsafe(character, lines);

		if ((is_kept ? length : 1) > bytes_max - clean->len) {
			break;
		}
		g_string_append_len(clean, is_kept ? at : "?", is_kept ? (gssize)length : 1);
		at += length;
	}
	return g_string_free(clean, FALSE);
}
