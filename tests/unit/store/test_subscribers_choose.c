#include "fixture.h"

#define ADA "ada@school.example"

static const SubscriptionFrequency monthly = SUBSCRIPTION_MONTHLY, own = SUBSCRIPTION_OWN;

/* She got an edition already. */
static void
set_up_reader(Fixture *fixture)
{
	GError *error = NULL;

	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	fixture_begin(fixture);
	assert_done(db_script(store_db(fixture->store),
		"INSERT INTO draft (digest, frequency, start_s, end_s, state, deadline_s, made_s,"
		" changed_s) VALUES ('weekly', 'weekly', 1, 2, 'frozen', 2, 2, 2);"
		"INSERT INTO edition (draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash) VALUES (1, 'weekly', 'weekly', 'weekly', 1, 1, 2, 2, 'T',"
		" 'h');"
		"INSERT INTO delivery (edition, subscription, state, changed_s)"
		" VALUES (1, 1, 'sent', 2);",
		&error));
	fixture_commit(fixture);
}

static SubscriptionFrequency
choose(Fixture *fixture, const SubscriptionFrequency *frequency)
{
	const SubscribersChoice choice = { .frequency = frequency };
	g_autoptr(GPtrArray) list = NULL;
	GError *error = NULL;

	assert_done(subscribers_choose(fixture->store, ADA, &choice, &error));
	assert_done(subscribers_of(fixture->store, ADA, &list, &error));
	return ((const Subscription *)g_ptr_array_index(list, 0))->frequency;
}

static void
turn(Fixture *fixture)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(subscribers_turn(fixture->store, "weekly", &error));
	fixture_commit(fixture);
}

static void
test_new(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	g_assert_cmpint(choose(fixture, &monthly), ==, SUBSCRIPTION_MONTHLY);
	g_assert_cmpint(choose(fixture, &own), ==, SUBSCRIPTION_OWN);
}

static void
test_turning(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	bool is_any;
	int count;

	(void)data;
	set_up_reader(fixture);
	g_assert_cmpint(choose(fixture, &monthly), ==, SUBSCRIPTION_TO_MONTHLY);
	assert_done(subscribers_turning(fixture->store, "weekly", &is_any, &error));
	g_assert_true(is_any);
	assert_done(subscribers_count(fixture->store, "weekly", SCHEDULE_WEEKLY, &count, &error));
	g_assert_cmpint(count, ==, 1);
	g_assert_cmpint(choose(fixture, &own), ==, SUBSCRIPTION_OWN);
	choose(fixture, &monthly);
	turn(fixture);
	g_assert_cmpint(choose(fixture, &monthly), ==, SUBSCRIPTION_MONTHLY);
	assert_done(subscribers_count(fixture->store, "weekly", SCHEDULE_BY_MONTH, &count, &error));
	g_assert_cmpint(count, ==, 1);
	assert_done(subscribers_count(fixture->store, "weekly", SCHEDULE_WEEKLY, &count, &error));
	g_assert_cmpint(count, ==, 0);
	assert_done(subscribers_count(fixture->store, "weekly", SCHEDULE_MONTHLY, &count, &error));
	g_assert_cmpint(count, ==, 1);
	g_assert_cmpint(choose(fixture, &own), ==, SUBSCRIPTION_TO_OWN);
	turn(fixture);
	g_assert_cmpint(choose(fixture, &own), ==, SUBSCRIPTION_OWN);
	assert_done(subscribers_turning(fixture->store, "weekly", &is_any, &error));
	g_assert_false(is_any);
}

static void
test_format(Fixture *fixture, gconstpointer data)
{
	static const MailFormat text = MAIL_FORMAT_TEXT;
	const SubscribersChoice of_another = { .digest = "daily", .format = &text };
	const SubscribersChoice of_this = { .digest = "weekly", .format = &text };
	GError *error = NULL;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	assert_done(subscribers_choose(fixture->store, ADA, &of_another, &error));
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM subscription WHERE format = 'html'"),
		==, 1);
	assert_done(subscribers_choose(fixture->store, ADA, &of_this, &error));
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM subscription WHERE format = 'text'"),
		==, 1);
}

static void
test_waking(Fixture *fixture, gconstpointer data)
{
	const SubscribersStep pause = { .became = SUBSCRIPTION_PAUSED,
		.by = SUBSCRIPTION_FROM_MAIL,
		.now_s = NOW,
		.until_s = NOW + DAY };
	GError *error = NULL;
	int stopped;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	assert_done(subscribers_move(fixture->store, ADA, &pause, &stopped, &error));
	const int64_t changes = fixture_changes(fixture);
	assert_done(subscribers_wake(fixture->store, NOW + DAY - 1, &error));
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	assert_done(subscribers_wake(fixture->store, NOW + DAY, &error));
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM subscription WHERE state = 'active'"
				" AND until_s = 0"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM subscription_change WHERE was = 'paused'"
				" AND became = 'active' AND changed_by = 'mail'"),
		==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/subscribers choose/who is new", test_new);
	add_test("/subscribers choose/turning", test_turning);
	add_test("/subscribers choose/format", test_format);
	add_test("/subscribers choose/waking", test_waking);
	return g_test_run();
}
