#include "text/spelling.h"

#include <glib.h>

static void
test_suggest(void)
{
	static const char *const words[] = { "schedule", "subtitle", "title", "to", "tags", NULL };
	static const struct {
		const char *word;
		const char *want;
	} cases[] = {
		{ "schedul", "schedule" },
		{ "SCHEDULE", "schedule" },
		{ "shcedule", "schedule" },
		{ "titel", "title" },
		{ "tag", "tags" },
		{ "sub_title", "subtitle" },
		{ "frequency", NULL },
		{ "x", NULL },
		{ "", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].word);
		g_assert_cmpstr(spelling_suggest(cases[i].word, words), ==, cases[i].want);
	}
	g_autofree char *endless = g_strnfill(100000, 'a');
	g_assert_null(spelling_suggest(endless, words));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/spelling/suggest", test_suggest);
	return g_test_run();
}
