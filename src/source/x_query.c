#include "source/x_query.h"

#include "text/byline.h"
#include "text/hashtag.h"
#include "text/url.h"

#include <stdbool.h>
#include <string.h>

/* Retweets say again what is read already, and cost as much as posts. */
#define NO_RETWEETS " -is:retweet"
#define OR " OR "
/* Of an account's name there. */
#define NAME_LENGTH_MAX 15
#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

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
		g_string_append_printf(text, "%s%s", i > 0 ? OR : "",
			(const char *)g_ptr_array_index(words, i));
	}
	g_string_append_printf(text, "%s" NO_RETWEETS, words->len > 1 ? ")" : "");
	return g_strdup(text->str);
}

/* ---- words into queries ---- */

typedef struct Making {
	GPtrArray *queries; /* of XQuery: the last one is being filled while there are words */
	GPtrArray *words;   /* of char*, owned: of that one */
	GString *unspoken;
} Making;

static void
end_query(Making *making)
{
	if (making->words->len > 0) {
		XQuery *query = g_ptr_array_index(making->queries, making->queries->len - 1);
		query->text = text_of(making->words);
		g_ptr_array_set_size(making->words, 0);
	}
}

static bool
is_too_long(const Making *making)
{
	g_autofree char *text = text_of(making->words);

	return g_utf8_strlen(text, -1) > X_QUERY_MAX;
}

/* @word owned by the call. */
static void
add_word(Making *making, char *word, const char *tag)
{
	g_ptr_array_add(making->words, word);
	if (making->words->len > 1 && is_too_long(making)) {
		g_ptr_array_steal_index(making->words, making->words->len - 1);
		end_query(making);
		g_ptr_array_add(making->words, word);
	}
	if (making->words->len == 1) {
		XQuery *query = g_new0(XQuery, 1);
		query->tags = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(making->queries, query);
	}
	const XQuery *query = g_ptr_array_index(making->queries, making->queries->len - 1);
	if (!g_ptr_array_find_with_equal_func(query->tags, tag, g_str_equal, NULL)) {
		g_ptr_array_add(query->tags, g_strdup(tag));
	}
}

static void
add_unspoken(Making *making, const char *what, const char *name)
{
	g_string_append_printf(making->unspoken, "%s%s", making->unspoken->len > 0 ? ", " : what,
		name);
}

static void
add_tag(Making *making, const Hashtag *tag)
{
	if (is_spoken(tag->display + 1)) {
		add_word(making, g_strdup(tag->display), tag->key);
	} else {
		add_unspoken(making, "hashtags such as ", tag->display);
	}
}

/* "@ada@x.com", "https://x.com/ada" -> "ada"; NULL: of no account there. @return owned. */
static char *
account_name(const char *written)
{
	g_auto(Byline) byline = { 0 };
	g_autofree char *site = NULL;
	char *name = NULL;

	if (!byline_parse(written, &byline, NULL)) {
		return NULL;
	}
	if (byline.url != NULL) {
		const char *path = strstr(byline.url, "://");
		path = path == NULL ? NULL : strchr(path + strlen("://"), '/');
		name = path == NULL ? NULL : g_strndup(path + 1, strcspn(path + 1, "/?#"));
		site = url_site(byline.url);
	} else if (byline.user != NULL) {
		name = g_strdup(byline.user);
		site = g_strdup(byline.host);
	}
	const bool is_there = g_strcmp0(site, "x.com") == 0 || g_strcmp0(site, "twitter.com") == 0;
	const gsize length = name == NULL ? 0 : strlen(name);
	if (!is_there || length == 0 || length > NAME_LENGTH_MAX
		|| strspn(name, NAME_CHARACTERS) != length) {
		g_clear_pointer(&name, g_free);
	}
	return name;
}

static void
add_account(Making *making, const char *written)
{
	g_autofree char *name = account_name(written);

	if (name != NULL) {
		add_word(making, g_strconcat("from:", name, NULL), "");
	} else {
		add_unspoken(making, "accounts such as ", written);
	}
}

GPtrArray *
x_query_make(const SourceSpec *spec, char **unspoken)
{
	Making making = { g_ptr_array_new_with_free_func(query_free),
		g_ptr_array_new_with_free_func(g_free), g_string_new(NULL) };

	for (guint i = 0; i < spec->accounts->len; i++) {
		add_account(&making, g_ptr_array_index(spec->accounts, i));
	}
	for (guint i = 0; spec->accounts->len == 0 && i < spec->tags->len; i++) {
		add_tag(&making, g_ptr_array_index(spec->tags, i));
	}
	end_query(&making);
	g_ptr_array_unref(making.words);
	*unspoken = making.unspoken->len > 0 ? g_strdup(making.unspoken->str) : NULL;
	g_string_free(making.unspoken, TRUE);
	return making.queries;
}
