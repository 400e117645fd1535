/* Who has had a chat alone, and what the next edition leaves out for them. */
#include "deliveries_fixture.h"

#include "store/editions.h"

#define DAN "dan@school.example"
#define OWN 2 /* the chat's own edition */

static void
run_sql(Fixture *fixture, const char *sql)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(db_script(store_db(fixture->store), sql, &error));
	fixture_commit(fixture);
}

static void
set_up_chat(Fixture *fixture)
{
	put_edition(fixture, OWN);
	run_sql(fixture,
		"UPDATE edition SET frequency = 'after-chat', number = 20261119, end_s = 90 WHERE"
		" id = 2;"
		"UPDATE draft SET frequency = 'after-chat' WHERE id = 2;"
		"INSERT INTO source (id, name, kind, url) VALUES (1, 's', 'feed', 'u');"
		"INSERT INTO post (id, source, first_seen_s) VALUES (7, 1, 1), (8, 1, 1),"
		" (9, 1, 1);"
		"INSERT INTO edition_post (digest, frequency, post, edition, shown) VALUES"
		" ('weekly', 'after-chat', 7, 2, 1), ('weekly', 'after-chat', 8, 2, 0)");
}

static int
queue_chat(Fixture *fixture)
{
	GError *error = NULL;
	int count = -1;

	fixture_begin(fixture);
	assert_done(deliveries_queue(fixture->store,
		&(Edition){ .id = OWN,
			.digest = (char *)"weekly",
			.frequency = SCHEDULE_AFTER_CHAT,
			.frozen_s = NOW },
		&count, &error));
	fixture_commit(fixture);
	return count;
}

/* Whom the ini names and who asked for it; not who said no, has it once a month, or joined. */
static void
test_readers(Fixture *fixture, gconstpointer data)
{
	int count;
	GError *error = NULL;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_INI, true);
	fixture_subscribe(fixture, BEN, "weekly", SUBSCRIPTION_FROM_INI, true);
	fixture_subscribe(fixture, CAT, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	fixture_subscribe(fixture, DAN, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	set_up_chat(fixture);
	const SubscribersChoice no = { .chats = SUBSCRIPTION_CHATS_NO };
	const SubscribersChoice yes = { .chats = SUBSCRIPTION_CHATS_YES };
	assert_done(subscribers_choose(fixture->store, BEN, &no, &error));
	assert_done(subscribers_choose(fixture->store, CAT, &yes, &error));
	assert_done(subscribers_count(fixture->store, "weekly", SCHEDULE_AFTER_CHAT, &count,
		&error));
	g_assert_cmpint(count, ==, 2);
	g_assert_cmpint(queue_chat(fixture), ==, 2);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery d JOIN subscription s ON s.id ="
				" d.subscription JOIN subscriber u ON u.id = s.subscriber WHERE"
				" u.email IN ('" ADA "', '" CAT "')"),
		==, 2);
	run_sql(fixture, "UPDATE subscription SET frequency = 'to monthly'");
	assert_done(subscribers_count(fixture->store, "weekly", SCHEDULE_AFTER_CHAT, &count,
		&error));
	g_assert_cmpint(count, ==, 0);
}

