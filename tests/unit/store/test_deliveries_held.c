/* Mails that are held back, and let go one a day. */
#include "store/deliveries.h"

#include "base/now.h"
#include "fixture.h"

#define ADA "ada@school.example"
#define BEN "ben@school.example"
#define CAT "cat@school.example"

/* Edition 1 of the digest weekly, frozen at NOW. */
static void
put_edition(Fixture *fixture, int number)
{
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO draft (id, digest, frequency, start_s, end_s, state, deadline_s,"
		" made_s, changed_s) VALUES (%d, 'weekly', 'weekly', 0, %d, 'frozen', 1, 1, 1);"
		"INSERT INTO edition (id, draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash)"
		" VALUES (%d, %d, 'weekly', 'weekly', 'weekly', %d, 0, 1, 2, 't', 'h')",
		number, number, number, number, number);
	GError *error = NULL;

	assert_done(db_script(store_db(fixture->store), sql, &error));
}

static int
queue(Fixture *fixture, int64_t edition_id)
{
	GError *error = NULL;
	int count = -1;

	fixture_begin(fixture);
	assert_done(deliveries_queue(fixture->store,
		&(Edition){ .id = edition_id, .digest = (char *)"weekly", .frozen_s = NOW }, &count,
		&error));
	fixture_commit(fixture);
	return count;
}

/* Three readers, one edition, three queued rows. */
static void
set_up_three(Fixture *fixture)
{
	put_edition(fixture, 1);
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	fixture_subscribe(fixture, BEN, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	fixture_subscribe(fixture, CAT, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	g_assert_cmpint(queue(fixture, 1), ==, 3);
}

static int64_t
count(Fixture *fixture, DeliveryState state)
{
	int64_t counts[DELIVERY_STATES];
	GError *error = NULL;

	assert_done(deliveries_count(fixture->store, 0, counts, &error));
	return counts[state];
}

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
