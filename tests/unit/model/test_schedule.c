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

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/schedule/parse", test_parse);
	g_test_add_func("/schedule/names", test_names);
	return g_test_run();
}
