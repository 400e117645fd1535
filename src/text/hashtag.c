#include "text/hashtag.h"

#include "text/charset.h"
#include "text/hashtag.tab.h"

#include <string.h>

/* Nobody types more; a page of letters behind a '#' is no tag. */
#define NAME_CHARACTERS_MAX 140

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
#define ENCLOSING_KEYCAP 0x20e3
#define DOT_ABOVE 0x0307
#define TEXT_PRESENTATION 0xfe0e
#define EMOJI_PRESENTATION 0xfe0f
#define SMALL_NUMBER_SIGN 0xfe5f
#define FULL_WIDTH_NUMBER_SIGN 0xff03

typedef struct Range {
	gunichar first;
	gunichar last;
} Range;

static const Range specials[] = {HASHTAG_SPECIALS};
static const Range ignorables[] = {HASHTAG_IGNORABLES};

static bool
is_in(const Range *ranges, gsize count, gunichar character)
{
	for (gsize i = 0; i < count; i++) {
		if (character >= ranges[i].first && character <= ranges[i].last) {
			return true;
		}
	}
	return false;
}

static bool
is_ignorable(gunichar character)
{
	return is_in(ignorables, G_N_ELEMENTS(ignorables), character);
}

static bool
is_sign(gunichar character)
{
	return character == '#' || character == FULL_WIDTH_NUMBER_SIGN;
}

static bool
is_joiner(gunichar character)
{
	return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
}

/* Whether a tag goes on with @character. */
static bool
is_body(gunichar character)
{
	return g_unichar_isalpha(character) || g_unichar_ismark(character)
	       || g_unichar_isdigit(character)
	       || is_in(specials, G_N_ELEMENTS(specials), character);
}

/* A tag needs one of these: a letter, or a mark that is no decoration of a digit. */
static bool
is_letter(gunichar character)
{
	return g_unichar_isalpha(character)
	       || (g_unichar_ismark(character) && !is_ignorable(character)
		   && character != ENCLOSING_KEYCAP);
}

/* @name without leading signs, white space, control characters, ignorables and outer joiners. */
static GString *
clean_name(const char *name)
{
	GString *clean = g_string_new(NULL);
	gsize end = 0;

	for (; *name != '\0'; name = g_utf8_next_char(name)) {
		const gunichar character = g_utf8_get_char(name);
		const bool is_leading = clean->len == 0
					&& (is_sign(character) || is_joiner(character)
					    || character == SMALL_NUMBER_SIGN);

		if (is_leading || g_unichar_isspace(character) || g_unichar_iscntrl(character)
		    || is_ignorable(character)) {
			continue;
		}
		g_string_append_unichar(clean, character);
		if (!is_joiner(character)) {
			end = clean->len;
		}
	}
	g_string_truncate(clean, end);
	return clean;
}

/* Lower-casing İ leaves a dot above the i, which nobody sees: it goes, so that İ and i are one. */
static void
drop_dots_above_i(GString *text)
{
	for (gsize i = 0; i + 2 < text->len; i++) {
		while (text->str[i] == 'i' && g_utf8_get_char(text->str + i + 1) == DOT_ABOVE) {
			g_string_erase(text, (gssize)i + 1, 2);
		}
	}
}

/* One round of folding; what it makes may need another (a dot that went lets others compose). */
static char *
fold(const char *name)
{
	g_autoptr(GString) clean = clean_name(name);
	g_autofree char *composed = g_utf8_normalize(clean->str, -1, G_NORMALIZE_NFKC);
	g_autofree char *folded = g_utf8_casefold(composed, -1);

	g_string_assign(clean, folded);
	drop_dots_above_i(clean);
	return g_utf8_normalize(clean->str, -1, G_NORMALIZE_NFKC);
}

char *
hashtag_key(const char *name)
{
	g_autofree char *valid = charset_make_valid(name == NULL ? "" : name);
	g_autofree char *once = fold(valid);
	g_autofree char *twice = fold(once);

	return *twice == '\0' ? NULL : g_steal_pointer(&twice);
}

/* Platforms declare tags of emoji too; digits and punctuation alone name nothing. */
static bool
has_name_character(const char *key)
{
	for (; *key != '\0'; key = g_utf8_next_char(key)) {
		const gunichar character = g_utf8_get_char(key);

		if (g_unichar_isalpha(character)
		    || g_unichar_type(character) == G_UNICODE_OTHER_SYMBOL) {
			return true;
		}
	}
	return false;
}

