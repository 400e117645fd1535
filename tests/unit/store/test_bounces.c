/* Reports on record: each mail once, for as long as they count, and gone with who comes back. */
#include "deliveries_fixture.h"

#include "store/bounces.h"

static const BouncesRow hard = { .subscriber_id = 1,
	.edition_id = 1,
	.is_hard = true,
	.class = "nobody",
	.status = "5.1.1",
	.detail = "there is nobody of that name",
	.came_s = NOW };

static bool
add(Fixture *fixture, BouncesRow row)
{
	GError *error = NULL;
	bool is_new = false;

	fixture_begin(fixture);
	assert_done(bounces_add(fixture->store, &row, row.came_s - 90 * DAY, &is_new, &error));
	fixture_commit(fixture);
	return is_new;
}

static BouncesTally
tally(Fixture *fixture, int64_t since_s)
{
	BouncesTally got;
	GError *error = NULL;

	assert_done(bounces_tally(fixture->store, 1, since_s, &got, &error));
	return got;
}

/* Of the same edition once; of no edition once a day; of an edition that is gone as of none. */
static void
test_once(Fixture *fixture, gconstpointer data)
{
	BouncesRow row = hard;

	(void)data;
	set_up_three(fixture);
	g_assert_true(add(fixture, row));
	g_assert_false(add(fixture, row));
	row.is_hard = false;
	g_assert_true(add(fixture, row));
	row.edition_id = 0;
	g_assert_true(add(fixture, row));
	row.came_s += DAY - 1;
	g_assert_false(add(fixture, row));
	row.came_s += DAY;
	g_assert_true(add(fixture, row));
	row.edition_id = 99;
	row.came_s += 2 * DAY;
	g_assert_true(add(fixture, row));
	g_assert_cmpint(tally(fixture, 0).hard, ==, 1);
	g_assert_cmpint(tally(fixture, 0).soft, ==, 4);
}

static void
test_tally(Fixture *fixture, gconstpointer data)
{
	BouncesRow row = hard;

	(void)data;
	set_up_three(fixture);
	put_edition(fixture, 2);
	g_assert_cmpint(tally(fixture, 0).last_s, ==, 0);
	add(fixture, row);
	row.edition_id = 2;
	row.came_s = NOW + 8 * DAY;
	add(fixture, row);
	row.edition_id = 0;
	row.is_hard = false;
	row.came_s = NOW + 10 * DAY;
	add(fixture, row);

	const BouncesTally all = tally(fixture, 0);
	g_assert_cmpint(all.hard, ==, 2);
	g_assert_cmpint(all.soft, ==, 1);
	g_assert_cmpint(all.last_hard_s - all.first_hard_s, ==, 8 * DAY);
	g_assert_cmpint(all.last_s - all.first_s, ==, 10 * DAY);
	g_assert_cmpint(tally(fixture, NOW + 1).hard, ==, 1);
	/* what is too old goes with the next one that comes, whosever it is */
	row.subscriber_id = 2;
	row.came_s = NOW + 95 * DAY;
	add(fixture, row);
	g_assert_cmpint(tally(fixture, 0).hard, ==, 1);
}

static void
step(Fixture *fixture, SubscriptionState became, SubscriptionOrigin by)
{
	const SubscribersStep wish = {
		.became = became, .by = by, .evidence = "550 gone", .now_s = NOW + DAY
	};
	GError *error = NULL;
	int stopped;

	assert_done(subscribers_move(fixture->store, ADA, &wish, &stopped, &error));
}

/* Who is suspended is listed; who comes back begins anew. */
static void
test_suspended(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	int64_t count_of_all;
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	add(fixture, hard);
	step(fixture, SUBSCRIPTION_BOUNCED, SUBSCRIPTION_FROM_BOUNCE);
	assert_done(bounces_suspended(fixture->store, 10, &count_of_all, &list, &error));
	g_assert_cmpint(count_of_all, ==, 1);
	const BouncesSuspended *one = g_ptr_array_index(list, 0);
	g_assert_cmpstr(one->email, ==, ADA);
	g_assert_cmpstr(one->why, ==, "550 gone");
	g_assert_cmpint(one->since_s, ==, NOW + DAY);
	g_assert_cmpint(tally(fixture, 0).hard, ==, 1);
	step(fixture, SUBSCRIPTION_ACTIVE, SUBSCRIPTION_FROM_COMMAND);
	g_assert_cmpint(tally(fixture, 0).hard, ==, 0);
}

/* Of what failed in our own sessions each is given out until a report of it is kept. */
static void
test_failed(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	g_autoptr(GPtrArray) rest = NULL;
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	assert_done(db_script(store_db(fixture->store),
		"UPDATE delivery SET state = 'failed', detail = '550 5.1.1 nobody',"
		" changed_s = 2000000000 WHERE subscription = 1",
		&error));
	assert_done(bounces_failed(fixture->store, NOW, &list, &error));
	g_assert_cmpuint(list->len, ==, 1);
	const BouncesFailed *one = g_ptr_array_index(list, 0);
	g_assert_cmpint(one->subscriber_id, ==, 1);
	g_assert_cmpstr(one->detail, ==, "550 5.1.1 nobody");
	add(fixture, hard);
	assert_done(bounces_failed(fixture->store, NOW, &rest, &error));
	g_assert_cmpuint(rest->len, ==, 0);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*test)(Fixture *fixture, gconstpointer data);
	} tests[] = {
		{ "/bounces/once", test_once },
		{ "/bounces/tally", test_tally },
		{ "/bounces/suspended", test_suspended },
		{ "/bounces/failed", test_failed },
	};

	g_test_init(&argc, &argv, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
		g_test_add(tests[i].name, Fixture, NULL, fixture_set_up, tests[i].test,
			fixture_tear_down);
	}
	return g_test_run();
}
