/* The grammar: where tags stand in text, and where the addresses that only look like them. */
#include "text/hashtag.h"

#include "base/prefix.h"
#include "text/hashtag_characters.h"

#include <string.h>

static inline bool
is_host_byte(char byte)
{
	return g_ascii_isalnum(byte) || byte == '-' || byte == '.';
}

/* Where every address ends. */
static inline bool
is_blank_byte(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

/* What the name in front of "://" or '@' is made of. */
static inline bool
is_word_byte(char byte)
{
	return g_ascii_isalnum(byte) || byte == '-' || byte == '.' || byte == '+' || byte == '_'
		|| byte == '%';
}

static const char *
word_end(const char *at)
{
	while (is_word_byte(*at)) {
		at++;
	}
	return at;
}

/* The end of "example.org" at @at: ASCII labels, the last of two letters or more; NULL: none. */
static const char *
host_end(const char *at)
{
	const char *end = at;
	const char *label = NULL;

	while (is_host_byte(*end)) {
		if (*end == '.') {
			label = end + 1;
		}
		end++;
	}
	if (label == NULL || end - label < 2 || label - at < 2) {
		return NULL;
	}
	return g_ascii_isalpha(label[0]) && g_ascii_isalpha(label[1]) ? end : NULL;
}

/* Where the URL whose scheme or host is behind us ends: at a blank, a quote or a foreign stop. */
static const char *
url_end(const char *at)
{
	guint open = 0;

	for (; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (g_unichar_isspace(character)
			|| (character < 0x80 ? strchr("<>\"`{}|\\^", (int)character) != NULL
					     : g_unichar_ispunct(character))) {
			break;
		}
		if (character == ')' && open == 0) {
			break; /* "(see https://example.org/)#tag" */
		}
		open += (character == '(');
		open -= (character == ')');
	}
	return at;
}

/* The end of the URL or e-mail address that begins at @at, or NULL. */
static const char *
address_end(const char *at)
{
	const char *word = at;
	const char *host = NULL;

	word = word_end(word);
	if (word[0] == ':' && word[1] == '/' && word[2] == '/') {
		return url_end(word + 3);
	}
	if (*word == '@') {
		return host_end(word + 1);
	}
	host = memchr(at, '.', (gsize)(word - at)) != NULL ? host_end(at) : NULL;
	if (host == NULL || (*host != '/' && *host != ':' && *host != '?')) {
		return NULL;
	}
	return url_end(host);
}

/* "#fff;" and the like, which style sheets leave in text. */
static bool
is_colour(const char *name, const char *end)
{
	const gsize length = (gsize)(end - name);

	if (*end != ';' || (length != 3 && length != 4 && length != 6 && length != 8)) {
		return false;
	}
	while (name < end && g_ascii_isxdigit(*name)) {
		name++;
	}
	return name == end;
}

/* Whether the '/' at @slash joins words ("and/#JoyFE", "#JoyFE/#UKFEChat"), not parts of a path. */
static bool
joins_words(const char *text, const char *slash, const char *tag_end)
{
	const char *word = slash;

	if (slash == tag_end) {
		return true;
	}
	while (word > text && hashtag_is_body(g_utf8_get_char(g_utf8_prev_char(word)))) {
		word = g_utf8_prev_char(word);
	}
	return word < slash
		&& (word == text || g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(word))));
}

/* Whether a sign at @at of @text may begin a tag; @tag_end is where the tag before it ended. */
static bool
may_begin(const char *text, const char *at, const char *tag_end)
{
	if (at == text) {
		return true;
	}
	const char *previous = g_utf8_prev_char(at);
	const gunichar character = g_utf8_get_char(previous);
	if (character == '/') {
		return joins_words(text, previous, tag_end);
	}
	if (character == TEXT_PRESENTATION || character == EMOJI_PRESENTATION) {
		return true;
	}
	return character != '&' && !hashtag_is_body(character);
}

