#include "import/jsonglance.h"

#include "import/sift.h"
#include "text/charset.h"

#include <string.h>

/* The full-width sign, U+FF03: each byte of its UTF-8 written as a character, as that stands and
 * escaped (RFC 8259, 7: the digits in either case). */
static const char *const sign[][2] = { { "\xc3\xaf", "\\u00ef" }, { "\xc2\xbc", "\\u00bc" },
	{ "\xc2\x83", "\\u0083" } };

/* @at behind one of the spellings, moved before it. */
static bool
step_back(const char *json, const char **at, const char *const spellings[2])
{
	for (gsize i = 0; i < 2; i++) {
		const gsize length = strlen(spellings[i]);

		if ((gsize)(*at - json) >= length
			&& g_ascii_strncasecmp(*at - length, spellings[i], length) == 0) {
			*at -= length;
			return true;
		}
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

/* Found by its last byte, which is rare and has an escape without letters. */
static bool
has_sign(const char *json, gsize length)
{
	const char *const *lasts = sign[G_N_ELEMENTS(sign) - 1];
	const char *end = json + length;

	for (gsize i = 0; i < 2; i++) {
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
