#include "model/when.h"

#include "base/error.h"
#include "model/pause.h"
#include "text/date.h"

#include <string.h>

static void
test_parse(void)
{
	static const struct {
		const char *text, *want;
		bool is_all_day;
	} rows[] = {
		{ "third Thursday 20:00", "third Thursday 20:00", false },
		{ " LAST\tfri  7:05 ", "last Friday 07:05", false },
		{ "last Friday", "last Friday", true },
		{ "every Thursday 20:00", "every Thursday 20:00", false },
		{ "Every thu", "every Thursday", true },
		{ "every Thursday 20:00 every 2 weeks from 2026-11-05",
			"every Thursday 20:00 every 2 weeks from 2026-11-05", false },
		{ "every Thursday every 3 weeks", "every Thursday every 3 weeks", true },
		{ "every day 08:15", "every day 08:15", false },
		{ "every day", "every day", true },
		{ "2026-12-03 20:00", "2026-12-03 20:00", false },
		{ "2026-12-03", "2026-12-03", true },
		{ "", NULL, false },
		{ "20:00", NULL, false },
		{ "Thursday 20:00", NULL, false },
		{ "every", NULL, false },
		{ "every third Thursday 20:00", NULL, false },
		{ "fifth Thursday 20:00", NULL, false },
		{ "third Thursday 24:00", NULL, false },
		{ "third Thursday 20:00 21:00", NULL, false },
		{ "third 20:00", NULL, false },
		{ "15 20:00", NULL, false },
		{ "monthly 15 20:00", NULL, false },
		{ "weekly Monday 20:00", NULL, false },
		{ "2026-02-30 20:00", NULL, false },
		{ "2026-12-03 20:00 every 2 weeks", NULL, false },
		{ "3 December 20:00", NULL, false },
		{ "\"third Thursday", NULL, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		When when = { .day = 42 };
		const bool is_read = when_parse(rows[i].text, &when, &error);

		g_test_message("%s", rows[i].text);
		g_assert_cmpint(is_read, ==, rows[i].want != NULL);
		if (!is_read) {
			g_assert_cmpint(error->code, ==, ERROR_CONFIG_PERMANENT);
			g_assert_cmpuint(when.day, ==, 42);
			continue;
		}
		g_autofree char *text = when_text(&when);
		g_assert_cmpstr(text, ==, rows[i].want);
		g_assert_cmpint(when.is_all_day, ==, rows[i].is_all_day);
	}
}

static void
test_several_add_up(void)
{
	g_autoptr(GArray) whens = g_array_new(FALSE, FALSE, sizeof(When));

	g_assert_true(when_read("first Thursday 20:00", &whens, NULL));
	g_assert_true(when_read("third Thursday 20:00", &whens, NULL));
	g_assert_false(when_read("now and then", &whens, NULL));
	g_assert_true(when_read("last Friday", NULL, NULL));
	g_assert_cmpuint(whens->len, ==, 2);
}

static void
test_days_that_fall_out(void)
{
	static const struct {
		const char *text, *fault;
		guint count;
	} rows[] = {
		{ "2026-12-24", NULL, 1 },
		{ "2026-12-24, 2026-12-31,2027-01-07", NULL, 3 },
		{ "2026-12-19..2027-01-04", NULL, 1 },
		{ "2026-12-17 2026-12-19..2027-01-04", NULL, 2 },
		{ "Christmas", "is no day", 0 },
		{ "2026-12-24..", "is no day", 0 },
		{ "2027-01-04..2026-12-19", "is over before it begins", 0 },
		{ "2026-01-01..9999-01-01", "is longer than a year", 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(Pause));
		g_autoptr(GError) error = NULL;

		g_test_message("%s", rows[i].text);
		g_assert_cmpint(pause_read_days(rows[i].text, &days, &error), ==,
			rows[i].fault == NULL);
		g_assert_cmpuint(days->len, ==, rows[i].count);
		if (rows[i].fault != NULL) {
			g_assert_nonnull(strstr(error->message, rows[i].fault));
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/when/parse", test_parse);
	g_test_add_func("/when/several", test_several_add_up);
	g_test_add_func("/when/except", test_days_that_fall_out);
	return g_test_run();
}
