#include "text/words.h"

typedef struct SplitRow {
	const char *value;
	const char *list;    /* joined by '|' */
	const char *command; /* likewise; NULL: refused */
} SplitRow;

static const SplitRow split_rows[] = {
	{ "", "", NULL },
	{ "  ", "", NULL },
	{ "a", "a", "a" },
	{ "a,b c\td", "a|b|c|d", "a,b|c|d" },
	{ " a ,, b ", "a|b", "a|,,|b" },
	{ "\"a b\" c", "a b|c", "a b|c" },
	{ "x\"a, b\"y", "xa, by", "xa, by" },
	{ "a \"\" b", "a|b", "a||b" },
	{ "a \"b", "a|b", NULL },
	{ "a \\\"b\\\" $c 'd e'", "a|\\b\\|$c|'d|e'", "a|\\b\\|$c|'d|e'" },
};

static void
test_split(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(split_rows); i++) {
		const SplitRow *row = &split_rows[i];
		g_auto(GStrv) list = words_of_list(row->value);
		g_auto(GStrv) command = words_of_command(row->value);
		g_autofree char *got_list = g_strjoinv("|", list);
		g_autofree char *got_command = command != NULL ? g_strjoinv("|", command) : NULL;

		g_test_message("<%s>", row->value);
		g_assert_cmpstr(got_list, ==, row->list);
		g_assert_cmpstr(got_command, ==, row->command);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/words/split", test_split);
	return g_test_run();
}
