#include "deliveries_fixture.h"

#include "store/weeks.h"

/* What became of the last edition, and who came and went since the one before. */
static void
test_last(Fixture *fixture, gconstpointer data)
{
	WeekEdition edition = { 0 };
	WeekCount count = { 0 };
	g_autoptr(GHashTable) shown = NULL;
	GError *error = NULL;

	(void)data;
	assert_done(weeks_last(fixture->store, "weekly", SCHEDULE_WEEKLY, &edition, &error));
	g_assert_cmpint(edition.id, ==, 0);
	set_up_three(fixture);
	assert_done(weeks_last(fixture->store, "weekly", SCHEDULE_WEEKLY, &edition, &error));
	g_assert_cmpint(edition.id, ==, 1);
	g_assert_cmpint(edition.number, ==, 1);
	g_assert_cmpint(edition.before_s, ==, 0);
	assert_done(weeks_count(fixture->store, "weekly", &edition, &count, &error));
	g_assert_cmpint(count.owed, ==, 3);
	g_assert_cmpint(count.sent, ==, 0);
	g_assert_cmpint(count.joined, ==, 3);
	g_assert_cmpint(count.left, ==, 0);
	g_assert_cmpint(count.bounced, ==, 0);
	assert_done(weeks_shown(fixture->store, edition.id, &shown, &error));
	g_assert_cmpuint(g_hash_table_size(shown), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/weeks/last", test_last);
	return g_test_run();
}
