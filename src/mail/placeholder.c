#include "mail/placeholder.h"

#include "base/token.h"

#include <string.h>

/* RFC 2045, 6.7 (5): a line that goes on. */
#define SOFT_BREAK "=\r\n"

/*
 * The encoded form of one byte of text: where it is in *encoded, which is moved behind it. Line
 * ends of all kinds were made CRLF.
 */
static const char *
follow_byte(const char *text, const char **encoded)
{
	while (strncmp(*encoded, SOFT_BREAK, strlen(SOFT_BREAK)) == 0) {
		*encoded += strlen(SOFT_BREAK);
	}
	const char *at = *encoded;
	if (*text == '\n' || *text == '\r') {
		*encoded += strncmp(at, "\r\n", 2) == 0 ? 2 : 0;
	} else if (*at == '=') {
		const int high = g_ascii_xdigit_value(at[1]);
		const int low = high < 0 ? -1 : g_ascii_xdigit_value(at[2]);
		*encoded += low >= 0 && (guchar)*text == high * 16 + low ? 3 : 0;
	} else {
		*encoded += *at == *text ? 1 : 0;
	}
	return *encoded == at ? NULL : at;
}

/* Whether a byte of the place that began last is at hand; it can be overwritten as it stands. */
static bool
is_in_place(const GArray *places, guint begun, gsize at)
{
	return begun > 0 && at - g_array_index(places, gsize, begun - 1) < TOKEN_LENGTH;
}

bool
placeholder_follow(const char *text, const GArray *places, const char *encoded, gsize base,
	GArray *offsets)
{
	const char *next = encoded;
	guint begun = 0;
	const guint want = offsets->len + places->len * TOKEN_LENGTH;

	for (gsize at = 0; text[at] != '\0'; at++) {
		if (text[at] == '\r' && text[at + 1] == '\n') {
			continue;
		}
		const char *byte = follow_byte(text + at, &next);
		if (byte == NULL) {
			return false;
		}
		if (begun < places->len && g_array_index(places, gsize, begun) == at) {
			begun++;
		}
		if (is_in_place(places, begun, at)) {
			const gsize offset = base + (gsize)(byte - encoded);
			if (*byte != text[at]) {
				return false;
			}
			g_array_append_val(offsets, offset);
		}
	}
	return offsets->len == want;
}

void
placeholder_fill(char *bytes, const GArray *offsets, const char *token)
{
	for (guint i = 0; i < offsets->len; i++) {
		bytes[g_array_index(offsets, gsize, i)] = token[i % TOKEN_LENGTH];
	}
}
