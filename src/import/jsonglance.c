#include "import/jsonglance.h"

#include "import/sift.h"
#include "text/charset.h"

#include <string.h>

/* The full-width sign, U+FF03, in UTF-8. */
static const guchar sign[] = { 0xef, 0xbc, 0x83 };

/* A byte written as a character, by an escape (RFC 8259, 7: its digits in either case) or as it
 * stands. @at behind it, moved before it. */
static bool
step_back(const char *json, const char **at, guchar byte)
{
	const char raw[] = { (char)(0xc0 | byte >> 6), (char)(0x80 | (byte & 0x3f)) };
	char escape[sizeof "\\u0000"];
	const gsize length = (gsize)(*at - json);

	g_snprintf(escape, sizeof escape, "\\u%04x", byte);
	if (length >= sizeof raw && memcmp(*at - sizeof raw, raw, sizeof raw) == 0) {
		*at -= sizeof raw;
		return true;
	}
	if (length >= strlen(escape)
		&& g_ascii_strncasecmp(*at - strlen(escape), escape, strlen(escape)) == 0) {
		*at -= strlen(escape);
		return true;
	}
	return false;
}

static bool
ends_in_sign(const char *json, const char *at)
{
	for (gsize i = G_N_ELEMENTS(sign); i > 0; i--) {
		if (!step_back(json, &at, sign[i - 1])) {
			return false;
		}
	}
	return true;
}

static bool
has_sign(const char *json, gsize length)
{
	/* Its last byte is seldom, and an escape of it has no letters. */
	static const char *const lasts[] = { "\\u0083", "\xc2\x83" };
	const char *end = json + length;

	for (gsize i = 0; i < G_N_ELEMENTS(lasts); i++) {
		const gsize size = strlen(lasts[i]);
		const char *at = json;

		while ((at = memmem(at, (gsize)(end - at), lasts[i], size)) != NULL) {
			at += size;
			if (ends_in_sign(json, at)) {
				return true;
			}
		}
	}
	return false;
}

/* Where characters are bytes (RFC 3629, 3: C2 or C3 and another byte are U+0080 to U+00FF), those
 * bytes. @return owned, valid UTF-8. */
static char *
as_bytes(const GString *text)
{
	GString *bytes = g_string_sized_new(text->len);
	const char *end = text->str + text->len;

	for (const char *at = text->str; at < end;) {
		const bool is_byte = (*at == '\xc2' || *at == '\xc3') && at + 1 < end;

		g_string_append_c(bytes,
			is_byte ? (char)(((guchar)*at & 3) << 6 | (at[1] & 0x3f)) : *at);
		at += is_byte ? 2 : 1;
	}
	g_autofree char *made = g_string_free(bytes, FALSE);
	return charset_make_valid(made);
}

bool
jsonglance(const HashtagGlance *glance, const char *json, gsize length, GString *scratch)
{
	g_string_truncate(scratch, 0);
	if (sift_json(glance, json, length, scratch) || has_sign(json, length)) {
		return true;
	}
	g_autofree char *repaired = scratch->len > 0 ? as_bytes(scratch) : NULL;
	return repaired != NULL && hashtag_glance_text(glance, repaired);
}
