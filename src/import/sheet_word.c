#include "import/sheet_word.h"

#include <stdbool.h>
#include <string.h>

/* So many words of a name are one: "OK to be shared?" */
#define WORDS_IN_TURN_MAX 4

char *
sheet_fold(const char *text)
{
	g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_NFKD);
	g_autofree char *small = apart != NULL ? g_utf8_casefold(apart, -1) : g_strdup("");
	GString *out = g_string_new(NULL);

	for (const char *at = small; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (g_unichar_isalnum(character)) {
			g_string_append_unichar(out, character);
		}
	}
	return g_string_free(out, FALSE);
}

guint
sheet_word_in(const char *words, const char *word)
{
	const gsize length = strlen(word);
	guint place = 1;

	for (const char *at = words; length > 0; place++) {
		const gsize own = strcspn(at, "|");

		if (own == length && strncmp(at, word, length) == 0) {
			return place;
		}
		if (at[own] == '\0') {
			return 0;
		}
		at += own + 1;
	}
	return 0;
}

GPtrArray *
sheet_words_of(const char *name)
{
	g_autofree char *apart = g_utf8_normalize(name, -1, G_NORMALIZE_NFKD);
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) word = g_string_new(NULL);
	gunichar before = 0;

	for (const char *at = apart; at != NULL; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);
		const bool is_letter = g_unichar_isalnum(character);

		if (g_unichar_ismark(character)) {
			continue;
		}
		if (word->len > 0
			&& (!is_letter
				|| (g_unichar_isupper(character) && g_unichar_islower(before)))) {
			g_ptr_array_add(words, sheet_fold(word->str));
			g_string_truncate(word, 0);
		}
		if (is_letter) {
			g_string_append_unichar(word, character);
		}
		before = character;
		if (character == 0) {
			break;
		}
	}
	return words;
}

/* The place of the words from one on, taken for one; 0: none. */
static guint
place_from(const char *list, const GPtrArray *words, guint from)
{
	g_autoptr(GString) some = g_string_new(NULL);
	guint place = 0;

	for (guint i = from; place == 0 && i < MIN(from + WORDS_IN_TURN_MAX, words->len); i++) {
		g_string_append(some, g_ptr_array_index(words, i));
		place = sheet_word_in(list, some->str);
	}
	return place;
}

guint
sheet_word_in_turn(const char *list, const GPtrArray *words, guint *at)
{
	for (guint i = 0; i < words->len; i++) {
		const guint place = place_from(list, words, i);

		if (place > 0 && at != NULL) {
			*at = i;
		}
		if (place > 0) {
			return place;
		}
	}
	return 0;
}
