#include "source/x_query.h"

#include "model/source_spec.h"
#include "text/hashtag.h"

#include <string.h>

/* Words that begin with '!' are accounts. */
static SourceSpec *
spec_of(const char *names)
{
	g_auto(GStrv) words = g_strsplit(names, " ", 0);
	SourceSpec *spec = source_spec_new();

	for (guint i = 0; words[i] != NULL; i++) {
		if (*words[i] == '!') {
			g_ptr_array_add(spec->accounts, g_strdup(words[i] + 1));
		} else if (*words[i] != '\0') {
			g_ptr_array_add(spec->tags, hashtag_new(words[i]));
		}
	}
	return spec;
}

static void
test_make(void)
{
	static const struct {
		const char *names, *want, *unspoken;
	} rows[] = {
		{ "", NULL, NULL },
		{ "JoyFE", "#JoyFE -is:retweet", NULL },
		{ "JoyFE Gŵyl a_1", "(#JoyFE OR #Gŵyl OR #a_1) -is:retweet", NULL },
		{ "JoyFE 🍞", "#JoyFE -is:retweet", "hashtags such as #🍞" },
		{ "🍞 🍲", NULL, "hashtags such as #🍞, #🍲" },
		/* accounts stand for themselves */
		{ "JoyFE !@ada@x.com !https://x.com/Bo_1", "(from:ada OR from:Bo_1) -is:retweet",
			NULL },
		{ "JoyFE !@ada@tooter.example !@a.b@x.com", NULL,
			"accounts such as @ada@tooter.example, @a.b@x.com" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(SourceSpec) spec = spec_of(rows[i].names);
		g_autofree char *unspoken = NULL;
		g_autoptr(GPtrArray) queries = x_query_make(spec, &unspoken);
		const XQuery *query = queries->len > 0 ? g_ptr_array_index(queries, 0) : NULL;

		g_assert_cmpuint(queries->len, ==, rows[i].want != NULL ? 1 : 0);
		g_assert_cmpstr(query != NULL ? query->text : NULL, ==, rows[i].want);
		g_assert_cmpstr(unspoken, ==, rows[i].unspoken);
	}
}

/* 60 hashtags are more than 512 characters: each is in one query. */
static void
test_many(void)
{
	g_autoptr(GString) names = g_string_new(NULL);
	g_autofree char *unspoken = NULL;
	guint tags_asked = 0;

	for (int i = 0; i < 60; i++) {
		g_string_append_printf(names, " Gemüsesuppe%d", i);
	}
	g_autoptr(SourceSpec) spec = spec_of(names->str);
	g_autoptr(GPtrArray) queries = x_query_make(spec, &unspoken);
	g_assert_cmpuint(queries->len, ==, 3);
	for (guint i = 0; i < queries->len; i++) {
		const XQuery *query = g_ptr_array_index(queries, i);

		g_assert_cmpint(g_utf8_strlen(query->text, -1), <=, X_QUERY_MAX);
		for (guint k = 0; k < query->tags->len; k++) {
			const Hashtag *tag = g_ptr_array_index(spec->tags, tags_asked++);

			g_assert_cmpstr(g_ptr_array_index(query->tags, k), ==, tag->key);
			g_assert_nonnull(strstr(query->text, tag->display));
		}
	}
	g_assert_cmpuint(tags_asked, ==, 60);
	g_assert_null(unspoken);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/x_query/make", test_make);
	g_test_add_func("/x_query/many", test_many);
	return g_test_run();
}
