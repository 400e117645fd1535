#include "digest/occurrence.h"

#include "digest/window.h"
#include "text/date.h"

static int64_t
at(const char *text)
{
	int64_t time_s = 0;

	g_assert_true(date_parse(text, &time_s));
	return time_s;
}

/* Of each rule the first dates after a time, in UTC, split by blanks. */
static void
test_dates(void)
{
	/* clang-format off */
	static const struct {
		const char *name, *whens, *except, *zone, *after, *dates;
	} rows[] = {
		{ "the third Thursday, over new year", "third Thursday 20:00", "", "Europe/London",
		  "2026-11-19T20:00:00Z",
		  "2026-12-17T20:00:00Z 2027-01-21T20:00:00Z 2027-02-18T20:00:00Z" },
		{ "into summer time", "third Thursday 20:00", "", "Europe/London",
		  "2027-02-18T20:00:00Z",
		  "2027-03-18T20:00:00Z 2027-04-15T19:00:00Z 2027-05-20T19:00:00Z" },
		{ "out of summer time, America first", "every Thursday 20:00", "",
		  "America/New_York", "2026-10-26T00:00:00Z",
		  "2026-10-30T00:00:00Z 2026-11-06T01:00:00Z 2026-11-13T01:00:00Z" },
		{ "the last Friday, all day", "last Friday", "", "Europe/London",
		  "2027-03-01T00:00:00Z",
		  "2027-03-26T00:00:00Z 2027-04-29T23:00:00Z 2027-05-27T23:00:00Z" },
		{ "every second week", "every Thursday 20:00 every 2 weeks from 2026-11-05", "",
		  "UTC", "2026-11-05T19:00:00Z",
		  "2026-11-05T20:00:00Z 2026-11-19T20:00:00Z 2026-12-03T20:00:00Z" },
		{ "a day alone", "2026-12-03 20:00", "", "Europe/London", "2026-11-05T00:00:00Z",
		  "2026-12-03T20:00:00Z" },
		{ "a day alone that is over", "2026-12-03 20:00", "", "Europe/London",
		  "2026-12-03T20:00:00Z", "" },
		{ "a day alone that falls out", "2026-12-03 20:00", "2026-12-03", "Europe/London",
		  "2026-11-05T00:00:00Z", "" },
		{ "one falls out", "third Thursday 20:00", "2026-12-17", "Europe/London",
		  "2026-11-20T00:00:00Z", "2027-01-21T20:00:00Z 2027-02-18T20:00:00Z" },
		{ "holidays", "every Thursday 20:00", "2026-12-19..2027-01-07", "Europe/London",
		  "2026-12-16T00:00:00Z", "2026-12-17T20:00:00Z 2027-01-07T20:00:00Z" },
		{ "moved by a day", "third Thursday 20:00;2026-12-18 19:00", "2026-12-17",
		  "Europe/London", "2026-11-20T00:00:00Z",
		  "2026-12-18T19:00:00Z 2027-01-21T20:00:00Z" },
		{ "two rules", "first Tuesday 12:30;third Thursday 20:00", "", "Europe/London",
		  "2026-11-16T00:00:00Z",
		  "2026-11-19T20:00:00Z 2026-12-01T12:30:00Z 2026-12-17T20:00:00Z" },
		{ "two rules of one date", "every Thursday 20:00;third Thursday 20:00", "",
		  "Europe/London", "2026-11-18T00:00:00Z",
		  "2026-11-19T20:00:00Z 2026-11-26T20:00:00Z" },
		{ "in the gap", "last Sunday 01:30", "", "Europe/London", "2027-03-01T00:00:00Z",
		  "2027-03-28T01:00:00Z 2027-04-25T00:30:00Z" },
		{ "midnight far east", "last Friday", "", "Pacific/Auckland",
		  "2026-11-20T00:00:00Z", "2026-11-26T11:00:00Z" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GTimeZone) zone = window_zone(rows[i].zone);
		g_autoptr(GArray) whens = g_array_new(FALSE, FALSE, sizeof(When));
		g_autoptr(GArray) except = g_array_new(FALSE, FALSE, sizeof(Pause));
		g_auto(GStrv) lines = g_strsplit(rows[i].whens, ";", 0);
		g_auto(GStrv) dates = g_strsplit(rows[i].dates, " ", 0);
		const OccurrenceRule rule = { whens, except, zone };
		int64_t after_s = at(rows[i].after);
		Occurrence next;

		g_test_message("%s", rows[i].name);
		for (char **line = lines; *line != NULL; line++) {
			g_assert_true(when_read(*line, &whens, NULL));
		}
		g_assert_true(pause_read_days(rows[i].except, &except, NULL));
		for (char **date = dates; *date != NULL; date++) {
			g_assert_true(occurrence_next(&rule, after_s, &next));
			g_autofree char *found = date_rfc3339(next.start_s);
			g_assert_cmpstr(found, ==, *date);
			after_s = next.start_s;
		}
		if (dates[0] == NULL) {
			g_assert_false(occurrence_next(&rule, after_s, &next));
		}
	}
}

static void
test_day_is_that_of_the_zone(void)
{
	g_autoptr(GTimeZone) zone = window_zone("Pacific/Auckland");
	g_autoptr(GArray) whens = g_array_new(FALSE, FALSE, sizeof(When));
	const OccurrenceRule rule = { whens, NULL, zone };
	Occurrence next;

	g_assert_true(when_read("2026-12-03 08:00", &whens, NULL));
	g_assert_true(occurrence_next(&rule, at("2026-11-05T00:00:00Z"), &next));
	g_autofree char *day = date_day_text(next.day);
	g_assert_cmpstr(day, ==, "2026-12-03");
	g_assert_cmpint(next.start_s, ==, at("2026-12-02T19:00:00Z"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/occurrence/dates", test_dates);
	g_test_add_func("/occurrence/day", test_day_is_that_of_the_zone);
	return g_test_run();
}
