#include "source/x_query.h"

#include "text/hashtag.h"

#include <stdbool.h>
#include <string.h>

/* Retweets say again what is read already, and cost as much as posts. */
#define NO_RETWEETS " -is:retweet"
#define OR " OR "

static void
query_free(void *data)
{
	XQuery *query = data;

	g_free(query->text);
	g_ptr_array_unref(query->tags);
	g_free(query);
}

/* Letters, marks, digits and '_' (twitter-text), and not all of them digits. What is beyond ends
 * the hashtag on X, so that another one would be asked for. */
static bool
is_spoken(const char *name)
{
	bool has_letter = false;

	for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		has_letter = has_letter || g_unichar_isalpha(character);
		if (!g_unichar_isalnum(character) && !g_unichar_ismark(character)
			&& character != '_') {
			return false;
		}
	}
	return has_letter;
}

static char *
text_of(const GPtrArray *words)
{
	g_autoptr(GString) text = g_string_new(words->len > 1 ? "(" : "");

	for (guint i = 0; i < words->len; i++) {
		g_string_append_printf(text, "%s#%s", i > 0 ? OR : "",
			(const char *)g_ptr_array_index(words, i));
	}
	g_string_append_printf(text, "%s" NO_RETWEETS, words->len > 1 ? ")" : "");
	return g_strdup(text->str);
}

static bool
has_room(GPtrArray *words, char *word)
{
	g_ptr_array_add(words, word);
	g_autofree char *text = text_of(words);
	g_ptr_array_remove_index(words, words->len - 1);

	return g_utf8_strlen(text, -1) <= X_QUERY_MAX;
}

static void
end_query(GPtrArray *queries, GPtrArray *words)
{
	if (words->len > 0) {
		XQuery *query = g_ptr_array_index(queries, queries->len - 1);
		query->text = text_of(words);
		g_ptr_array_set_size(words, 0);
	}
}

static void
begin_query(GPtrArray *queries)
{
	XQuery *query = g_new0(XQuery, 1);

	query->tags = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(queries, query);
}

GPtrArray *
x_query_make(const GPtrArray *tags, char **unspoken)
{
	GPtrArray *queries = g_ptr_array_new_with_free_func(query_free);
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_autoptr(GString) others = g_string_new(NULL);

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		char *name = tag->display + 1;

		if (!is_spoken(name)) {
			g_string_append_printf(others, "%s%s", others->len > 0 ? ", " : "",
				tag->display);
			continue;
		}
		if (words->len > 0 && !has_room(words, name)) {
			end_query(queries, words);
		}
		if (words->len == 0) {
			begin_query(queries);
		}
		g_ptr_array_add(words, name);
		XQuery *query = g_ptr_array_index(queries, queries->len - 1);
		g_ptr_array_add(query->tags, g_strdup(tag->key));
	}
	end_query(queries, words);
	*unspoken = others->len > 0 ? g_strdup(others->str) : NULL;
	return queries;
}
