#include "text/plain.h"

#include "base/prefix.h"
#include "text/hashtag.h"
#include "text/plain_scan.h"

#include <string.h>

typedef struct Range {
	gunichar first;
	gunichar last;
} Range;

/* What never shows and only hides, reorders or splits text. ZWJ, ZWNJ, LRM and RLM are language. */
/* clang-format off */
static const Range dropped_ranges[] = {
	{0x00ad, 0x00ad}, {0x180e, 0x180e}, {0x200b, 0x200b},   {0x202a, 0x202e},
	{0x2060, 0x206f}, {0xfdd0, 0xfdef}, {0xfeff, 0xfeff},   {0xfff0, 0xfffb},
	{0xfffe, 0xffff}, {0x1d173, 0x1d17a},
};
/* clang-format on */

/* Letters of everyday scripts, of which nothing is a blank or does not show: most of all text. */
static bool
is_everyday(gunichar character)
{
	return (character > ' ' && character < 0x7f) || (character >= 0xae && character < 0x300)
		|| (character >= 0x370 && character < 0x530)
		|| (character > 0x3000 && character < 0xd7a4);
}

bool
plain_is_blank(gunichar character)
{
	if (is_everyday(character)) {
		return false;
	}
	return g_unichar_isspace(character) || character == '\v' || character == 0x85;
}

bool
plain_keeps(gunichar character)
{
	if (is_everyday(character)) {
		return true;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(dropped_ranges); i++) {
		if (character >= dropped_ranges[i].first && character <= dropped_ranges[i].last) {
			return false;
		}
	}
	return !g_unichar_iscntrl(character) && (character & 0xfffe) != 0xfffe;
}

static bool
is_ascii_ink(char byte)
{
	return byte > ' ' && byte < 0x7f;
}

/* Where what is surely ink ends: words of ASCII, and the single blanks between them. */
static const char *
ink_end(const char *text, const char *end)
{
	const char *at = text;

	while (at < end && is_ascii_ink(*at)) {
		at++;
		if (at + 1 < end && at[0] == ' ' && is_ascii_ink(at[1])) {
			at++;
		}
	}
	return at;
}

/* The line from @text up to @end, put behind @out; whether anything of it shows. */
static bool
append_line(GString *out, const char *text, const char *end)
{
	const gsize start = out->len;
	bool has_ink = false;
	bool has_gap = false;

	for (const char *next; text < end; text = next) {
		const gunichar character = g_utf8_get_char(text);

		next = ink_end(text, end);
		if (next == text) {
			next = g_utf8_next_char(text);
			if (plain_is_blank(character)) {
				has_gap = out->len > start;
			}
			if (plain_is_blank(character) || !plain_keeps(character)) {
				continue;
			}
		}
		if (has_gap) {
			g_string_append_c(out, ' ');
			has_gap = false;
		}
		g_string_append_len(out, text, next - text);
		has_ink = has_ink || !g_unichar_iszerowidth(character);
	}
	if (!has_ink) {
		g_string_truncate(out, start);
	}
	return has_ink;
}

char *
plain_line(const char *text)
{
	if (text == NULL) {
		return NULL;
	}
	GString *line = g_string_new(NULL);
	const bool has_ink = append_line(line, text, text + strlen(text));
	return g_string_free(line, !has_ink);
}

/* NEL and Unicode's two separators, by their bytes: none of these is within another character. */
static bool
ends_wide_line(const char *text)
{
	return prefix_stands_at(text, "\xc2\x85") || prefix_stands_at(text, "\u2028")
		|| prefix_stands_at(text, "\u2029");
}

const char *
plain_line_end(const char *text)
{
	for (; *text != '\0'; text++) {
		const bool is_wide = *text == '\xc2' || *text == '\xe2';

		if ((*text >= '\n' && *text <= '\r') || (is_wide && ends_wide_line(text))) {
			break;
		}
	}
	return text;
}

const char *
plain_next_line(const char *end)
{
	if (*end == '\0') {
		return NULL;
	}
	return end[0] == '\r' && end[1] == '\n' ? end + 2 : g_utf8_next_char(end);
}

/*
 * Of a character beyond ASCII, by its bytes: surely ink of some width, in the languages that most
 * text is in. Where marks without a width lie between the letters the answer is no.
 */
static bool
is_wide_ink(const char *text)
{
	const unsigned char first = (unsigned char)text[0];
	const unsigned char second = (unsigned char)text[1];
	const unsigned char third = second == 0 ? 0 : (unsigned char)text[2];

	switch (first) {
	case 0xd2: /* Cyrillic, but for the marks in it */
		return second > 0x89;
	case 0xe2: /* dashes, quotes, the ellipsis; currencies; arrows and other symbols */
		return (second == 0x80 && third >= 0x90 && third <= 0xa7)
			|| (second == 0x83 && third < 0x90) || second == 0x82
			|| (second >= 0x84 && second <= 0xaf);
	case 0xe3: /* kana, but for the marks of voicing; ideographs */
		return second > 0x82 || second == 0x81;
	default:
		return (first >= 0xc3 && first <= 0xcb) || (first >= 0xce && first <= 0xd4)
			|| (first >= 0xe4 && first <= 0xe9) || first == 0xeb || first == 0xec;
	}
}

