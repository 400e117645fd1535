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

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/zone/known", test_known);
	g_test_add_func("/zone/suggest", test_suggest);
	g_test_add_func("/zone/system", test_system);
	return g_test_run();
}
