#include "text/words.h"

#include <stdbool.h>
#include <string.h>

#define BLANKS " \t"

/* Items between @separators, quotes taken off. @return whether every quote was closed. */
static bool
split(const char *value, const char *separators, GPtrArray *items)
{
	g_autoptr(GString) item = g_string_new(NULL);
	bool is_quoted = false, has_item = false;

	for (const char *at = value; *at != '\0'; at++) {
		if (*at == '"') {
			is_quoted = !is_quoted;
			has_item = true;
		} else if (is_quoted || strchr(separators, *at) == NULL) {
			g_string_append_c(item, *at);
			has_item = true;
		} else if (has_item) {
			g_ptr_array_add(items, g_strdup(item->str));
			g_string_truncate(item, 0);
			has_item = false;
		}
	}
	if (has_item) {
		g_ptr_array_add(items, g_strdup(item->str));
	}
	return !is_quoted;
}

char **
words_of_list(const char *value)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *kept = g_ptr_array_new();

	split(value, "," BLANKS, items);
	for (guint i = 0; i < items->len; i++) {
		const char *item = g_ptr_array_index(items, i);

		if (*item != '\0') {
			g_ptr_array_add(kept, g_strdup(item));
		}
	}
	g_ptr_array_add(kept, NULL);
	return (char **)g_ptr_array_free(kept, FALSE);
}

char **
words_of_command(const char *value)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	if (!split(value, BLANKS, words) || words->len == 0
		|| *(const char *)g_ptr_array_index(words, 0) == '\0') {
		g_ptr_array_unref(words);
		return NULL;
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

char *
words_choice(const char *choices)
{
	g_auto(GStrv) words = g_strsplit(choices, " ", 0);
	const guint count = g_strv_length(words);
	GString *text = g_string_new(words[0]);

	for (guint i = 1; i < count; i++) {
		g_string_append_printf(text, "%s%s", i + 1 < count ? ", " : " or ", words[i]);
	}
	return g_string_free(text, FALSE);
}
