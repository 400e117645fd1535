/* When a source is asked next: a row for each rule, and where rules meet. */
#include "flow/due.h"

#include "base/now.h"

#define NOW_S INT64_C(1794814200) /* Monday, 2026-11-16T07:30:00Z */
#define JITTER_S (10 * MINUTE_S)

static const struct {
	const char *rule;
	Rest rest;
	DueFacts facts;
	int64_t from_s, to_s; /* from now */
} rows[] = {
	{ "interval", { 0 }, { .interval_s = HOUR_S }, HOUR_S, HOUR_S },
	{ "max-age", { .fresh_s = 5 * HOUR_S }, { .interval_s = HOUR_S }, 5 * HOUR_S,
		5 * HOUR_S + JITTER_S },
	{ "shorter than the interval", { .fresh_s = 60, .ttl_s = 60 }, { .interval_s = HOUR_S },
		HOUR_S, HOUR_S },
	{ "ttl", { .ttl_s = DAY_S }, { .interval_s = HOUR_S }, DAY_S, DAY_S + JITTER_S },
	{ "the longest", { .ttl_s = DAY_S, .fresh_s = 2 * DAY_S }, { .interval_s = HOUR_S },
		2 * DAY_S, 2 * DAY_S + JITTER_S },
	{ "weekly at least", { .period_s = 365 * DAY_S }, { .interval_s = HOUR_S }, 7 * DAY_S,
		7 * DAY_S + JITTER_S },
	{ "twice a day", { .period_s = DAY_S, .frequency = 2 }, { .interval_s = HOUR_S },
		12 * HOUR_S, 12 * HOUR_S + JITTER_S },
	{ "daily where it says only how often", { .frequency = 4 }, { .interval_s = HOUR_S },
		6 * HOUR_S, 6 * HOUR_S + JITTER_S },
	{ "from a base", { .period_s = DAY_S, .base_s = NOW_S - 30 * HOUR_S },
		{ .interval_s = HOUR_S }, 18 * HOUR_S, 18 * HOUR_S + JITTER_S },
	{ "from a base to come", { .period_s = DAY_S, .base_s = NOW_S + 30 * HOUR_S },
		{ .interval_s = HOUR_S }, 6 * HOUR_S, 6 * HOUR_S + JITTER_S },
	{ "many times a second", { .period_s = HOUR_S, .frequency = 1000000 },
		{ .interval_s = HOUR_S }, HOUR_S, HOUR_S },
	{ "a long interval", { .fresh_s = DAY_S }, { .interval_s = 30 * DAY_S }, 30 * DAY_S,
		30 * DAY_S },
	{ "Retry-After", { .retry_at_s = NOW_S + 3 * HOUR_S }, { .interval_s = HOUR_S }, 3 * HOUR_S,
		3 * HOUR_S + JITTER_S },
	{ "Retry-After of what fails", { .retry_at_s = NOW_S + 3 * HOUR_S },
		{ .interval_s = HOUR_S, .failures = 1 }, 3 * HOUR_S, 3 * HOUR_S + JITTER_S },
	{ "the platform's wait", { 0 },
		{ .interval_s = HOUR_S, .wait_until_s = NOW_S + 2 * HOUR_S, .failures = 1 },
		2 * HOUR_S, 2 * HOUR_S + JITTER_S },
	{ "a first failure", { .ttl_s = DAY_S }, { .interval_s = HOUR_S, .failures = 1 }, HOUR_S,
		HOUR_S },
	{ "a third", { 0 }, { .interval_s = HOUR_S, .failures = 3 }, 4 * HOUR_S,
		4 * HOUR_S + JITTER_S },
	{ "a hundredth", { 0 }, { .interval_s = HOUR_S, .failures = 100 }, 12 * HOUR_S,
		12 * HOUR_S + JITTER_S },
	{ "a refusal", { 0 }, { .interval_s = HOUR_S, .failures = 1, .is_closed = true }, DAY_S,
		DAY_S + JITTER_S },
	{ "our fault", { 0 }, { .interval_s = HOUR_S, .failures = 5, .is_our_fault = true }, HOUR_S,
		HOUR_S },
	{ "gone twice", { 0 },
		{ .interval_s = HOUR_S, .failures = 2, .is_closed = true, .gone_runs = 2 }, DAY_S,
		DAY_S + JITTER_S },
	{ "gone three times", { 0 },
		{ .interval_s = HOUR_S, .failures = 3, .is_closed = true, .gone_runs = 3 },
		DUE_NEVER_S - NOW_S, DUE_NEVER_S - NOW_S },
	{ "an hour to be skipped", { .skip_hours = 3U << 8 }, { .interval_s = HOUR_S },
		2 * HOUR_S + 30 * MINUTE_S, 2 * HOUR_S + 30 * MINUTE_S },
	{ "a day to be skipped", { .skip_days = 1U << 1 }, { .interval_s = HOUR_S },
		16 * HOUR_S + 30 * MINUTE_S, 16 * HOUR_S + 30 * MINUTE_S },
	{ "all hours", { .skip_hours = 0xffffff }, { .interval_s = HOUR_S }, HOUR_S, HOUR_S },
	{ "all days", { .skip_days = 0xfe }, { .interval_s = HOUR_S }, HOUR_S, HOUR_S },
};