/* What may have arrived counts as had; what is owed is let be; what failed is had by nobody. */
static void
test_apart(Fixture *fixture, gconstpointer data)
{
	static const Edition edition = { .id = 3, .frozen_s = NOW };
	const DeliveriesApart apart = { &edition, OWN, 4 };
	g_autoptr(GPtrArray) kinds = NULL;
	GError *error = NULL;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_INI, true);
	fixture_subscribe(fixture, BEN, "weekly", SUBSCRIPTION_FROM_INI, true);
	fixture_subscribe(fixture, CAT, "weekly", SUBSCRIPTION_FROM_INI, true);
	fixture_subscribe(fixture, DAN, "weekly", SUBSCRIPTION_FROM_INI, true);
	set_up_chat(fixture);
	g_assert_cmpint(queue_chat(fixture), ==, 4);
	run_sql(fixture,
		"UPDATE delivery SET state = 'sent' WHERE subscription = 1;"
		"UPDATE delivery SET state = 'retry', copies = 1 WHERE subscription = 2;"
		"UPDATE delivery SET state = 'retry' WHERE subscription = 3;"
		"UPDATE delivery SET state = 'failed' WHERE subscription = 4");
	put_edition(fixture, 3);
	g_assert_cmpint(queue(fixture, 3), ==, 4);
	fixture_begin(fixture);
	assert_done(deliveries_apart(fixture->store, &apart, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE edition = 3 AND"
				" apart = CASE WHEN subscription <= 2 THEN 4 ELSE 0 END"),
		==, 4);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE edition = 2 AND"
				" (state = 'suppressed') = (subscription = 3)"),
		==, 4);
	assert_done(deliveries_apart_kinds(fixture->store, 3, &kinds, &error));
	g_assert_cmpuint(kinds->len, ==, 1);
	g_assert_cmpint(*(const int64_t *)g_ptr_array_index(kinds, 0), ==, 4);
}

static void
test_own_edition(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GHashTable) found = NULL;
	g_autoptr(GHashTable) none = NULL;
	const int64_t shown = 7, counted = 8, other = 9;
	GError *error = NULL;
	int number;

	(void)data;
	set_up_chat(fixture);
	assert_done(editions_alone(fixture->store, "weekly", 89, &found, &error));
	assert_done(editions_alone(fixture->store, "weekly", 90, &none, &error));
	const EditionsAlone *one = g_hash_table_lookup(found, &shown);
	g_assert_nonnull(one);
	g_assert_cmpint(one->post_id, ==, shown);
	g_assert_cmpint(one->edition_id, ==, OWN);
	g_assert_true(g_hash_table_contains(found, &counted)
		&& !g_hash_table_contains(found, &other));
	g_assert_cmpuint(g_hash_table_size(none), ==, 0);
	assert_done(editions_next_number(fixture->store, "weekly", &number, &error));
	g_assert_cmpint(number, ==, 1);
	assert_done(editions_next_chat(fixture->store, "weekly", 20261119, &number, &error));
	g_assert_cmpint(number, ==, 20261120);
	assert_done(editions_next_chat(fixture->store, "weekly", 20261217, &number, &error));
	g_assert_cmpint(number, ==, 20261217);
}

/* The first edition behind the beginning says it, and no other. */
static void
test_new(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	bool is_new = true;

	(void)data;
	assert_done(editions_chats_new(fixture->store, "weekly", &is_new, &error));
	g_assert_true(is_new);
	put_edition(fixture, 1);
	run_sql(fixture,
		"INSERT INTO period (digest, frequency, start_s, end_s, posts, decided_s)"
		" VALUES ('weekly', 'after-chat', 0, 50, 0, 50)");
	assert_done(editions_chats_new(fixture->store, "weekly", &is_new, &error));
	g_assert_true(is_new);
	put_edition(fixture, 3);
	run_sql(fixture, "UPDATE edition SET frozen_s = 51 WHERE id = 3");
	assert_done(editions_chats_new(fixture->store, "weekly", &is_new, &error));
	g_assert_false(is_new);
}

/* A chat's edition that waits is not held for the week's, nor the week's for a chat's. */
static void
test_hold(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int held;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_INI, true);
	put_edition(fixture, 1);
	g_assert_cmpint(queue(fixture, 1), ==, 1);
	set_up_chat(fixture);
	g_assert_cmpint(queue_chat(fixture), ==, 1);
	fixture_begin(fixture);
	assert_done(deliveries_hold(fixture->store, NOW, &held, &error));
	fixture_commit(fixture);
	g_assert_cmpint(held, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/deliveries-apart/readers", test_readers);
	add_test("/deliveries-apart/apart", test_apart);
	add_test("/deliveries-apart/own-edition", test_own_edition);
	add_test("/deliveries-apart/new", test_new);
	add_test("/deliveries-apart/hold", test_hold);
	return g_test_run();
}
