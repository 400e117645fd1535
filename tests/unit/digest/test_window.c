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
		{ "monthly, the first Monday", "monthly first Monday 07:30", "Europe/London",
		  "2026-11-02T07:30:00Z", "2026-11-02T07:30:00Z", "2026-12-07T07:30:00Z" },
		{ "monthly, the first Monday is the 1st", "monthly first Monday 07:30", "UTC",
		  "2027-01-31T00:00:00Z", "2027-01-04T07:30:00Z", "2027-02-01T07:30:00Z" },
		{ "monthly, the fourth Sunday", "monthly fourth Sunday 20:00", "UTC",
		  "2026-11-16T00:00:00Z", "2026-10-25T20:00:00Z", "2026-11-22T20:00:00Z" },
		{ "monthly, the last Sunday", "monthly last Sunday 01:30", "Europe/London",
		  "2026-03-01T00:00:00Z", "2026-02-22T01:30:00Z", "2026-03-29T01:00:00Z" },
		{ "monthly, the last day is one", "monthly last Saturday 00:00", "UTC",
		  "2026-10-30T00:00:00Z", "2026-09-26T00:00:00Z", "2026-10-31T00:00:00Z" },
		{ "every second week", "weekly Monday 07:30 every 2 weeks", "UTC",
		  "2026-11-16T00:00:00Z", "2026-11-09T07:30:00Z", "2026-11-23T07:30:00Z" },
		{ "every second week, as said", "weekly Monday 07:30 every 2 weeks from 2026-11-05",
		  "UTC", "2026-11-16T07:00:00Z", "2026-11-02T07:30:00Z", "2026-11-16T07:30:00Z" },
		{ "counted from a day to come", "weekly Sunday 07:30 every 3 weeks from 2027-12-06",
		  "UTC", "2026-11-16T00:00:00Z", "2026-11-08T07:30:00Z", "2026-11-29T07:30:00Z" },
		{ "a zone far east", "daily 00:00", "Pacific/Auckland", "2026-11-16T10:59:59Z",
		  "2026-11-15T11:00:00Z", "2026-11-16T11:00:00Z" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Schedule schedule;
		g_autoptr(GTimeZone) zone = window_zone(rows[i].zone);
		g_assert_true(schedule_parse(rows[i].schedule, &schedule, NULL));
		const WindowRule rule = { &schedule, zone, 0, NULL };
		g_autofree char *last = date_rfc3339(window_last_due(&rule, at(rows[i].now)));
		g_autofree char *next = date_rfc3339(window_next_due(&rule, at(rows[i].now)));
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
	const WindowRule rule = { &schedule, zone, 0, NULL };
	const WindowRule hour = { &schedule, zone, 3600, NULL };
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

static void
check_bounds(const Window *window, const char *until, const char *carry)
{
	g_autofree char *got_until = date_rfc3339(window->until_s);
	g_autofree char *got_carry = date_rfc3339(window->carry_s);

	g_assert_cmpstr(got_until, ==, until);
	g_assert_cmpstr(got_carry, ==, carry);
}

/* What is young waits; what had no room in the last day is carried where the next one sees it. */
static void
test_bounds(void)
{
	Schedule schedule;
	g_autoptr(GTimeZone) zone = window_zone("Europe/London");
	int64_t now_s = at("2026-10-26T08:00:00Z");
	const WindowRule rule = { &schedule, zone, 0, NULL };
	const WindowRule hour = { &schedule, zone, 3600, NULL };
	Window window;

	g_assert_true(schedule_parse("weekly Monday 07:30", &schedule, NULL));
	g_assert_true(window_due(&rule, at("2026-10-19T06:30:00Z"), now_s, &window));
	check_bounds(&window, "2026-10-26T07:00:00Z", "2026-10-25T07:30:00Z");
	g_assert_true(window_due(&hour, at("2026-10-19T06:30:00Z"), now_s, &window));
	check_bounds(&window, "2026-10-26T07:00:00Z", "2026-10-26T06:30:00Z");
	window_finished(&rule, now_s, &window);
	check_bounds(&window, "2026-10-26T07:00:00Z", "2026-10-25T07:30:00Z");
	/* A day of 23 hours: what the day before carried is not carried again. */
	g_assert_true(schedule_parse("daily 07:30", &schedule, NULL));
	g_assert_true(window_due(&rule, at("2026-03-28T07:30:00Z"), at("2026-03-29T07:00:00Z"),
		&window));
	check_bounds(&window, "2026-03-29T06:00:00Z", "2026-03-28T07:30:00Z");
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
	const WindowRule rule = { &schedule, zone, 0, NULL };
	for (gsize i = 0; i < G_N_ELEMENTS(times); i++) {
		g_assert_cmpint(window_beginning(&rule, at(times[i][0])), ==, at(times[i][1]));
	}
}

/* Every hour of two years: a weekly digest is due once a week and its periods join. */
static void
test_no_week_is_skipped_or_doubled(void)
{
	Schedule schedule;
	g_autoptr(GTimeZone) zone = window_zone("Europe/London");
	int64_t last_end_s = at("2026-01-05T07:30:00Z");
	const WindowRule rule = { &schedule, zone, 0, NULL };
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

static void
read_pause(GArray *pauses, const char *text)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(pause_read(text, &pauses, &error));
	g_assert_no_error(error);
}

static void
test_pause(void)
{
	Schedule schedule;
	g_autoptr(GTimeZone) zone = window_zone("Europe/London");
	g_autoptr(GArray) pauses = g_array_new(FALSE, FALSE, sizeof(Pause));
	const WindowRule rule = { &schedule, zone, 0, pauses };
	const int64_t before_s = at("2026-12-14T07:30:00Z");
	const int64_t after_s = at("2027-01-04T07:30:00Z");
	int64_t until_s = 0;
	Window window;

	g_assert_true(schedule_parse("weekly Monday 07:30", &schedule, NULL));
	read_pause(pauses, "2026-12-19..2027-01-04 merge");
	read_pause(pauses, "2027-06-22..2027-06-25 skip");
	g_assert_cmpint(window_next_due(&rule, before_s), ==, after_s);
	g_assert_cmpint(window_last_due(&rule, after_s - 1), ==, before_s);
	g_assert_true(window_pause_follows(&rule, before_s, &until_s));
	g_assert_cmpint(until_s, ==, after_s);
	g_assert_false(window_pause_follows(&rule, after_s, &until_s));
	/* No edition would have come in those days. */
	g_assert_false(window_pause_follows(&rule, at("2027-06-21T06:30:00Z"), &until_s));
	/* It is one longer edition. */
	g_assert_true(window_due(&rule, before_s, after_s, &window));
	check_window(&window, "2026-12-14T07:30:00Z", "2027-01-04T07:30:00Z",
		"2026-12-07T07:30:00Z");
	/* What is late when the pause begins waits for its end. */
	g_assert_false(window_due(&rule, at("2026-12-07T07:30:00Z"), at("2026-12-19T00:00:00Z"),
		&window));
	g_assert_true(window_due(&rule, at("2026-12-07T07:30:00Z"), at("2026-12-18T23:59:59Z"),
		&window));
	g_assert_true(window_due(&rule, at("2026-12-07T07:30:00Z"), at("2027-01-04T00:00:00Z"),
		&window));
	/* Its days are those of the zone. */
	g_assert_nonnull(window_pause_at(&rule, at("2027-01-03T23:59:59Z")));
	g_assert_null(window_pause_at(&rule, at("2027-01-04T00:00:00Z")));
	g_assert_null(window_pause_at(&rule, at("2027-06-21T22:59:59Z")));
	g_assert_nonnull(window_pause_at(&rule, at("2027-06-21T23:00:00Z")));
	g_assert_false(window_pause_at(&rule, at("2026-12-25T00:00:00Z"))->is_skipped);
	g_assert_true(window_pause_at(&rule, at("2027-06-24T22:59:59Z"))->is_skipped);
	g_assert_null(window_pause_at(&rule, at("2027-06-24T23:00:00Z")));
}

/* Two pauses without a day between them are as one. */
static void
test_pauses_in_a_row(void)
{
	Schedule schedule;
	g_autoptr(GTimeZone) zone = window_zone("UTC");
	g_autoptr(GArray) pauses = g_array_new(FALSE, FALSE, sizeof(Pause));
	const WindowRule rule = { &schedule, zone, 0, pauses };
	int64_t until_s;

	g_assert_true(schedule_parse("daily 07:30", &schedule, NULL));
	for (int year = 2027; year < 2037; year++) {
		g_autofree char *text = g_strdup_printf("%d-01-01..%d-01-01", year, year + 1);

		read_pause(pauses, text);
	}
	g_assert_true(window_pause_follows(&rule, at("2026-12-31T07:30:00Z"), &until_s));
	g_assert_cmpint(until_s, ==, at("2037-01-01T07:30:00Z"));
}

/* What a calendar says of a due time: its local date and hour are those of the schedule. */
typedef struct Seen {
	int year, month, day, weekday, minutes;
	guint32 julian;
} Seen;

static Seen
see(GTimeZone *zone, int64_t due_s)
{
	g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc(due_s);
	g_autoptr(GDateTime) local = g_date_time_to_timezone(when, zone);
	Seen seen;
	GDate date;

	g_date_time_get_ymd(local, &seen.year, &seen.month, &seen.day);
	seen.weekday = g_date_time_get_day_of_week(local);
	seen.minutes = g_date_time_get_hour(local) * 60 + g_date_time_get_minute(local);
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)seen.day, (GDateMonth)seen.month, (GDateYear)seen.year);
	seen.julian = g_date_get_julian(&date);
	return seen;
}

