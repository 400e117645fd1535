#include "digest/coverage.h"

static bool
is_out(const CoverageRow *row)
{
	return row->state == COVERAGE_CLOSED || row->state == COVERAGE_UNREACHABLE;
}

CoverageRow *
coverage_row(const CoverageFacts *facts, int64_t period_start_s)
{
	CoverageRow *row = g_new0(CoverageRow, 1);
	bool is_failing = facts->failing_since_s > 0;
	bool is_late = facts->last_ok_s < period_start_s;

	row->source = g_strdup(facts->source);
	row->network = g_strdup(facts->network);
	row->posts = facts->posts;
	row->since_s = DATE_UNKNOWN;
	if (facts->is_closed) {
		row->state = COVERAGE_CLOSED;
	} else if (!is_failing && (facts->last_ok_s == 0 || (facts->is_never_read && !is_late))) {
		row->state = COVERAGE_UNASKED;
	} else if (is_failing || is_late) {
		row->state = COVERAGE_UNREACHABLE;
	} else if (facts->is_in_part) {
		row->state = COVERAGE_IN_PART;
	} else {
		row->state = facts->posts > 0 || facts->has_shown ? COVERAGE_READ : COVERAGE_QUIET;
	}
	if (is_out(row)) {
		row->since_s = is_failing ? facts->failing_since_s : period_start_s;
		row->why = g_strdup(facts->why);
		row->is_missed = facts->has_brought;
	}
	return row;
}

bool
coverage_is_partial(const GPtrArray *rows)
{
	bool is_any_missed = false;
	guint out = 0;

	for (guint i = 0; i < rows->len; i++) {
		const CoverageRow *row = g_ptr_array_index(rows, i);
		is_any_missed |= row->is_missed;
		out += is_out(row);
	}
	return is_any_missed || (out > 0 && out * 3 >= rows->len);
}
