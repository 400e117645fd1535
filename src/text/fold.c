#include "text/fold.h"

#include "base/prefix.h"

#include <string.h>

/* Voiced and half-voiced sounds are other kana, and no accents. */
#define KANA_VOICED 0x3099
#define KANA_HALF_VOICED 0x309a

/* Of scripts that part no words by blanks (Unicode, UAX 14: ideographs, and class SA). */
static bool
is_word_of_its_own(gunichar letter)
{
	switch (g_unichar_get_script(letter)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_THAI:
	case G_UNICODE_SCRIPT_LAO:
	case G_UNICODE_SCRIPT_KHMER:
	case G_UNICODE_SCRIPT_MYANMAR:
		return true;
	default:
		return false;
	}
}

/* A mark that letters of any script bear, or one that readers of Hebrew add by themselves; others
 * are vowels, and words without them other words. */
static bool
is_accent(gunichar letter)
{
	const GUnicodeScript script = g_unichar_get_script(letter);

	return g_unichar_ismark(letter)
		&& (script == G_UNICODE_SCRIPT_INHERITED || script == G_UNICODE_SCRIPT_HEBREW)
		&& letter != KANA_VOICED && letter != KANA_HALF_VOICED;
}

static const char *
skip_marks(const char *at)
{
	while ((guchar)*at >= 0x80 && g_unichar_ismark(g_utf8_get_char(at))) {
		at = g_utf8_next_char(at);
	}
	return at;
}

static bool
is_letter(const char *at)
{
	return (guchar)*at < 0x80 ? g_ascii_isalnum(*at) : g_unichar_isalnum(g_utf8_get_char(at));
}

/* The end of the word that begins at @at. */
static const char *
word_end(const char *at)
{
	if ((guchar)*at >= 0x80 && is_word_of_its_own(g_utf8_get_char(at))) {
		return skip_marks(g_utf8_next_char(at));
	}
	while (is_letter(at) && ((guchar)*at < 0x80 || !is_word_of_its_own(g_utf8_get_char(at)))) {
		at = skip_marks(g_utf8_next_char(at));
	}
	return at;
}

bool
fold_next(const char *text, FoldSpan *span)
{
	const char *at = text + span->end;

	while (*at != '\0' && !is_letter(at)) {
		at = g_utf8_next_char(at);
	}
	if (*at == '\0') {
		return false;
	}
	span->start = (gsize)(at - text);
	span->end = (gsize)(word_end(at) - text);
	return true;
}

static bool
is_ascii(const char *word, gsize length)
{
	for (gsize i = 0; i < length; i++) {
		if ((guchar)word[i] >= 0x80) {
			return false;
		}
	}
	return true;
}

static void
append_ascii(const char *word, gsize length, GString *out)
{
	const gsize kept = MIN(length, FOLD_WORD_BYTES_MAX);

	g_string_append_len(out, word, (gssize)kept);
	for (gsize i = out->len - kept; i < out->len; i++) {
		out->str[i] = g_ascii_tolower(out->str[i]);
	}
}

/* What is neither letter nor mark came by taking a letter apart: "½" is "1⁄2"; a mark whose letter
 * went so (U+037A is a blank and an accent) marks nothing. @return owned. */
static char *
without_accents(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar letter = g_utf8_get_char(at);

		if (g_unichar_isalnum(letter)
			|| (g_unichar_ismark(letter) && !is_accent(letter) && out->len > 0)) {
			g_string_append_unichar(out, letter);
		}
	}
	return g_string_free(out, FALSE);
}

/* @return owned, or NULL where it is no UTF-8. */
static char *
fold_once(const char *text, gssize length)
{
	g_autofree char *apart = g_utf8_normalize(text, length, G_NORMALIZE_NFKD);
	g_autofree char *bare = apart == NULL ? NULL : without_accents(apart);
	g_autofree char *folded = bare == NULL ? NULL : g_utf8_casefold(bare, -1);

	return folded == NULL ? NULL : g_utf8_normalize(folded, -1, G_NORMALIZE_NFC);
}

void
fold_word(const char *word, gsize length, GString *out)
{
	if (is_ascii(word, length)) {
		append_ascii(word, length, out);
		return;
	}
	/* What folding the case brings may come apart once more. */
	g_autofree char *once = fold_once(word, (gssize)length);
	g_autofree char *twice = once == NULL ? NULL : fold_once(once, -1);
	if (twice != NULL) {
		g_string_append_len(out, twice,
			(gssize)prefix_fit(twice, strlen(twice), FOLD_WORD_BYTES_MAX));
	}
}

void
fold_append(const char *text, GString *out)
{
	FoldSpan span = { 0, 0 };

	while (text != NULL && fold_next(text, &span)) {
		const gsize before = out->len;

		if (before > 0) {
			g_string_append_c(out, ' ');
		}
		const gsize begun = out->len;
		fold_word(text + span.start, span.end - span.start, out);
		if (out->len == begun) {
			g_string_truncate(out, before);
		}
	}
}
