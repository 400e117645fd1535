#include "model/pause.h"

#include "base/error.h"

#include <string.h>

static void
test_parse(void)
{
	static const struct {
		const char *text, *want, *wrong;
	} rows[] = {
		{ "2026-12-19..2027-01-04", "2026-12-19..2027-01-04 merge", NULL },
		{ "  2026-12-19..2027-01-04\t merge ", "2026-12-19..2027-01-04 merge", NULL },
		{ "2026-12-19..2027-01-04 SKIP", "2026-12-19..2027-01-04 skip", NULL },
		{ "2026-02-28..2026-03-01 skip", "2026-02-28..2026-03-01 skip", NULL },
		{ "2028-01-01..2029-01-01", "2028-01-01..2029-01-01 merge", NULL },
		{ "", NULL, "is no pause (expected \"2026-12-19..2027-01-04\"" },
		{ "2026-12-19", NULL, "is no pause" },
		{ "2026-12-19..", NULL, "is no pause" },
		{ "..2026-12-19", NULL, "is no pause" },
		{ "2026-12-19...2027-01-04", NULL, "is no pause" },
		{ "2026-12-19 .. 2027-01-04", NULL, "is no pause" },
		{ "2026-12-19..2027-1-4", NULL, "is no pause" },
		{ "2026-12-19..2027-02-29", NULL, "is no pause" },
		{ "0000-12-19..2027-01-04", NULL, "is no pause" },
		{ "19.12.2026..04.01.2027", NULL, "is no pause" },
		{ "2026-12-19..2027-01-04 drop", NULL, "is no pause" },
		{ "2026-12-19..2027-01-04 merge skip", NULL, "is no pause" },
		{ "2027-01-04..2026-12-19", NULL, "is over before it begins" },
		{ "2026-12-19..2026-12-19", NULL, "is over before it begins" },
		{ "2028-01-01..2029-01-02", NULL, "is longer than a year" },
		{ "2026-01-01..9999-12-31", NULL, "is longer than a year" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Pause pause = { .from = 1 };
		g_autoptr(GError) error = NULL;
		const bool is_read = pause_parse(rows[i].text, &pause, &error);
		g_autofree char *got = is_read ? pause_text(&pause) : NULL;

		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(got, ==, rows[i].want);
		if (!is_read) {
			g_assert_cmpuint(pause.from, ==, 1);
			g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
			g_assert_nonnull(strstr(error->message, rows[i].wrong));
		}
	}
}

static void
test_list(void)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(Pause));

	g_assert_true(pause_read("2026-12-19..2027-01-04", &list, NULL));
	g_assert_true(pause_read("2027-01-04..2027-02-01 skip", &list, NULL));
	g_assert_false(pause_read("2027-01-04", &list, NULL));
	g_assert_true(pause_read("2027-01-04..2027-02-01", NULL, NULL));
	g_assert_cmpuint(list->len, ==, 2);
	g_assert_true(g_array_index(list, Pause, 1).is_skipped);
	g_array_unref(list);
}

static void
test_overlaps(void)
{
	static const struct {
		const char *one, *other;
		bool is_so;
	} rows[] = {
		{ "2026-12-19..2027-01-04", "2027-01-04..2027-01-05", false },
		{ "2026-12-19..2027-01-04", "2027-01-03..2027-01-05", true },
		{ "2026-12-19..2027-01-04", "2026-12-20..2026-12-21", true },
		{ "2026-12-19..2027-01-04", "2027-12-19..2028-01-04", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Pause one, other;

		g_assert_true(pause_parse(rows[i].one, &one, NULL));
		g_assert_true(pause_parse(rows[i].other, &other, NULL));
		g_assert_true(pause_overlaps(&one, &other) == rows[i].is_so);
		g_assert_true(pause_overlaps(&other, &one) == rows[i].is_so);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pause/parse", test_parse);
	g_test_add_func("/pause/list", test_list);
	g_test_add_func("/pause/overlaps", test_overlaps);
	return g_test_run();
}
