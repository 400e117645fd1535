#include "digest/coverage.h"

#define BEGIN 1000000

static void
test_states(void)
{
	/* clang-format off */
	static const struct {
		const char *name;
		CoverageFacts facts;
		CoverageState state;
		int64_t since_s;
	} rows[] = {
		{ "read", { .posts = 3, .last_ok_s = BEGIN + 5 }, COVERAGE_READ, DATE_UNKNOWN },
		{ "never read, whatever it answers",
			{ .posts = 0, .last_ok_s = BEGIN + 5, .is_never_read = true },
			COVERAGE_UNASKED, DATE_UNKNOWN },
		{ "quiet", { .posts = 0, .last_ok_s = BEGIN + 5 }, COVERAGE_QUIET, DATE_UNKNOWN },
		{ "in part", { .posts = 3, .last_ok_s = BEGIN + 5, .is_in_part = true },
		  COVERAGE_IN_PART, DATE_UNKNOWN },
		{ "failing now",
		  { .posts = 3, .last_ok_s = BEGIN + 5, .failing_since_s = BEGIN + 9 },
		  COVERAGE_UNREACHABLE, BEGIN + 9 },
		{ "never asked", { .last_ok_s = 0 }, COVERAGE_UNASKED, DATE_UNKNOWN },
		{ "never read", { .failing_since_s = BEGIN - 9 }, COVERAGE_UNREACHABLE, BEGIN - 9 },
		{ "read long ago", { .last_ok_s = BEGIN - 5 }, COVERAGE_UNREACHABLE, BEGIN },
		{ "closed", { .last_ok_s = BEGIN + 5, .is_closed = true,
			      .failing_since_s = BEGIN + 6, .why = "HTTP 401" },
		  COVERAGE_CLOSED, BEGIN + 6 },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		CoverageFacts facts = rows[i].facts;
		facts.source = "one";
		facts.network = "One";
		CoverageRow *row = coverage_row(&facts, BEGIN);
		g_test_message("%s", rows[i].name);
		g_assert_cmpint(row->state, ==, rows[i].state);
		g_assert_cmpint(row->posts, ==, facts.posts);
		g_assert_cmpint(row->since_s, ==, rows[i].since_s);
		g_assert_cmpstr(row->source, ==, "one");
		g_assert_cmpstr(row->network, ==, "One");
		g_assert_cmpstr(row->why, ==, facts.why);
		coverage_row_free(row);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/coverage/states", test_states);
	return g_test_run();
}
