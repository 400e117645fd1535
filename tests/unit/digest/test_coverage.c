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
		{ "read, and seen elsewhere first",
			{ .posts = 0, .last_ok_s = BEGIN + 5, .has_shown = true },
			COVERAGE_READ, DATE_UNKNOWN },
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
		g_assert_false(row->is_missed);
		coverage_row_free(row);
		facts.has_brought = true;
		row = coverage_row(&facts, BEGIN);
		g_assert_true(row->is_missed
			== (row->state == COVERAGE_CLOSED || row->state == COVERAGE_UNREACHABLE));
		coverage_row_free(row);
	}
}

static void
add(GPtrArray *rows, CoverageState state, bool is_missed)
{
	CoverageRow *row = g_new0(CoverageRow, 1);

	row->state = state;
	row->is_missed = is_missed;
	g_ptr_array_add(rows, row);
}

/* An alarm for what is missed, or for a third of all; not for what never brought anything. */
static void
test_partial(void)
{
	static const struct {
		int read, quiet, in_part, unasked, out, missed;
		bool is_partial;
	} rows[] = {
		{ 0, 0, 0, 0, 0, 0, false },
		{ 9, 1, 0, 0, 0, 0, false },
		{ 1, 0, 3, 3, 0, 0, false },
		{ 3, 0, 0, 0, 1, 0, false },
		{ 2, 0, 0, 0, 1, 0, true },
		{ 5, 1, 1, 0, 3, 0, false },
		{ 4, 1, 1, 0, 3, 0, true },
		{ 99, 0, 0, 0, 0, 1, true },
		{ 0, 0, 0, 0, 1, 0, true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) all =
			g_ptr_array_new_with_free_func((GDestroyNotify)coverage_row_free);
		const int counts[] = { rows[i].read, rows[i].quiet, rows[i].in_part,
			rows[i].unasked, rows[i].out, rows[i].missed };
		static const CoverageState states[] = { COVERAGE_READ, COVERAGE_QUIET,
			COVERAGE_IN_PART, COVERAGE_UNASKED, COVERAGE_UNREACHABLE, COVERAGE_CLOSED };

		for (gsize j = 0; j < G_N_ELEMENTS(counts); j++) {
			for (int k = 0; k < counts[j]; k++) {
				add(all, states[j], states[j] == COVERAGE_CLOSED);
			}
		}
		if (coverage_is_partial(all) != rows[i].is_partial) {
			g_test_message("row %d", (int)i);
			g_test_fail();
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/coverage/states", test_states);
	g_test_add_func("/coverage/partial", test_partial);
	return g_test_run();
}
