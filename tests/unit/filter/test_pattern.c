#include "filter/pattern.h"

#include "base/error.h"

#include <string.h>

static void
test_matches(void)
{
	static const struct {
		const char *pattern, *subject;
		PatternResult want;
	} rows[] = {
		{ "crypto", "Buy CRYPTO now", PATTERN_YES },
		{ "^crypto", "Buy crypto", PATTERN_NO },
		{ "gŵyl", "GŴYL yr haf", PATTERN_YES },
		{ "\\bfe\\b", "UKFEChat", PATTERN_NO },
		{ "a.c", "a\nc", PATTERN_NO },
		{ "caf\\w$", "café", PATTERN_YES },
		{ "x", "", PATTERN_NO },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Pattern) pattern = NULL;
		g_autoptr(GError) error = NULL;
		g_assert_true(pattern_new(rows[i].pattern, &pattern, &error));
		g_test_message("%s on %s", rows[i].pattern, rows[i].subject);
		g_assert_cmpint(pattern_match(pattern, rows[i].subject, strlen(rows[i].subject)),
			==, rows[i].want);
	}
}

static void
test_refuses(void)
{
	static const struct {
		const char *pattern, *words;
	} rows[] = {
		{ "(", "missing closing parenthesis at character 2" },
		{ "a**", "character" },
		{ "[z-a]", "range out of order" },
		{ "\\C", "character" },
		{ "(*UTF)x", "verbs" },
		{ "", "1 to" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Pattern *pattern = NULL;
		g_autoptr(GError) error = NULL;
		g_assert_false(pattern_new(rows[i].pattern, &pattern, &error));
		g_assert_null(pattern);
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
		g_test_message("%s: %s", rows[i].pattern, error->message);
		g_assert_nonnull(strstr(error->message, rows[i].words));
	}
}

/* Only what is asked for is searched, and one pattern searches one text after the other. */
static void
test_length(void)
{
	g_autoptr(Pattern) pattern = NULL;

	g_assert_true(pattern_new("b$", &pattern, NULL));
	g_assert_cmpint(pattern_match(pattern, "abc", 2), ==, PATTERN_YES);
	g_assert_cmpint(pattern_match(pattern, "abc", 3), ==, PATTERN_NO);
	g_assert_cmpint(pattern_match(pattern, "", 0), ==, PATTERN_NO);
}

/* A pattern that would take for ever gives up, and says so. */
static void
test_gives_up(void)
{
	g_autoptr(Pattern) pattern = NULL;
	const char *subject = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!";

	g_assert_true(pattern_new("(a+)+$", &pattern, NULL));
	g_assert_cmpint(pattern_match(pattern, subject, strlen(subject)), ==, PATTERN_GAVE_UP);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pattern/matches", test_matches);
	g_test_add_func("/pattern/refuses", test_refuses);
	g_test_add_func("/pattern/length", test_length);
	g_test_add_func("/pattern/gives-up", test_gives_up);
	return g_test_run();
}
