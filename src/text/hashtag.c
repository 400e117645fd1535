#include "text/hashtag.h"

#include "text/charset.h"
#include "text/hashtag_characters.h"

#include <string.h>

/* Nobody types more; a page of letters behind a '#' is no tag. */
#define NAME_CHARACTERS_MAX 140

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
#define DOT_ABOVE 0x0307
#define SMALL_NUMBER_SIGN 0xfe5f

static bool
is_joiner(gunichar character)
{
	return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
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
			&& (hashtag_is_sign(character) || is_joiner(character)
				|| character == SMALL_NUMBER_SIGN);

		if (is_leading || g_unichar_isspace(character) || g_unichar_iscntrl(character)
			|| hashtag_is_ignorable(character)) {
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
static char *
without_dots_above_i(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		if (character != DOT_ABOVE || out->len == 0 || out->str[out->len - 1] != 'i') {
			g_string_append_unichar(out, character);
		}
	}
	return g_string_free(out, FALSE);
}

/* One round of folding; what it makes may need another (a dot that went lets others compose). */
static char *
fold(const char *name)
{
	g_autoptr(GString) clean = clean_name(name);
	g_autofree char *composed = g_utf8_normalize(clean->str, -1, G_NORMALIZE_NFKC);
	g_autofree char *folded = g_utf8_casefold(composed, -1);

	g_autofree char *undotted = without_dots_above_i(folded);
	return g_utf8_normalize(undotted, -1, G_NORMALIZE_NFKC);
}

/* The key of a name of plain letters and digits, which is most of them; else NULL. */
static char *
plain_key(const char *name)
{
	const char *start = name + strspn(name, "#");

	for (const char *at = start; *at != '\0'; at++) {
		if (!g_ascii_isalnum(*at)) {
			return NULL;
		}
	}
	return *start == '\0' ? NULL : g_ascii_strdown(start, -1);
}

char *
hashtag_key(const char *name)
{
	char *plain = name == NULL ? NULL : plain_key(name);

	if (plain != NULL) {
		return plain;
	}
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

const Hashtag *
hashtag_list_find(const GPtrArray *tags, const char *key)
{
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		if (strcmp(tag->key, key) == 0) {
			return tag;
		}
	}
	return NULL;
}

bool
hashtag_list_has(const GPtrArray *tags, const char *key)
{
	return hashtag_list_find(tags, key) != NULL;
}

void
hashtag_list_add(GPtrArray *tags, const Hashtag *tag)
{
	if (!hashtag_list_has(tags, tag->key)) {
		g_ptr_array_add(tags, hashtag_copy(tag));
	}
}

char *
hashtag_list_text(const GPtrArray *tags)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		g_string_append_printf(text, "%s%s", i > 0 ? " " : "", tag->display);
	}
	return g_string_free(text, FALSE);
}
