/*
 * Real feeds are not well formed, and libxml2's recovery loses what it does not understand: the
 * name behind a bare '&', the text behind a bare '<', every entity that was never declared. This
 * pass over the text knows just enough of XML's lexical grammar to mend that beforehand; structure
 * is left to the parser. It moves over what is well, and begins a copy at the first fault only.
 */
#include "source/feed_mend.h"

#include "base/prefix.h"
#include "source/mender.h"
#include "source/sniff.h"

#include <string.h>

#define ATTRIBUTES_MAX 100 /* of one tag */
/* Entities may not blow the text up beyond this: what comes then stays unreplaced. */
#define GROWTH_MAX 3

#define CDATA_START "<![CDATA["
#define CDATA_END "]]>"

static const char *const terminators[TERMINATORS] = {
	[TERMINATOR_DOUBLE_QUOTE] = "\"",
	[TERMINATOR_SINGLE_QUOTE] = "'",
	[TERMINATOR_COMMENT] = "-->",
	[TERMINATOR_INSTRUCTION] = "?>",
};

/* HTML's empty elements that stand bare in feeds; <link> is not among them, RSS fills it. */
static const char *const void_elements[] = { "br", "hr", "img", NULL };

/* What a scan stops at: a byte that may begin a character which XML forbids, and those that mean
 * something in text, in a value, in a tag and in a name. */
enum { CHARACTER = 1, TEXT = 2, VALUE = 4, TAG = 8, NAME = 16 };

/* Controls, the first byte of C1 and that of U+FFFE and U+FFFF. */
#define CONTROL (CHARACTER | TEXT | VALUE | TAG | NAME)

/* clang-format off */
static const guint8 stops[256] = {
	[0x00] = CONTROL, [0x01] = CONTROL, [0x02] = CONTROL, [0x03] = CONTROL, [0x04] = CONTROL,
	[0x05] = CONTROL, [0x06] = CONTROL, [0x07] = CONTROL, [0x08] = CONTROL, [0x0b] = CONTROL,
	[0x0c] = CONTROL, [0x0e] = CONTROL, [0x0f] = CONTROL, [0x10] = CONTROL, [0x11] = CONTROL,
	[0x12] = CONTROL, [0x13] = CONTROL, [0x14] = CONTROL, [0x15] = CONTROL, [0x16] = CONTROL,
	[0x17] = CONTROL, [0x18] = CONTROL, [0x19] = CONTROL, [0x1a] = CONTROL, [0x1b] = CONTROL,
	[0x1c] = CONTROL, [0x1d] = CONTROL, [0x1e] = CONTROL, [0x1f] = CONTROL, [0xc2] = CONTROL,
	[0xef] = CONTROL, ['\t'] = NAME,    ['\n'] = NAME,    ['\r'] = NAME,    [' '] = NAME,
	['/'] = NAME,     ['&'] = TEXT | VALUE | TAG,         ['<'] = TEXT | VALUE | TAG | NAME,
	['>'] = TEXT | TAG | NAME,          ['"'] = VALUE | TAG,                ['\''] = TAG,
	['='] = TAG,
};
/* clang-format on */

static bool
is_name_start(char c)
{
	return g_ascii_isalpha(c) || c == '_' || c == ':' || (c & 0x80) != 0;
}

/* The character at @at, in which the bytes of @stops have an interest. */
static void
mend_character(Mender *mender)
{
	const gunichar c = g_utf8_get_char(mender->at);
	const char *next = g_utf8_next_char(mender->at);

	/* What stops a scan below C1 is forbidden. */
	if (mender_allows(c) && c > 0x9f) {
		mender->at = next;
		return;
	}
	mender_put_character(mender, c);
	mender_skip_to(mender, next);
}

#define EACH_BYTE(byte) (G_GUINT64_CONSTANT(0x0101010101010101) * (byte))
#define HIGH_BITS EACH_BYTE(0x80)
/* Not zero where one of the eight bytes of @word, which are all ASCII, is below @byte. */
/* clang-format off */ /* it takes the word in brackets for a cast */
#define BYTES_BELOW(word, byte) (((word) - EACH_BYTE(byte)) & ~(word) & HIGH_BITS)
/* clang-format on */

