#include "base/now.h"

#include "base/error.h"

static void
test_parse(void)
{
	static const struct {
		const char *text;
		int64_t want_s; /* -1: refused */
	} rows[] = {
		{ "1794814200", 1794814200 },
		{ "0", 0 },
		{ "2026-11-16T07:30:00Z", 1794814200 },
		{ "2026-11-16t07:30:00z", 1794814200 },
		{ "2026-11-16T08:30:00+01:00", 1794814200 },
		{ "2026-11-16 07:30:00.25Z", 1794814200 },
		{ "2026-11-16T07:30:00", -1 },
		{ "2026-11-16", -1 },
		{ "20261116T073000Z", -1 },
		{ "2026-W47-1T07:30:00Z", -1 },
		{ "2026-02-30T07:30:00Z", -1 },
		{ "-1", -1 },
		{ "99999999999999999999", -1 },
		{ "tomorrow", -1 },
		{ "8999-12-31T23:59:59Z", 221845391999 },
		{ "9999-12-31T23:59:59Z", -1 },
		{ "1970-01-01T00:00:00Z", 0 },
		{ "1969-12-31T23:59:59Z", -1 },
		{ "0001-01-01T00:00:00Z", -1 },
		{ "253402300799", -1 },
		{ "", -1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Now now = { .frozen_s = -1 };
		g_autoptr(GError) error = NULL;
		const bool is_read = now_parse(rows[i].text, &now, &error);

		g_assert_true(is_read == now.is_frozen);
		g_assert_cmpint(now.frozen_s, ==, rows[i].want_s);
		if (is_read) {
			g_assert_cmpint(now_s(&now), ==, rows[i].want_s);
		} else {
			g_assert_true(g_error_matches(error, TAGDIGEST_ERROR,
				ERROR_USAGE_PERMANENT));
		}
	}
}

static void
test_running_clocks(void)
{
	const Now now = { .is_frozen = false };
	const int64_t before_us = g_get_real_time();
	const int64_t monotonic_before_us = g_get_monotonic_time();
	const int64_t got_s = now_s(&now);
	const int64_t got_ms = now_monotonic_ms();

	g_assert_cmpint(got_s, >=, before_us / G_USEC_PER_SEC);
	g_assert_cmpint(got_s, <=, g_get_real_time() / G_USEC_PER_SEC);
	g_assert_cmpint(got_ms, >=, monotonic_before_us / 1000);
	g_assert_cmpint(got_ms, <=, g_get_monotonic_time() / 1000);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/now/parse", test_parse);
	g_test_add_func("/now/running-clocks", test_running_clocks);
	return g_test_run();
}