/* The end of the tag whose sign stands at @sign, or NULL when it is none. */
static const char *
tag_end(const char *sign)
{
	const char *name = g_utf8_next_char(sign);
	const char *end = name;
	bool has_letter = false;
	gunichar character = g_utf8_get_char(end);

	if (character == EMOJI_PRESENTATION || character == ENCLOSING_KEYCAP) {
		return NULL;
	}
	while (hashtag_is_body(character)) {
		has_letter = has_letter || hashtag_is_letter(character);
		end = g_utf8_next_char(end);
		character = g_utf8_get_char(end);
	}
	if (!has_letter || hashtag_is_sign(character) || prefix_stands_at(end, "://")
		|| is_colour(name, end)) {
		return NULL;
	}
	return character == '@' && host_end(end + 1) != NULL ? NULL : end;
}

/* The next places of the bytes that signs begin with: '#', and 0xef of U+FF03. */
typedef struct Signs {
	const char *ascii, *wide; /* NULL: none any more */
} Signs;

static const char *
next_place(const char *known, const char *at, char byte)
{
	return known != NULL && known < at ? strchr(at, (guchar)byte) : known;
}

/*
 * From the blank at @at to the beginning of the word in which the next sign may stand: no address
 * goes across a blank. NULL: no sign comes any more.
 */
static const char *
skip_words(const char *at, Signs *signs)
{
	const char *sign;

	signs->ascii = next_place(signs->ascii, at, '#');
	signs->wide = next_place(signs->wide, at, '\xef');
	sign = signs->ascii;
	if (sign == NULL || (signs->wide != NULL && signs->wide < sign)) {
		sign = signs->wide;
	}
	while (sign != NULL && sign > at && !is_blank_byte(sign[-1])) {
		sign--;
	}
	return sign;
}

GArray *
hashtag_spans(const char *text)
{
	Signs signs = { text, text };
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(HashtagSpan));
	const char *previous_end = NULL;
	bool is_word = false; /* inside a word, where no URL begins */

	/* All signs but '#' begin with this byte; most texts have neither. */
	if (strpbrk(text, "#\xef") == NULL) {
		return spans;
	}
	for (const char *at = text; at != NULL && *at != '\0';) {
		const char *end = NULL;

		if (is_blank_byte(*at)) {
			is_word = false;
			at = skip_words(at + 1, &signs);
			continue;
		}
		if ((*at == '#' || *at == '\xef') && hashtag_is_sign(g_utf8_get_char(at))
			&& may_begin(text, at, previous_end)) {
			end = tag_end(at);
		}
		if (end != NULL) {
			HashtagSpan span = { (gsize)(at - text), (gsize)(end - text) };
			g_array_append_val(spans, span);
			previous_end = end;
		} else if (!is_word && g_ascii_isalnum(*at)) {
			end = address_end(at);
			if (end == NULL) { /* nothing begins within a word */
				at = word_end(at);
				is_word = true;
				continue;
			}
		}
		is_word = is_word_byte(*at);
		at = end != NULL ? end : g_utf8_next_char(at);
	}
	return spans;
}

GPtrArray *
hashtag_find(const char *text)
{
	GPtrArray *tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GArray) spans = hashtag_spans(text);

	for (guint i = 0; i < spans->len; i++) {
		const HashtagSpan *span = &g_array_index(spans, HashtagSpan, i);
		g_autofree char *name = g_strndup(text + span->start, span->end - span->start);
		Hashtag *tag = hashtag_new(name);

		if (tag == NULL || g_hash_table_contains(keys, tag->key)) {
			hashtag_free(tag);
		} else {
			g_hash_table_add(keys, tag->key);
			g_ptr_array_add(tags, tag);
		}
	}
	return tags;
}

Hashtag *
hashtag_written(const char *text)
{
	g_autoptr(Hashtag) tag = hashtag_new(text);
	g_autoptr(GPtrArray) written = tag != NULL ? hashtag_find(tag->display) : NULL;
	const bool is_found = written != NULL && written->len == 1
		&& hashtag_list_has(written, tag->key);

	return is_found ? g_steal_pointer(&tag) : NULL;
}