/* Move over eight bytes at a time of ASCII that XML allows (line ends apart). */
static const char *
skip_characters(const char *at, const char *end)
{
	guint64 word;

	while (end - at >= (gssize)sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		if (((word & HIGH_BITS) | BYTES_BELOW(word, ' ')) != 0) {
			break;
		}
		at += sizeof(word);
	}
	return at;
}

/* Move to the next byte that stops @what, or to @end; what XML forbids on the way is mended. */
static void
scan(Mender *mender, guint8 what, const char *end)
{
	const char *at = mender->at;

	for (;;) {
		while (at < end && (stops[(unsigned char)*at] & what) == 0) {
			at++;
			/* In CDATA there is nothing else to stop at for long. */
			at = what == CHARACTER ? skip_characters(at, end) : at;
		}
		mender->at = at;
		if (at >= end || (stops[(unsigned char)*at] & CHARACTER) == 0) {
			return;
		}
		mend_character(mender);
		at = mender->at;
	}
}

/* The next @terminator from @from on, or NULL. */
static const char *
find_terminator(Mender *mender, const char *from, Terminator terminator)
{
	const char *text = terminators[terminator];
	const char *found = NULL;

	if (!mender->is_absent[terminator]) {
		found = text[1] == '\0' ? strchr(from, *text) : strstr(from, text);
		mender->is_absent[terminator] = found == NULL;
	}
	return found;
}

/* Text up to the next '<'. "]]>" may stand in CDATA's end only (XML 1.0, 2.4). */
static void
mend_text(Mender *mender)
{
	for (;;) {
		scan(mender, TEXT, mender->end);
		if (mender->at == mender->end || *mender->at == '<') {
			return;
		}
		if (*mender->at == '&') {
			mender_reference(mender);
		} else if (mender->at[-1] == ']') {
			mender_put(mender, "&gt;");
			mender_skip_to(mender, mender->at + 1);
		} else {
			mender->at++;
		}
	}
}

/* ---- tags ---- */

/* An attribute's value up to @end; @quote is what stands around it. */
static void
mend_value(Mender *mender, const char *end, char quote)
{
	for (;;) {
		scan(mender, VALUE, end);
		if (mender->at >= end) {
			return;
		}
		if (*mender->at == '&') {
			mender_reference(mender);
		} else if (*mender->at == '<' || quote == '"') {
			mender_put(mender, *mender->at == '<' ? "&lt;" : "&quot;");
			mender_skip_to(mender, mender->at + 1);
		} else {
			mender->at++;
		}
	}
}

/* Behind an '=': the value in quotes, however it came. */
static void
mend_attribute(Mender *mender)
{
	const char quote = *mender->at;
	const char *end = NULL;

	if (quote == '"' || quote == '\'') {
		end = find_terminator(mender, mender->at + 1,
			quote == '"' ? TERMINATOR_DOUBLE_QUOTE : TERMINATOR_SINGLE_QUOTE);
	}
	if (end != NULL) {
		mender->at++;
		mend_value(mender, end, quote);
		mender->at = end + 1;
		return;
	}
	if (quote == '"' || quote == '\'') {
		mender_skip_to(mender, mender->at + 1);
	}
	mender_put(mender, "\"");
	mend_value(mender, mender->at + strcspn(mender->at, MARKUP_BLANKS "<>"), '"');
	mender_put(mender, "\"");
}

/* Move over what XML takes for blanks, and form feeds, which go. */
static void
skip_blanks(Mender *mender)
{
	while (*mender->at != '\0' && strchr(MARKUP_BLANKS, *mender->at) != NULL) {
		if (*mender->at == '\f') {
			mender_skip_to(mender, mender->at + 1);
		} else {
			mender->at++;
		}
	}
}

/* Whether the name at @name is one of HTML's empty elements. */
static bool
is_void(const char *name, gsize length)
{
	for (guint i = 0; void_elements[i] != NULL; i++) {
		if (strlen(void_elements[i]) == length
			&& g_ascii_strncasecmp(name, void_elements[i], length) == 0) {
			return true;
		}
	}
	return false;
}

