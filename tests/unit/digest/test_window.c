#include "digest/window.h"

#include "text/date.h"

#include <string.h>

static int64_t
at(const char *text)
{
	int64_t time_s = 0;

	g_assert_true(date_parse(text, &time_s));
	return time_s;
}

static void
test_due_times(void)
{
	/* clang-format off */
	static const struct {
		const char *name, *schedule, *zone, *now, *last, *next;
	} rows[] = {
		{ "weekly, before", "weekly Monday 07:30", "Europe/London", "2026-11-16T07:29:59Z",
		  "2026-11-09T07:30:00Z", "2026-11-16T07:30:00Z" },
		{ "weekly, on the dot", "weekly Monday 07:30", "Europe/London",
		  "2026-11-16T07:30:00Z", "2026-11-16T07:30:00Z", "2026-11-23T07:30:00Z" },
		{ "weekly, on a Sunday", "weekly Sunday 20:00", "UTC", "2026-11-22T19:00:00Z",
		  "2026-11-15T20:00:00Z", "2026-11-22T20:00:00Z" },
		{ "into summer time", "weekly Monday 07:30", "Europe/London",
		  "2026-03-30T06:31:00Z", "2026-03-30T06:30:00Z", "2026-04-06T06:30:00Z" },
		{ "out of summer time", "weekly Monday 07:30", "Europe/London",
		  "2026-10-25T12:00:00Z", "2026-10-19T06:30:00Z", "2026-10-26T07:30:00Z" },
		{ "daily in the gap", "daily 01:30", "Europe/London", "2026-03-29T02:00:00Z",
		  "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z" },
		{ "daily in the overlap, once", "daily 01:30", "Europe/London",
		  "2026-10-25T00:45:00Z", "2026-10-24T00:30:00Z", "2026-10-25T01:30:00Z" },
		{ "monthly", "monthly 1 07:30", "UTC", "2026-11-16T00:00:00Z",
		  "2026-11-01T07:30:00Z", "2026-12-01T07:30:00Z" },
		{ "monthly on the 31st", "monthly 31 07:30", "UTC", "2026-02-28T08:00:00Z",
		  "2026-02-28T07:30:00Z", "2026-03-31T07:30:00Z" },
		{ "monthly over new year", "monthly 15 00:00", "UTC", "2027-01-02T00:00:00Z",
		  "2026-12-15T00:00:00Z", "2027-01-15T00:00:00Z" },
		{ "a zone far east", "daily 00:00", "Pacific/Auckland", "2026-11-16T10:59:59Z",
		  "2026-11-15T11:00:00Z", "2026-11-16T11:00:00Z" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Schedule schedule;
		g_autoptr(GTimeZone) zone = window_zone(rows[i].zone);
		g_assert_true(schedule_parse(rows[i].schedule, &schedule, NULL));
		g_autofree char *last = date_rfc3339(window_last_due(&schedule, zone,
			at(rows[i].now)));
		g_autofree char *next = date_rfc3339(window_next_due(&schedule, zone,
			at(rows[i].now)));
		g_test_message("%s", rows[i].name);
		g_assert_cmpstr(last, ==, rows[i].last);
		g_assert_cmpstr(next, ==, rows[i].next);
	}
}

static void
check_window(const Window *window, const char *start, const char *end, const char *since)
{
	g_autofree char *got_start = date_rfc3339(window->start_s);
	g_autofree char *got_end = date_rfc3339(window->end_s);
	g_autofree char *got_since = date_rfc3339(window->since_s);

	g_assert_cmpstr(got_start, ==, start);
	g_assert_cmpstr(got_end, ==, end);
	g_assert_cmpstr(got_since, ==, since);
}

static void
test_periods(void)
{
	Schedule schedule;
	g_autoptr(GTimeZone) zone = window_zone("UTC");
	int64_t now_s = at("2026-11-18T00:00:00Z");
	int64_t last_end_s = at("2026-11-09T07:30:00Z");
	const WindowRule rule = { &schedule, zone, 0 };
	const WindowRule hour = { &schedule, zone, 3600 };
	Window window;

	g_assert_true(schedule_parse("weekly Monday 07:30", &schedule, NULL));
	/* The period that is over can be asked for. */
	window_finished(&rule, now_s, &window);
	check_window(&window, "2026-11-09T07:30:00Z", "2026-11-16T07:30:00Z",
		"2026-11-09T07:30:00Z");
	/* The usual week, with the reach of one period. */
	g_assert_true(window_due(&rule, last_end_s, now_s, &window));
	check_window(&window, "2026-11-09T07:30:00Z", "2026-11-16T07:30:00Z",
		"2026-11-02T07:30:00Z");
	g_assert_true(window_due(&hour, last_end_s, now_s, &window));
	check_window(&window, "2026-11-09T07:30:00Z", "2026-11-16T07:30:00Z",
		"2026-11-09T06:30:00Z");
	/* Three weeks without a cron are one longer edition. */
	g_assert_true(window_due(&rule, at("2026-10-26T07:30:00Z"), now_s, &window));
	check_window(&window, "2026-10-26T07:30:00Z", "2026-11-16T07:30:00Z",
		"2026-10-19T07:30:00Z");
	/* A second cron, and a clock that went back, do nothing. */
	g_assert_false(window_due(&rule, at("2026-11-16T07:30:00Z"), now_s, &window));
	g_assert_false(window_due(&rule, at("2026-11-23T07:30:00Z"), now_s, &window));
	window_current(&rule, at("2026-11-16T07:30:00Z"), now_s, &window);
	check_window(&window, "2026-11-16T07:30:00Z", "2026-11-23T07:30:00Z",
		"2026-11-09T07:30:00Z");
	/* After a clock that ran ahead, it is the schedule's own period. */
	window_current(&rule, at("2026-11-30T07:30:00Z"), now_s, &window);
	check_window(&window, "2026-11-16T07:30:00Z", "2026-11-23T07:30:00Z",
		"2026-11-09T07:30:00Z");
}

/* The period in progress is the first; an hour late is in time for the one before. */
static void
test_beginning(void)
{
	static const char *const times[][2] = {
		{ "2026-11-18T00:00:00Z", "2026-11-16T07:30:00Z" },
		{ "2026-11-16T08:30:00Z", "2026-11-16T07:30:00Z" },
		{ "2026-11-16T08:29:59Z", "2026-11-09T07:30:00Z" },
		{ "2026-11-16T07:30:00Z", "2026-11-09T07:30:00Z" },
		{ "2026-11-16T07:29:59Z", "2026-11-09T07:30:00Z" },
	};
	Schedule schedule;
	g_autoptr(GTimeZone) zone = window_zone("UTC");

	g_assert_true(schedule_parse("weekly Monday 07:30", &schedule, NULL));
	for (gsize i = 0; i < G_N_ELEMENTS(times); i++) {
		g_assert_cmpint(window_beginning(&schedule, zone, at(times[i][0])), ==,
			at(times[i][1]));
	}
}

/* Every hour of two years: a weekly digest is due once a week and its periods join. */
static void
test_no_week_is_skipped_or_doubled(void)
{
	Schedule schedule;
	g_autoptr(GTimeZone) zone = window_zone("Europe/London");
	int64_t last_end_s = at("2026-01-05T07:30:00Z");
	const WindowRule rule = { &schedule, zone, 0 };
	int count = 0;

	g_assert_true(schedule_parse("weekly Monday 07:30", &schedule, NULL));
	for (int64_t now_s = last_end_s; now_s < at("2028-01-03T00:00:00Z"); now_s += 3600) {
		Window window;
		if (window_due(&rule, last_end_s, now_s, &window)) {
			g_assert_cmpint(window.start_s, ==, last_end_s);
			last_end_s = window.end_s;
			count++;
		}
	}
	g_assert_cmpint(count, ==, 103);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/window/beginning", test_beginning);
	g_test_add_func("/window/due-times", test_due_times);
	g_test_add_func("/window/periods", test_periods);
	g_test_add_func("/window/two-years", test_no_week_is_skipped_or_doubled);
	return g_test_run();
}
