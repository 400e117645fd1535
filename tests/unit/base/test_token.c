#include "base/token.h"

static void
test_new(void)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (int i = 0; i < 1000; i++) {
		char *token = NULL;

		g_assert_true(token_new(&token, NULL));
		g_assert_true(token_is_valid(token));
		g_assert_true(token[0] != '-');
		g_assert_true(g_hash_table_add(seen, token));
	}
}

static void
test_shape(void)
{
	static const struct {
		const char *text;
		bool want;
	} rows[] = {
		{ "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_9", true },
		{ "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_", false },
		{ "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_99", false },
		{ "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123-_=", false },
		{ "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123+/9", false },
		{ "", false },
		{ NULL, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_true(token_is_valid(rows[i].text) == rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/token/new", test_new);
	g_test_add_func("/token/shape", test_shape);
	return g_test_run();
}