/* Whether a byte of ink may stand there as it is; @at begins with it. */
static bool
is_sure_ink(const char *at)
{
	const unsigned char byte = (unsigned char)*at;

	if (byte < 0x80) {
		return byte > ' ' && byte != 0x7f;
	}
	return byte < 0xc0 || is_wide_ink(at); /* its first byte was looked at */
}

/* Whether plain_lines() would leave a text as it is; most are, and are told at a glance. */
static bool
are_lines(const char *text)
{
	char before = '\n';
	guint breaks = 2; /* none may stand at the beginning */

	for (; *text != '\0'; before = *text++) {
		if (*text == '\n') {
			breaks++;
		} else if (*text == ' ' ? before == ' ' || before == '\n' : !is_sure_ink(text)) {
			return false;
		} else {
			breaks = 0;
		}
		if (breaks > 2 || (breaks > 0 && before == ' ')) {
			return false;
		}
	}
	return before != ' ' && before != '\n';
}

char *
plain_lines(const char *text)
{
	if (text != NULL && are_lines(text)) {
		return g_strdup(text);
	}
	GString *lines = g_string_new(NULL);
	gsize last_ink = 0;

	for (const char *at = text; at != NULL;) {
		const char *end = plain_line_end(at);
		const gsize start = lines->len;

		if (start > 0) {
			g_string_append_c(lines, '\n');
		}
		if (append_line(lines, at, end)) {
			last_ink = lines->len;
		} else if (lines->len > last_ink + 1) {
			g_string_truncate(lines, start); /* the second empty line in a row */
		}
		at = plain_next_line(end);
	}
	g_string_truncate(lines, last_ink);
	return g_string_free(lines, last_ink == 0);
}

guint
plain_words(const char *text)
{
	guint words = 0;
	bool is_counted = false;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		if (plain_is_blank(character)) {
			is_counted = false;
		} else if (!is_counted && g_unichar_isalnum(character)) {
			is_counted = true;
			words++;
		}
	}
	return words;
}

/* Whether only what people put between and behind tags stands from @at up to @end. */
static bool
is_separator_only(const char *at, const char *end)
{
	for (; at < end; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (!plain_is_blank(character) && plain_keeps(character)
			&& !(character < 0x80 && strchr(",;|/.", (int)character) != NULL)
			&& character != 0xb7 && character != 0x2022) {
			return false;
		}
	}
	return true;
}

/* Whether what stands before @end, a trimmed end, is complete without the word behind it. */
static bool
ends_thought(const char *text, const char *end)
{
	const char *word = end;
	gunichar last = 0;

	while (word > text && !plain_is_blank(g_utf8_get_char(g_utf8_prev_char(word)))) {
		word = g_utf8_prev_char(word);
		if (last == 0 && !g_unichar_iszerowidth(g_utf8_get_char(word))) {
			last = g_utf8_get_char(word);
		}
	}
	if (g_strstr_len(word, end - word, "://") != NULL) {
		return true;
	}
	if (last < 0x80) {
		return strchr(".!?)\"'", (int)last) != NULL;
	}
	return g_unichar_ispunct(last) && g_unichar_type(last) != G_UNICODE_DASH_PUNCTUATION;
}

char *
plain_without_final_tags(const char *text)
{
	g_autoptr(GArray) spans = hashtag_spans(text);
	const char *tags = text + strlen(text);
	const char *end = NULL;
	guint count = 0;

	while (count < spans->len) {
		const HashtagSpan *span = &g_array_index(spans, HashtagSpan,
			spans->len - 1 - count);

		if (!is_separator_only(text + span->end, tags)) {
			break;
		}
		tags = text + span->start;
		count++;
	}
	end = tags;
	while (end > text && plain_is_blank(g_utf8_get_char(g_utf8_prev_char(end)))) {
		end = g_utf8_prev_char(end);
	}
	/* A single tag may be the last word of its sentence: then it stays. */
	const bool is_own_line = memchr(end, '\n', (gsize)(tags - end)) != NULL;
	const bool is_last_word = count == 1 && !is_own_line && !ends_thought(text, end);
	if (end == text || count == 0 || is_last_word) {
		return g_strdup(text);
	}
	return g_strndup(text, (gsize)(end - text));
}

bool
plain_runs_leftward(const char *text)
{
	static const GUnicodeScript scripts[] = {
		G_UNICODE_SCRIPT_ARABIC,
		G_UNICODE_SCRIPT_HEBREW,
		G_UNICODE_SCRIPT_SYRIAC,
		G_UNICODE_SCRIPT_THAANA,
		G_UNICODE_SCRIPT_NKO,
	};

	while (*text != '\0' && !g_unichar_isalpha(g_utf8_get_char(text))) {
		text = g_utf8_next_char(text);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++) {
		if (g_unichar_get_script(g_utf8_get_char(text)) == scripts[i]) {
			return true;
		}
	}
	return false;
}
