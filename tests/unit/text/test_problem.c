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

static void
test_sort(void)
{
	static const guint lines[] = { 7, 0, 10, 9, 2 };
	static const char *const want[] = { "a.ini:2: e", "b.ini: b", "b.ini:7: a", "b.ini:9: d",
		"b.ini:10: c" };
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);

	for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_ptr_array_add(problems,
			problem_new(i == 4 ? "a.ini" : "b.ini", lines[i], NULL, NULL, "%c",
				'a' + (int)i));
	}
	problems_sort(problems);
	for (guint i = 0; i < problems->len; i++) {
		g_autofree char *line = problem_line(g_ptr_array_index(problems, i));

		g_assert_cmpstr(line, ==, want[i]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/problem/line", test_problem_line);
	g_test_add_func("/problem/sort", test_sort);
	return g_test_run();
}
