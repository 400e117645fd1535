#include "base/progress.h"

static void
show(void *data, const char *line)
{
	char **shown = data;

	g_free(*shown);
	*shown = g_strdup(line);
}

static void
test_show_and_clear(void)
{
	g_autofree char *shown = NULL;
	const Progress progress = { .show = show, .data = &shown };

	progress_show(&progress, "%d of %d\n", 3, 8);
	g_assert_cmpstr(shown, ==, "3 of 8?");
	progress_clear(&progress);
	g_assert_null(shown);
}

static void
test_silent(void)
{
	const Progress silent = { 0 };

	progress_show(NULL, "nothing");
	progress_clear(NULL);
	progress_show(&silent, "nothing");
	progress_clear(&silent);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/progress/show-and-clear", test_show_and_clear);
	g_test_add_func("/progress/silent", test_silent);
	return g_test_run();
}