static void
test_rules(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		DueFacts facts = rows[i].facts;
		facts.now_s = NOW_S;
		facts.url = "https://blog.example/feed";
		facts.rest = &rows[i].rest;
		const int64_t due_s = due_next(&facts) - NOW_S;
		g_test_message("%s: %" G_GINT64_FORMAT, rows[i].rule, due_s);
		g_assert_cmpint(due_s, >=, rows[i].from_s);
		g_assert_cmpint(due_s, <=, rows[i].to_s);
	}
}

/* Fifty feeds of one server that may all be kept for a day come back at fifty times. */
static void
test_jitter(void)
{
	g_autoptr(GHashTable) seconds = g_hash_table_new(g_direct_hash, g_direct_equal);
	const Rest rest = { .fresh_s = DAY_S };

	for (int i = 0; i < 50; i++) {
		g_autofree char *url = g_strdup_printf("https://blog.example/%d.xml", i);
		const DueFacts facts = {
			.now_s = NOW_S, .interval_s = HOUR_S, .url = url, .rest = &rest
		};
		g_assert_cmpint(due_next(&facts), ==, due_next(&facts));
		g_hash_table_add(seconds, GINT_TO_POINTER(due_next(&facts) - NOW_S));
	}
	g_assert_cmpuint(g_hash_table_size(seconds), >=, 40);
}

static void
test_resting(void)
{
	static const struct {
		SourceRow row;
		bool is_resting;
	} cases[] = {
		{ { .last_ok_s = NOW_S, .last_try_s = NOW_S, .next_due_s = NOW_S + DAY_S }, true },
		{ { .last_ok_s = NOW_S, .last_try_s = NOW_S, .next_due_s = NOW_S + HOUR_S },
			false },
		{ { .last_ok_s = NOW_S - DAY_S, .last_try_s = NOW_S - DAY_S, .next_due_s = NOW_S },
			false },
		{ { .last_ok_s = NOW_S,
			  .last_try_s = NOW_S,
			  .failing_since_s = NOW_S,
			  .next_due_s = NOW_S + DAY_S },
			false },
		{ { .next_due_s = NOW_S + DAY_S }, false },
		{ { .last_ok_s = NOW_S, .last_try_s = NOW_S + 1, .next_due_s = NOW_S + 2 * DAY_S },
			false },
	};
	const SourceSpec spec = { .min_interval_s = HOUR_S };

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_assert_cmpint(due_is_resting(&cases[i].row, &spec, NOW_S), ==,
			cases[i].is_resting);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/due/rules", test_rules);
	g_test_add_func("/due/jitter", test_jitter);
	g_test_add_func("/due/resting", test_resting);
	return g_test_run();
}
