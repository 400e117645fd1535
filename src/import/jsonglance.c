#include "import/jsonglance.h"

#include "import/sift.h"
#include "text/charset.h"

#include <string.h>

/* The full-width sign, its bytes written as characters, by escapes or as they stand. */
static const char *const signs[] = { "\\u00ef\\u00bc\\u0083", "\\u00EF\\u00BC\\u0083",
	"\xc3\xaf\xc2\xbc\xc2\x83" };

static bool
has_sign(const char *json, gsize length)
{
	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (memmem(json, length, signs[i], strlen(signs[i])) != NULL) {
			return true;
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
