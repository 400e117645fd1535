#include "text/duration.h"

static void
test_both_ways(void)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} rows[] = { { "90 s", 90 }, { "15 min", 900 }, { "2 h", 7200 }, { "7 d", 604800 } };
	static const char *const wrong[] = { "", "s", "2", "2 w", "-1 s", "1.5 h",
		"99999999999 s" };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = duration_text(rows[i].seconds);

		g_assert_cmpstr(text, ==, rows[i].text);
		g_assert_cmpint(duration_parse(rows[i].text), ==, rows[i].seconds);
	}
	g_assert_cmpint(duration_parse("2H"), ==, 7200);
	for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_assert_cmpint(duration_parse(wrong[i]), ==, -1);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/duration/both-ways", test_both_ways);
	return g_test_run();
}
