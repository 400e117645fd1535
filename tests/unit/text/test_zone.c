#include "text/zone.h"

static void
test_known(void)
{
	static const char *const unknown[] = { "", "Nowhere", "+01:00", "01:00", "EST5EDT4,M3.2.0",
		"../UTC", "zone.tab", "Europe", "/usr/share/zoneinfo/UTC", "Europe/Lon don" };

	g_assert_true(zone_is_known("UTC"));
	for (guint i = 0; i < G_N_ELEMENTS(unknown); i++) {
		g_test_message("%s", unknown[i]);
		g_assert_false(zone_is_known(unknown[i]));
	}
}

static void
test_suggest(void)
{
	static const char *const cases[][2] = {
		{ "London", "Europe/London" },
		{ "lodnon", "Europe/London" },
		{ "Europe/Lodnon", "Europe/London" },
		{ "new york", "America/New_York" },
		{ "europe/london", "Europe/London" },
		{ "Qqqqqqqqq", NULL },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = zone_suggest(cases[i][0]);

		g_test_message("%s", cases[i][0]);
		g_assert_cmpstr(got, ==, cases[i][1]);
	}
}

static void
test_system(void)
{
	static const char *const cases[][2] = {
		{ "Europe/London", "Europe/London" },
		{ ":Europe/London", "Europe/London" },
		{ "UTC", "UTC" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_setenv("TZ", cases[i][0], TRUE);
		g_autofree char *got = zone_of_system();
		g_assert_cmpstr(got, ==, cases[i][1]);
	}
	g_setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", TRUE);
	g_autofree char *odd = zone_of_system();
	g_assert_true(zone_is_known(odd));
	g_unsetenv("TZ");
	g_autofree char *none = zone_of_system();
	g_assert_true(zone_is_known(none));
}

static void
test_clock_changes(void)
{
	/* What clocks in London show, as Unix seconds of UTC, and when that is. */
	static const struct {
		const char *name;
		int64_t civil_s, time_s;
	} cases[] = {
		{ "winter", 1797537600, 1797537600 },                  /* 2026-12-17 20:00 */
		{ "summer", 1814990400, 1814990400 - 3600 },           /* 2027-07-07 20:00 */
		{ "before the gap", 1806195599, 1806195599 },          /* 2027-03-28 00:59:59 */
		{ "in the gap", 1806197400, 1806197400 },              /* 01:30, which is 02:30 */
		{ "after the gap", 1806199200, 1806199200 - 3600 },    /* 02:00 */
		{ "that comes twice", 1824946200, 1824946200 - 3600 }, /* 2027-10-31 01:30 */
		{ "after it", 1824948000, 1824948000 },                /* 02:00 */
	};
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Europe/London");

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].name);
		g_assert_cmpint(zone_instant(zone, cases[i].civil_s), ==, cases[i].time_s);
	}
	g_assert_cmpint(zone_civil(zone, 1814990400 - 3600), ==, 1814990400);
}

static void
test_names(void)
{
	static const struct {
		const char *zone, *city, *brief;
	} cases[] = {
		{ "Europe/London", "London", "GMT" },
		{ "America/Mexico_City", "Mexico City", "CST" },
		{ "America/Sao_Paulo", "Sao Paulo", "UTC-03" },
		{ "UTC", "UTC", "UTC" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(cases[i].zone);
		g_autofree char *city = zone_city(cases[i].zone);
		g_autofree char *brief = zone_short(zone, 1797537600);

		g_assert_cmpstr(city, ==, cases[i].city);
		g_assert_cmpstr(brief, ==, cases[i].brief);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/zone/known", test_known);
	g_test_add_func("/zone/suggest", test_suggest);
	g_test_add_func("/zone/system", test_system);
	g_test_add_func("/zone/clock_changes", test_clock_changes);
	g_test_add_func("/zone/names", test_names);
	return g_test_run();
}
