#include "model/schedule.h"

#include "base/error.h"

#include <string.h>

static void
test_parse(void)
{
	static const struct {
		const char *text, *want;
		int day;
	} rows[] = {
		{ "weekly Monday 07:30", "weekly Monday 07:30", 1 },
		{ "WEEKLY sun 7:05", "weekly Sunday 07:05", 7 },
		{ "  weekly\tThu  23:59 ", "weekly Thursday 23:59", 4 },
		{ "daily 00:00", "daily 00:00", 0 },
		{ "monthly 1 07:30", "monthly 1 07:30", 1 },
		{ "Monthly 31 07:30", "monthly 31 07:30", 31 },
		{ "weekly Monday 07:30 every 2 weeks", "weekly Monday 07:30 every 2 weeks", 1 },
		{ "Weekly Fri 16:00 EVERY 26 weeks From 2026-11-02",
			"weekly Friday 16:00 every 26 weeks from 2026-11-02", 5 },
		{ "weekly Monday 07:30 every 1 week", "weekly Monday 07:30", 1 },
		{ "weekly Monday 07:30 every 1 week from 2026-11-02", "weekly Monday 07:30", 1 },
		{ "monthly first Monday 07:30", "monthly first Monday 07:30", 1 },
		{ "monthly Second tue 07:30", "monthly second Tuesday 07:30", 2 },
		{ "monthly third Wednesday 07:30", "monthly third Wednesday 07:30", 3 },
		{ "monthly fourth Thursday 07:30", "monthly fourth Thursday 07:30", 4 },
		{ "monthly LAST Sunday 00:00", "monthly last Sunday 00:00", 7 },
		{ "weekly Monday 07:30 every", NULL, 0 },
		{ "weekly Monday 07:30 every 2", NULL, 0 },
		{ "weekly Monday 07:30 every 0 weeks", NULL, 0 },
		{ "weekly Monday 07:30 every 27 weeks", NULL, 0 },
		{ "weekly Monday 07:30 every second week", NULL, 0 },
		{ "weekly Monday 07:30 every 2 weeks from", NULL, 0 },
		{ "weekly Monday 07:30 every 2 weeks from 2026-02-30", NULL, 0 },
		{ "weekly Monday 07:30 every 2 weeks from 2 November", NULL, 0 },
		{ "weekly Monday 07:30 every 2 weeks from 2026-11-02 on", NULL, 0 },
		{ "weekly Monday 07:30 from 2026-11-02", NULL, 0 },
		{ "weekly every 2 weeks Monday 07:30", NULL, 0 },
		{ "daily 07:30 every 2 weeks", NULL, 0 },
		{ "monthly 1 07:30 every 2 weeks", NULL, 0 },
		{ "monthly fifth Monday 07:30", NULL, 0 },
		{ "monthly first 1 07:30", NULL, 0 },
		{ "monthly first first Monday 07:30", NULL, 0 },
		{ "", NULL, 0 },
		{ "daily", NULL, 0 },
		{ "weekly 07:30", NULL, 0 },
		{ "weekly Mo 07:30", NULL, 0 },
		{ "weekly Mond 07:30", NULL, 0 },
		{ "weekly Monday 07:30 UTC", NULL, 0 },
		{ "weekly Monday 24:00", NULL, 0 },
		{ "weekly Monday 07:60", NULL, 0 },
		{ "weekly Monday 07:3", NULL, 0 },
		{ "weekly Monday 7", NULL, 0 },
		{ "weekly Monday -7:30", NULL, 0 },
		{ "weekly Monday 07:30:00", NULL, 0 },
		{ "monthly 0 07:30", NULL, 0 },
		{ "monthly 32 07:30", NULL, 0 },
		{ "monthly first 07:30", NULL, 0 },
		{ "daily Monday 07:30", NULL, 0 },
		{ "yearly 1 07:30", NULL, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Schedule schedule = { .day = -1 };
		g_autoptr(GError) error = NULL;
		const bool is_read = schedule_parse(rows[i].text, &schedule, &error);
		g_autofree char *got = is_read ? schedule_text(&schedule) : NULL;

		if (g_strcmp0(got, rows[i].want) != 0
			|| schedule.day != (is_read ? rows[i].day : -1)) {
			g_test_message("\"%s\": got %s (day %d)", rows[i].text, got, schedule.day);
			g_test_fail();
		}
		if (!is_read) {
			g_assert_true(g_error_matches(error, TAGDIGEST_ERROR,
				ERROR_CONFIG_PERMANENT));
			g_assert_nonnull(strstr(error->message, "monthly 1 07:30"));
		}
	}
}

static void
test_names(void)
{
	g_assert_cmpstr(schedule_frequency_name(SCHEDULE_DAILY), ==, "daily");
	g_assert_cmpstr(schedule_frequency_name(SCHEDULE_WEEKLY), ==, "weekly");
	g_assert_cmpstr(schedule_frequency_name(SCHEDULE_MONTHLY), ==, "monthly");
	for (int i = 0; i < SCHEDULE_FREQUENCIES; i++) {
		const char *name = schedule_frequency_name((ScheduleFrequency)i);
		g_assert_cmpint(schedule_frequency_from_name(name), ==, i);
	}
	g_assert_cmpint(schedule_frequency_from_name("hourly"), ==, SCHEDULE_WEEKLY);
}

static void
test_days_max(void)
{
	static const struct {
		const char *text;
		int days;
	} rows[] = {
		{ "daily 07:30", 1 },
		{ "weekly Monday 07:30", 7 },
		{ "weekly Monday 07:30 every 3 weeks", 21 },
		{ "monthly 31 07:30", 31 },
		{ "monthly last Monday 07:30", 35 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Schedule schedule;

		g_assert_true(schedule_read(rows[i].text, &schedule, NULL));
		g_assert_cmpint(schedule_days_max(&schedule), ==, rows[i].days);
		g_assert_true(schedule_read(rows[i].text, NULL, NULL));
	}
	g_assert_false(schedule_read("hourly", NULL, NULL));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/schedule/parse", test_parse);
	g_test_add_func("/schedule/names", test_names);
	g_test_add_func("/schedule/days max", test_days_max);
	return g_test_run();
}