Hashtag *
hashtag_new(const char *name)
{
	g_autofree char *valid = charset_make_valid(name == NULL ? "" : name);
	g_autoptr(GString) clean = clean_name(valid);
	g_autofree char *key = hashtag_key(clean->str);

	if (key == NULL || !has_name_character(key)
	    || g_utf8_strlen(clean->str, -1) > NAME_CHARACTERS_MAX) {
		return NULL;
	}
	Hashtag *tag = g_new0(Hashtag, 1);
	tag->display = g_strconcat("#", clean->str, NULL);
	tag->key = g_steal_pointer(&key);
	return tag;
}

void
hashtag_free(Hashtag *tag)
{
	if (tag == NULL) {
		return;
	}
	g_free(tag->display);
	g_free(tag->key);
	g_free(tag);
}

Hashtag *
hashtag_copy(const Hashtag *tag)
{
	Hashtag *copy = g_new0(Hashtag, 1);

	copy->display = g_strdup(tag->display);
	copy->key = g_strdup(tag->key);
	return copy;
}

static bool
is_host_byte(char byte)
{
	return g_ascii_isalnum(byte) || byte == '-' || byte == '.';
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

	while (is_host_byte(*word) || *word == '+' || *word == '_' || *word == '%') {
		word++;
	}
	if (g_str_has_prefix(word, "://")) {
		return url_end(word + 3);
	}
	if (*word == '@') {
		return host_end(word + 1);
	}
	host = host_end(at);
	return host != NULL && (*host == '/' || *host == ':' || *host == '?') ? url_end(host) : NULL;
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

/* Whether a '/' at @slash joins words ("dodge/#answer", "#JoyFE/#UKFEChat"), not parts of a path. */
static bool
joins_words(const char *text, const char *slash, const char *tag_end)
{
	const char *word = slash;

	if (slash == tag_end) {
		return true;
	}
	while (word > text && is_body(g_utf8_get_char(g_utf8_prev_char(word)))) {
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
	return character != '&' && !is_body(character);
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
	while (is_body(character)) {
		has_letter = has_letter || is_letter(character);
		end = g_utf8_next_char(end);
		character = g_utf8_get_char(end);
	}
	if (!has_letter || is_sign(character) || g_str_has_prefix(end, "://")
	    || is_colour(name, end)) {
		return NULL;
	}
	return character == '@' && host_end(end + 1) != NULL ? NULL : end;
}

GArray *
hashtag_spans(const char *text)
{
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(HashtagSpan));
	const char *previous_end = NULL;
	bool is_word = false; /* inside a word, where no URL begins */

	for (const char *at = text; *at != '\0';) {
		const char *end = NULL;

		if (is_sign(g_utf8_get_char(at)) && may_begin(text, at, previous_end)) {
			end = tag_end(at);
		}
		if (end != NULL) {
			HashtagSpan span = {(gsize)(at - text), (gsize)(end - text)};
			g_array_append_val(spans, span);
			previous_end = end;
		} else if (!is_word && g_ascii_isalnum(*at)) {
			end = address_end(at);
		}
		is_word = is_host_byte(*at) || *at == '_' || *at == '+';
		at = end != NULL ? end : g_utf8_next_char(at);
	}
	return spans;
}

GPtrArray *
hashtag_find(const char *text)
{
	GPtrArray *tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	g_autoptr(GArray) spans = hashtag_spans(text);

	for (guint i = 0; i < spans->len; i++) {
		const HashtagSpan *span = &g_array_index(spans, HashtagSpan, i);
		g_autofree char *name = g_strndup(text + span->start, span->end - span->start);
		Hashtag *tag = hashtag_new(name);

		if (tag == NULL || hashtag_list_has(tags, tag->key)) {
			hashtag_free(tag);
		} else {
			g_ptr_array_add(tags, tag);
		}
	}
	return tags;
}

bool
hashtag_list_has(const GPtrArray *tags, const char *key)
{
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		if (strcmp(tag->key, key) == 0) {
			return true;
		}
	}
	return false;
}

void
hashtag_list_add(GPtrArray *tags, const Hashtag *tag)
{
	if (!hashtag_list_has(tags, tag->key)) {
		g_ptr_array_add(tags, hashtag_copy(tag));
	}
}
