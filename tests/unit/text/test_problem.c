#include "text/problem.h"

static void
test_problem_line(void)
{
	static const struct {
		guint line;
		const char *section, *key;
		const char *want;
	} cases[] = {
		{ 3, "a b", "c", "f.ini:3: [a b] c: wrong" },
		{ 3, "a b", NULL, "f.ini:3: [a b]: wrong" },
		{ 3, NULL, NULL, "f.ini:3: wrong" },
		{ 0, NULL, NULL, "f.ini: wrong" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		Problem *problem = problem_new("f.ini", cases[i].line, cases[i].section,
			cases[i].key, "%s", "wrong");
		g_autofree char *line = problem_line(problem);

		g_assert_cmpstr(line, ==, cases[i].want);
		problem_free(problem);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/problem/line", test_problem_line);
	return g_test_run();
}
