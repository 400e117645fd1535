#include "text/query.h"

#include "base/error.h"
#include "text/hashtag.h"

#include <string.h>

static const struct {
	const char *text, *want; /* terms joined by '|', a beginning with '*', hashtags with '#' */
} rows[] = {
	{ "", "" },
	{ "  ", "" },
	{ "\"\" * ( ) -", "" },
	{ "Marking rubric", "marking|rubric" },
	{ "\"marking rubric\" tea", "marking rubric|tea" },
	{ "“marking rubric” «thé»", "marking rubric|the" },
	{ "\"left open", "left open" },
	{ "a\"b c\"d", "a|b c|d" },
	{ "e-mail", "e mail" },
	{ "teach* \"good tea*\" *x", "teach*|good tea*|x" },
	{ "AND OR NOT NEAR(a b)", "and|or|not|near a|b" },
	{ "words:x ^y {z}", "words x|y|z" },
	{ "#JoyFE ＃JoyFE #joyfe tea", "#joyfe|tea" },
	{ "# #! a#b \"#JoyFE now\"", "a b|joyfe now" },
	{ "tea Tea TEA tea*", "tea|tea*" },
	{ "日本 x", "日 本|x" },
	{ "a\xff"
	  "b",
		"a b" },
	{ "x'; DROP TABLE post; --", "x|drop|table|post" },
};

static char *
written(const Query *query)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < query->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(query->tags, i);
		g_string_append_printf(out, "%s#%s", out->len > 0 ? "|" : "", tag->key);
	}
	for (guint i = 0; i < query->terms->len; i++) {
		const QueryTerm *term = g_ptr_array_index(query->terms, i);
		g_string_append_printf(out, "%s%s%s", out->len > 0 ? "|" : "", term->words,
			term->is_start ? "*" : "");
	}
	return g_string_free(out, FALSE);
}

static Query *
parsed(const char *text)
{
	GError *error = NULL;
	Query *query = NULL;

	g_assert_true(query_parse(text, &query, &error));
	g_assert_no_error(error);
	return query;
}

static void
test_parse(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Query) query = parsed(rows[i].text);
		g_autofree char *got = written(query);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
	g_autoptr(Query) none = parsed(NULL);
	g_assert_cmpuint(none->terms->len + none->tags->len, ==, 0);
}

static void
test_too_much(void)
{
	g_autofree char *bytes = g_strnfill(QUERY_BYTES_MAX + 1, 'a');
	g_autoptr(GString) words = g_string_new(NULL);
	GError *error = NULL;
	Query *query = NULL;

	g_assert_false(query_parse(bytes, &query, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_USAGE_PERMANENT);
	g_clear_error(&error);
	for (int i = 0; i < QUERY_TERMS_MAX; i++) {
		g_string_append_printf(words, "w%d ", i);
	}
	g_autoptr(Query) most = parsed(words->str);
	g_assert_cmpuint(most->terms->len, ==, QUERY_TERMS_MAX);
	g_string_append(words, "#more");
	g_assert_false(query_parse(words->str, &query, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_USAGE_PERMANENT);
	g_assert_nonnull(strstr(error->message, "33 words"));
	g_clear_error(&error);
	g_assert_null(query);
}

static const struct {
	const char *query, *text;
	int start; /* -1: none */
} places[] = {
	{ "tea", "We had Tea, two TEAS", 7 },
	{ "teas", "We had Tea, two TEAS", 16 },
	{ "tea*", "A teapot", 2 },
	{ "\"two teas\"", "two; two TEAS", 5 },
	{ "\"two te*\"", "two; two TEAS", 5 },
	{ "\"two teas\"", "two", -1 },
	{ "cafe", "Le Café", 3 },
	{ "本語", "日本語", 3 },
	{ "ไทย", "ภาษาไทย", 12 },
	{ "#tea", "#tea", -1 },
	{ "coffee", "tea", -1 },
	{ "te", "tea", -1 },
};

static void
test_find(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autoptr(Query) query = parsed(places[i].query);
		gsize start = 99;
		const bool is_there = query_find(query, places[i].text, &start);

		g_assert_cmpint(is_there ? (int)start : -1, ==, places[i].start);
	}
}

static const struct {
	const char *query, *text, *want;
} excerpts[] = {
	{ "x", NULL, NULL },
	{ "x", " \n", NULL },
	{ "tea", "Tea\nfor  two", "Tea for two" },
	{ "nine", "one two three four five six seven eight nine ten eleven twelve",
		"… eight nine ten eleven…" },
	{ "twelve", "one two three four five six seven eight nine ten eleven twelve",
		"… nine ten eleven twelve" },
	{ "none", "one two three four five six seven eight", "one two three four five…" },
	{ "\x1b[31m", "a \x1b[31mred", "a [31mred" },
};

static void
test_excerpt(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(excerpts); i++) {
		g_autoptr(Query) query = parsed(excerpts[i].query);
		g_autofree char *got = query_excerpt(query, excerpts[i].text, 24);

		g_assert_cmpstr(got, ==, excerpts[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/query/parse", test_parse);
	g_test_add_func("/query/too much", test_too_much);
	g_test_add_func("/query/find", test_find);
	g_test_add_func("/query/excerpt", test_excerpt);
	return g_test_run();
}
