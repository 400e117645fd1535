#include "text/query.h"

#include "base/error.h"
#include "text/charset.h"
#include "text/fold.h"
#include "text/hashtag.h"
#include "text/plain.h"

#include <string.h>

static void
term_free(void *data)
{
	QueryTerm *term = data;

	g_free(term->words);
	g_free(term);
}

void
query_free(Query *query)
{
	if (query != NULL) {
		g_ptr_array_unref(query->terms);
		g_ptr_array_unref(query->tags);
		g_free(query);
	}
}

static bool
has_term(const Query *query, const char *words, bool is_start)
{
	for (guint i = 0; i < query->terms->len; i++) {
		const QueryTerm *term = g_ptr_array_index(query->terms, i);

		if (term->is_start == is_start && strcmp(term->words, words) == 0) {
			return true;
		}
	}
	return false;
}

/* @text: a word as it was typed, or what stands between quotes. */
static void
add_term(Query *query, const char *text)
{
	GString *words = g_string_new(NULL);
	const bool is_start = g_str_has_suffix(text, "*");

	fold_append(text, words);
	if (words->len == 0 || has_term(query, words->str, is_start)) {
		g_string_free(words, TRUE);
		return;
	}
	QueryTerm *term = g_new0(QueryTerm, 1);
	term->words = g_string_free(words, FALSE);
	term->is_start = is_start;
	g_ptr_array_add(query->terms, term);
}

static bool
is_quote(gunichar letter)
{
	return letter == '"' || letter == 0x201c || letter == 0x201d || letter == 0x201e
		|| letter == 0xab || letter == 0xbb;
}

static bool
is_number_sign(gunichar letter)
{
	return letter == '#' || letter == 0xff03 || letter == 0xfe5f;
}

static void
add_word(Query *query, const char *word)
{
	g_autoptr(Hashtag) tag = is_number_sign(g_utf8_get_char(word)) ? hashtag_new(word) : NULL;

	if (tag != NULL) {
		hashtag_list_add(query->tags, tag);
	} else {
		add_term(query, word);
	}
}

/* Up to where a word, or a phrase, goes. */
static const char *
part_end(const char *at, bool is_phrase)
{
	for (; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar letter = g_utf8_get_char(at);

		if (is_quote(letter) || (!is_phrase && g_unichar_isspace(letter))) {
			break;
		}
	}
	return at;
}

static void
read_parts(Query *query, const char *text)
{
	bool is_phrase = false;

	for (const char *at = text; *at != '\0';) {
		const gunichar letter = g_utf8_get_char(at);

		if (is_quote(letter)) {
			is_phrase = !is_phrase;
			at = g_utf8_next_char(at);
		} else if (!is_phrase && g_unichar_isspace(letter)) {
			at = g_utf8_next_char(at);
		} else {
			const char *end = part_end(at, is_phrase);
			g_autofree char *part = g_strndup(at, (gsize)(end - at));

			if (is_phrase) {
				add_term(query, part);
			} else {
				add_word(query, part);
			}
			at = end;
		}
	}
}

bool
query_parse(const char *text, Query **query, GError **error)
{
	g_autofree char *valid = charset_make_valid(text != NULL ? text : "");
	g_autoptr(Query) read = g_new0(Query, 1);

	read->terms = g_ptr_array_new_with_free_func(term_free);
	read->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	if (strlen(valid) > QUERY_BYTES_MAX) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"too much to look for: %zu bytes (expected a few words, %zu bytes at most)",
			strlen(valid), QUERY_BYTES_MAX);
		return false;
	}
	read_parts(read, valid);
	if (read->terms->len + read->tags->len > QUERY_TERMS_MAX) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"too much to look for: %u words (expected %d at most; quotes make one of "
			"several)",
			read->terms->len + read->tags->len, QUERY_TERMS_MAX);
		return false;
	}
	*query = g_steal_pointer(&read);
	return true;
}

/* ---- where it stands ------------------------------------------------------------------------- */

/* Whether a term stands where a word of the text begins. */
static bool
stands_at(const QueryTerm *term, const char *text, FoldSpan span)
{
	const char *wanted = term->words;
	g_autoptr(GString) word = g_string_new(NULL);
	bool is_word = true;

	while (is_word) {
		const gsize length = strcspn(wanted, " ");
		const bool is_last = wanted[length] == '\0';

		g_string_truncate(word, 0);
		fold_word(text + span.start, span.end - span.start, word);
		if (strncmp(word->str, wanted, length) != 0
			|| (word->len != length && !(is_last && term->is_start))) {
			return false;
		}
		if (is_last) {
			return true;
		}
		wanted += length + 1;
		is_word = fold_next(text, &span);
	}
	return false;
}

bool
query_find(const Query *query, const char *text, gsize *start)
{
	FoldSpan span = { 0, 0 };

	while (fold_next(text, &span)) {
		for (guint i = 0; i < query->terms->len; i++) {
			if (stands_at(g_ptr_array_index(query->terms, i), text, span)) {
				*start = span.start;
				return true;
			}
		}
	}
	return false;
}

/* Where to begin so that some words stand before what was found. */
static const char *
begin_before(const char *line, gsize found, gsize characters)
{
	const char *at = line + found;

	for (gsize i = 0; i < characters && at > line; i++) {
		at = g_utf8_prev_char(at);
	}
	const char *blank = at > line ? memchr(at, ' ', (gsize)(line + found - at)) : NULL;
	return blank != NULL ? blank + 1 : at;
}

char *
query_excerpt(const Query *query, const char *text, gsize characters)
{
	g_autofree char *line = plain_line(text);
	gsize found = 0;

	if (line == NULL) {
		return NULL;
	}
	const bool is_short = (gsize)g_utf8_strlen(line, -1) <= characters;
	if (is_short || !query_find(query, line, &found)) {
		return plain_cut(line, characters, NULL);
	}
	/* What ends within reach is shown up to its end. */
	const gsize behind = (gsize)g_utf8_strlen(line + found, -1);
	const gsize before = MAX(characters / 3, characters - MIN(behind, characters));
	const char *begin = begin_before(line, found, before);
	g_autofree char *cut = plain_cut(begin, characters, NULL);
	return g_strconcat(begin > line ? "… " : "", cut, NULL);
}
