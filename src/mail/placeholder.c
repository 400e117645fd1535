#include "mail/placeholder.h"

#include "base/prefix.h"
#include "base/token.h"

#include <string.h>

/* RFC 2045, 6.7 (5): a line that goes on. */
#define SOFT_BREAK "=\r\n"

/*
 * The encoded form of one byte of text: where it is in *encoded, which is moved behind it; NULL
 * when another stands there. Line ends of all kinds were made CRLF.
 */
static const char *
follow_byte(const char *text, const char **encoded)
{
	char want[] = { *text, '\0', '\0', '\0' };

	while (prefix_stands_at(*encoded, SOFT_BREAK)) {
		*encoded += strlen(SOFT_BREAK);
	}
	const char *at = *encoded;
	if (*text == '\n' || *text == '\r') {
		g_strlcpy(want, "\r\n", sizeof want);
	} else if (*at == '=') {
		g_snprintf(want, sizeof want, "=%02X", (guchar)*text);
	}
	if (!prefix_stands_at(at, want)) {
		return NULL;
	}
	*encoded += strlen(want);
	return at;
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
