#include "import/jsonglance.h"

#include "text/charset.h"

#include <string.h>

/* The first byte of the full-width sign, which some exports write as a character by itself. */
#define FULL_WIDTH_FIRST 0xef
#define FULL_WIDTH_SIGN 0xff03
#define REPLACEMENT 0xfffd
#define ESCAPE_DIGITS 4

/* The number behind "\u"; -1: it is none. */
static int
unit_at(const char *at, const char *end)
{
	int unit = 0;

	if (end - at < ESCAPE_DIGITS) {
		return -1;
	}
	for (int i = 0; i < ESCAPE_DIGITS; i++) {
		const int digit = g_ascii_xdigit_value(at[i]);

		if (digit < 0) {
			return -1;
		}
		unit = unit * 16 + digit;
	}
	return unit;
}

/* Whether a sign stands there in any writing. */
static bool
may_have_sign(const char *json, gsize length)
{
	const char *end = json + length;

	if (memchr(json, '#', length) != NULL || memchr(json, FULL_WIDTH_FIRST, length) != NULL) {
		return true;
	}
	for (const char *at = json; (at = memchr(at, '\\', (gsize)(end - at))) != NULL;) {
		const int unit = at + 1 < end && at[1] == 'u' ? unit_at(at + 2, end) : -1;

		if (unit == '#' || unit == FULL_WIDTH_FIRST || unit == FULL_WIDTH_SIGN) {
			return true;
		}
		at += MIN(end - at, 2);
	}
	return false;
}

/* ---- strings unescaped (RFC 8259, 7) ---- */

/* The character of "\uXXXX" at @at, behind it; both halves of a pair. */
static const char *
take_unit(const char *at, const char *end, gunichar *character)
{
	const int high = unit_at(at, end);

	if (high < 0) {
		*character = REPLACEMENT;
		return at;
	}
	at += ESCAPE_DIGITS;
	*character = high != 0 ? (gunichar)high : REPLACEMENT;
	if (high >= 0xd800 && high <= 0xdfff) {
		const int low = end - at > 2 && at[0] == '\\' && at[1] == 'u' ? unit_at(at + 2, end)
									      : -1;

		*character = REPLACEMENT;
		if (high < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
			*character = 0x10000 + (((gunichar)high & 0x3ff) << 10)
				+ ((gunichar)low & 0x3ff);
			at += 2 + ESCAPE_DIGITS;
		}
	}
	return at;
}

/* The character of the escape behind a '\'. */
static const char *
take_escape(const char *at, const char *end, gunichar *character)
{
	static const char names[] = "bfnrt";
	static const char meant[] = "\b\f\n\r\t";
	const char *found = at < end && *at != '\0' ? strchr(names, *at) : NULL;

	if (at < end && *at == 'u') {
		return take_unit(at + 1, end, character);
	}
	*character = found != NULL ? (gunichar)meant[found - names]
		: at < end         ? (gunichar)(guchar)*at
				   : REPLACEMENT;
	return at < end ? at + 1 : at;
}

/* What stands there; of bytes that were written as characters (RFC 3629, 3: C2 or C3 and another
 * byte are U+0080 to U+00FF) those. */
static void
append_run(const char *at, const char *end, bool as_bytes, GString *out)
{
	while (as_bytes && at < end) {
		const bool is_byte = (*at == '\xc2' || *at == '\xc3') && at + 1 < end;

		g_string_append_c(out,
			is_byte ? (char)(((guchar)*at & 3) << 6 | (at[1] & 0x3f)) : *at);
		at += is_byte ? 2 : 1;
	}
	g_string_append_len(out, at, end - at);
}

/* Which of two writings: as it stands; or where bytes were written as characters, those bytes. */
static void
unescape(const char *json, gsize length, bool as_bytes, GString *out)
{
	const char *end = json + length;

	g_string_truncate(out, 0);
	for (const char *at = json; at < end;) {
		const char *stop = memchr(at, '\\', (gsize)(end - at));
		gunichar character;

		append_run(at, stop != NULL ? stop : end, as_bytes, out);
		if (stop == NULL) {
			return;
		}
		at = take_escape(stop + 1, end, &character);
		if (character < 0x80 || (as_bytes && character < 0x100)) {
			g_string_append_c(out, (char)character);
		} else {
			g_string_append_unichar(out, character);
		}
	}
}

bool
jsonglance(const HashtagGlance *glance, const char *json, gsize length, GString *scratch)
{
	if (glance == NULL) {
		return true;
	}
	if (!may_have_sign(json, length)) {
		return false;
	}
	unescape(json, length, false, scratch);
	if (!charset_is_valid(scratch->str, scratch->len)
		|| hashtag_glance_text(glance, scratch->str)) {
		return true;
	}
	unescape(json, length, true, scratch);
	g_autofree char *text = charset_make_valid(scratch->str);
	return hashtag_glance_text(glance, text);
}
