#include "mail/placeholder.h"

#include "base/token.h"
#include "model/edition.h"

#include <stdbool.h>
#include <string.h>

/* RFC 2045, 6.7 (5): a line that goes on. No token holds a '='. */
#define SOFT_BREAK "=\r\n"

/* The offsets of one placeholder that begins at @start; false when none does. */
static bool
match_at(const char *encoded, gsize start, gsize offsets[TOKEN_LENGTH])
{
	gsize at = start;

	for (gsize i = 0; i < TOKEN_LENGTH; i++) {
		if (i > 0 && strncmp(encoded + at, SOFT_BREAK, strlen(SOFT_BREAK)) == 0) {
			at += strlen(SOFT_BREAK);
		}
		if (encoded[at] != VARIANT_TOKEN[i]) {
			return false;
		}
		offsets[i] = at++;
	}
	return true;
}

GArray *
placeholder_find(const char *encoded)
{
	GArray *offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
	const char *at = strchr(encoded, VARIANT_TOKEN[0]);

	while (at != NULL) {
		gsize found[TOKEN_LENGTH];

		if (match_at(encoded, (gsize)(at - encoded), found)) {
			g_array_append_vals(offsets, found, TOKEN_LENGTH);
			at = encoded + found[TOKEN_LENGTH - 1];
		}
		at = strchr(at + 1, VARIANT_TOKEN[0]);
	}
	return offsets;
}

guint
placeholder_count(const char *text)
{
	const char *at = text == NULL ? NULL : strstr(text, VARIANT_TOKEN);
	guint count = 0;

	while (at != NULL) {
		count++;
		at = strstr(at + TOKEN_LENGTH, VARIANT_TOKEN);
	}
	return count;
}

void
placeholder_fill(char *bytes, const GArray *offsets, const char *token)
{
	for (guint i = 0; i < offsets->len; i++) {
		bytes[g_array_index(offsets, gsize, i)] = token[i % TOKEN_LENGTH];
	}
}
