#include "text/utf16.h"

#include <string.h>

/* So many characters at the beginning, each with a NUL, tell UTF-16 that does not say so. */
#define TOLD_UNITS 8
#define SOME_BYTES ((gsize)32 * 1024)
/* A character's; rooms are larger (base/reader). */
#define UTF8_BYTES_MAX 4
#define REPLACEMENT 0xfffd

typedef struct Utf16 {
	Reader *reader; /* borrowed */
	bool is_big;    /* the greater byte stands first */
} Utf16;

static gunichar
unit_at(const Utf16 *of, const char *at)
{
	const guchar one = (guchar)at[0], two = (guchar)at[1];

	return of->is_big ? (gunichar)(one << 8 | two) : (gunichar)(two << 8 | one);
}

/* The character at @at, before @end (RFC 2781, 2.2). @used out: bytes, 0: its second half is still
 * to come. */
static gunichar
character_at(const Utf16 *of, const char *at, const char *end, gsize *used)
{
	const gunichar high = unit_at(of, at);

	*used = 2;
	if (high < 0xd800 || high > 0xdfff) {
		return high != 0 ? high : REPLACEMENT;
	}
	if (high > 0xdbff) {
		return REPLACEMENT;
	}
	if (end - at < 4) {
		*used = 0;
		return REPLACEMENT;
	}
	const gunichar low = unit_at(of, at + 2);
	if (low < 0xdc00 || low > 0xdfff) {
		return REPLACEMENT;
	}
	*used = 4;
	return 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff);
}

static gssize
pull_utf16(void *from, char *into, gsize room, GError **error)
{
	const Utf16 *of = from;
	const char *bytes;
	gsize length, at = 0, put = 0;

	if (!reader_peek(of->reader, MIN(SOME_BYTES, room), &bytes, &length, error)) {
		return -1;
	}
	while (at + 1 < length && put + UTF8_BYTES_MAX <= room) {
		gsize used;
		const gunichar character = character_at(of, bytes + at, bytes + length, &used);

		if (used == 0 && at > 0) {
			break; /* the next call sees both halves, or the end */
		}
		put += (gsize)g_unichar_to_utf8(character, into + put);
		at += used != 0 ? used : 2;
	}
	reader_skip(of->reader, at > 0 || room < UTF8_BYTES_MAX ? at : length);
	return (gssize)put;
}

static bool
looks_so(const char *bytes, gsize length, guint which)
{
	for (guint i = 0; i < TOLD_UNITS; i++) {
		if (2 * i + 1 >= length || (bytes[2 * i + which] == '\0') == false
			|| bytes[2 * i + 1 - which] == '\0') {
			return false;
		}
	}
	return true;
}

Reader *
utf16_reader(Reader *reader, const char *bytes, gsize length)
{
	const bool has_mark = length >= 2
		&& (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
	const bool is_big = has_mark ? bytes[0] == '\xfe' : looks_so(bytes, length, 0);

	if (!has_mark && !is_big && !looks_so(bytes, length, 1)) {
		return NULL;
	}
	Utf16 *of = g_new0(Utf16, 1);
	of->reader = reader;
	of->is_big = is_big;
	reader_skip(reader, has_mark ? 2 : 0);
	return reader_new(pull_utf16, of, g_free);
}