/* The last byte that was written or let stand. */
static char
last_byte(const Mender *mender)
{
	return mender->at > mender->kept ? mender->at[-1] : mender->out->str[mender->out->len - 1];
}

/* The attributes of a tag, up to its '>' or to the '<' or the end that came before one. */
static void
mend_attributes(Mender *mender)
{
	guint count = 0;

	for (;;) {
		scan(mender, TAG, mender->end);
		if (mender->at == mender->end || *mender->at == '<' || *mender->at == '>') {
			return;
		}
		if (*mender->at != '=') {
			mender_skip_to(mender, mender->at + 1);
		} else if (++count > ATTRIBUTES_MAX) {
			/* libxml2 compares every attribute with every other. */
			const char *end = strpbrk(mender->at, "<>");

			mender_skip_to(mender, end == NULL ? mender->end : end);
		} else {
			mender->at++;
			skip_blanks(mender);
			mend_attribute(mender);
		}
	}
}

/* At the '<' of a tag. Its '>' is written even when it is missing. */
static void
mend_tag(Mender *mender)
{
	const bool is_end = mender->at[1] == '/';
	const char *tag = mender->at;
	const char *name = tag + (is_end ? 2 : 1);
	bool is_empty;

	mender->at = name;
	scan(mender, NAME, mender->end);
	is_empty = is_void(name, (gsize)(mender->at - name));
	if (is_end && is_empty) {
		const char *end = strpbrk(name, "<>");

		mender->at = tag;
		mender_skip_to(mender, end == NULL ? mender->end : *end == '>' ? end + 1 : end);
		return;
	}
	mend_attributes(mender);
	if (is_empty && last_byte(mender) != '/') {
		mender_put(mender, "/");
	}
	/* A tag that is cut off stays open: its element never came. */
	if (*mender->at == '<') {
		mender_put(mender, ">");
	} else if (*mender->at == '>') {
		mender->at++;
	}
}

static void
mend_cdata(Mender *mender)
{
	const char *end = strstr(mender->at, CDATA_END);

	scan(mender, CHARACTER, end == NULL ? mender->end : end);
	if (end == NULL) {
		mender_put(mender, CDATA_END);
	} else {
		mender->at += strlen(CDATA_END);
	}
}

/* Leave out a comment or processing instruction; false when it has no end. */
static bool
skip_until(Mender *mender, Terminator terminator)
{
	const char *end = find_terminator(mender, mender->at + 2, terminator);

	if (end != NULL) {
		mender_skip_to(mender, end + strlen(terminators[terminator]));
	}
	return end != NULL;
}

/* At a '<'. */
static void
mend_markup(Mender *mender)
{
	const char next = mender->at[1];
	bool is_markup = true;

	if (is_name_start(next) || (next == '/' && is_name_start(mender->at[2]))) {
		mend_tag(mender);
	} else if (prefix_stands_at(mender->at, CDATA_START)) {
		mend_cdata(mender);
	} else if (prefix_stands_at(mender->at, "<!--")) {
		is_markup = skip_until(mender, TERMINATOR_COMMENT);
	} else if (next == '?') {
		is_markup = skip_until(mender, TERMINATOR_INSTRUCTION);
	} else {
		is_markup = false;
	}
	if (!is_markup) {
		mender_put(mender, "&lt;");
		mender_skip_to(mender, mender->at + 1);
	}
}

/* ---- the document ---- */

GString *
feed_mend(const char *text, const char *root)
{
	const gsize length = strlen(root);
	Mender mender = {
		.at = root,
		.kept = root,
		.end = root + length,
		.entities = mender_read_entities(text, root),
		.growth_left = GROWTH_MAX * length,
	};

	while (mender.at < mender.end) {
		mend_text(&mender);
		if (mender.at < mender.end) {
			mend_markup(&mender);
		}
	}
	g_clear_pointer(&mender.entities, g_hash_table_unref);
	if (mender.out != NULL) {
		mender_flush(&mender);
	}
	return mender.out;
}