static void
check_seen(const Schedule *schedule, const Seen *seen, const Seen *before)
{
	const int wanted = schedule->hour * 60 + schedule->minute;

	/* Later only where a clock change took that minute away, by its hour at most. */
	g_assert_cmpint(seen->minutes, >=, wanted);
	g_assert_cmpint(seen->minutes, <=, wanted + 60);
	if (schedule->frequency == SCHEDULE_WEEKLY) {
		g_assert_cmpint(seen->weekday, ==, schedule->day);
		g_assert_cmpint(seen->julian - before->julian, ==, 7 * MAX(schedule->every, 1));
	} else if (schedule->frequency == SCHEDULE_MONTHLY && schedule->week > 0) {
		const int days = g_date_get_days_in_month((GDateMonth)seen->month,
			(GDateYear)seen->year);

		g_assert_cmpint(seen->weekday, ==, schedule->day);
		g_assert_cmpint(schedule->week == SCHEDULE_WEEK_LAST ? days - seen->day < 7
								     : (seen->day + 6) / 7,
			==, schedule->week == SCHEDULE_WEEK_LAST ? true : schedule->week);
		g_assert_cmpint((seen->year - before->year) * 12 + seen->month - before->month, ==,
			1);
	}
}

/* Over 28 years, among them those of 53 weeks, in zones that change their clocks at any hour. */
static void
test_years(void)
{
	static const char *const schedules[] = {
		"weekly Monday 07:30 every 2 weeks",
		"weekly Sunday 02:30 every 3 weeks from 2026-11-02",
		"weekly Friday 00:00 every 26 weeks from 2030-01-01",
		"monthly first Monday 07:30",
		"monthly second Tuesday 00:00",
		"monthly third Sunday 01:30",
		"monthly fourth Saturday 23:59",
		"monthly last Sunday 02:30",
		"daily 02:30",
	};
	static const char *const zones[] = { "UTC", "Europe/London", "America/St_Johns",
		"Pacific/Auckland", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut" };

	for (gsize i = 0; i < G_N_ELEMENTS(schedules) * G_N_ELEMENTS(zones); i++) {
		const char *text = schedules[i % G_N_ELEMENTS(schedules)];
		g_autoptr(GTimeZone) zone = window_zone(zones[i / G_N_ELEMENTS(schedules)]);
		Schedule schedule;
		const WindowRule rule = { &schedule, zone, 0, NULL };
		int64_t due_s = at("2020-01-01T00:00:00Z");

		g_test_message("%s, %s", text, zones[i / G_N_ELEMENTS(schedules)]);
		g_assert_true(schedule_parse(text, &schedule, NULL));
		due_s = window_next_due(&rule, due_s);
		while (due_s < at("2048-01-01T00:00:00Z")) {
			const int64_t next_s = window_next_due(&rule, due_s);
			const Seen before = see(zone, due_s);
			const Seen seen = see(zone, next_s);

			check_seen(&schedule, &seen, &before);
			g_assert_cmpint(next_s - due_s, <=,
				(int64_t)schedule_days_max(&schedule) * 86400 + 7200);
			g_assert_cmpint(window_last_due(&rule, next_s), ==, next_s);
			g_assert_cmpint(window_last_due(&rule, next_s - 1), ==, due_s);
			g_assert_cmpint(window_next_due(&rule, next_s - 1), ==, next_s);
			due_s = next_s;
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/window/beginning", test_beginning);
	g_test_add_func("/window/due-times", test_due_times);
	g_test_add_func("/window/periods", test_periods);
	g_test_add_func("/window/bounds", test_bounds);
	g_test_add_func("/window/two-years", test_no_week_is_skipped_or_doubled);
	g_test_add_func("/window/pause", test_pause);
	g_test_add_func("/window/pauses in a row", test_pauses_in_a_row);
	g_test_add_func("/window/years", test_years);
	return g_test_run();
}
