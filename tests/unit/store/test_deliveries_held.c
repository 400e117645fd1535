/* Mails that are held back, and let go one a day. */
#include "deliveries_fixture.h"

#include "base/now.h"

static void
run_sql(Fixture *fixture, const char *sql)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(db_script(store_db(fixture->store), sql, &error));
	fixture_commit(fixture);
}

/* Of what was never tried the older is held, for those to whom something newer is owed of the same
 * digest; it goes one a day, the oldest first, or not at all. */
static void
test_hold(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int held = -1;

	(void)data;
	set_up_three(fixture);
	run_sql(fixture,
		"UPDATE subscription SET state = 'left' WHERE id = (SELECT subscription FROM"
		" delivery WHERE id = 3);"
		"INSERT INTO variant (edition, language, format, subject, text, html_places,"
		" text_places) VALUES (1, '', 'html', '', '', '', '')");
	put_edition(fixture, 2);
	g_assert_cmpint(queue(fixture, 2), ==, 2);
	put_edition(fixture, 3);
	g_assert_cmpint(queue(fixture, 3), ==, 2);
	run_sql(fixture,
		"INSERT INTO variant (edition, language, format, subject, text, html_places,"
		" text_places) VALUES (2, '', 'html', '', '', '', ''),"
		" (3, '', 'html', '', '', '', '');"
		"UPDATE delivery SET copies = 1 WHERE id = 2");
	fixture_begin(fixture);
	assert_done(deliveries_hold(fixture->store, NOW + 5, &held, &error));
	fixture_commit(fixture);
	/* Ada's of 1, both of 2; not Ben's copy, not Cat's, who gets nothing newer. */
	g_assert_cmpint(held, ==, 3);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE state = 'held' AND"
				" (id = 1 OR edition = 2) AND retry_s = 0 AND detail ="
				" 'a newer edition came before it could go'"),
		==, 3);
	g_assert_cmpint(count(fixture, DELIVERY_QUEUED), ==, 4);
	fixture_begin(fixture);
	assert_done(deliveries_let_go(fixture->store, DELIVERY_HELD, NOW + 9, &held, &error));
	fixture_commit(fixture);
	g_assert_cmpint(held, ==, 3);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT max(retry_s) - min(retry_s) FROM delivery WHERE state ="
				" 'retry' AND detail ="
				" 'was held; a newer edition came before it could go'"),
		==, DAY_S);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE state = 'retry' AND retry_s ="
				" changed_s + CASE WHEN edition = 2 AND subscription = (SELECT"
				" subscription FROM delivery WHERE id = 1) THEN 86400 ELSE 0 END"),
		==, 3);
	run_sql(fixture, "UPDATE delivery SET state = 'held' WHERE state = 'retry'");
	fixture_begin(fixture);
	assert_done(deliveries_drop_held(fixture->store, NOW + 9, &held, &error));
	fixture_commit(fixture);
	g_assert_cmpint(held, ==, 3);
	g_assert_cmpint(count(fixture, DELIVERY_SUPPRESSED), ==, 3);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/deliveries_held/hold", test_hold);
	return g_test_run();
}
