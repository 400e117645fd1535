#include "store/subscribers.h"

#include "fixture.h"

#define ADA "ada@school.example"
#define BEN "ben@school.example"

#define INI_SEED SUBSCRIPTION_FROM_INI, false
#define COMMAND SUBSCRIPTION_FROM_COMMAND, true

static int
drop_out(Fixture *fixture, const char *email, const char *digest, bool left)
{
	GError *error = NULL;
	int removed = -1;

	assert_done(subscribers_remove(fixture->store, email, digest, left, NOW + 5, &removed,
				       &error));
	return removed;
}

static Subscription *
by_token(Fixture *fixture, const char *token)
{
	Subscription *subscription = NULL;
	GError *error = NULL;

	assert_done(subscribers_by_token(fixture->store, token, &subscription, &error));
	return subscription;
}

static guint
count(Fixture *fixture, const char *digest, bool all)
{
	g_autoptr(GPtrArray) list = NULL;
	GError *error = NULL;

	assert_done(subscribers_list(fixture->store, digest, all, &list, &error));
	return list->len;
}

static void
test_add_and_find(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) got = NULL;
	g_autoptr(Subscription) none = NULL;

	(void)data;
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", COMMAND), ==,
			SUBSCRIBERS_ADDED);
	got = by_token(fixture, "token-" ADA "-weekly");
	g_assert_cmpint(got->id, >, 0);
	g_assert_cmpstr(got->email, ==, ADA);
	g_assert_null(got->name);
	g_assert_cmpstr(got->digest, ==, "weekly");
	g_assert_cmpstr(got->format, ==, "html");
	g_assert_cmpint(got->origin, ==, SUBSCRIPTION_FROM_COMMAND);
	g_assert_true(got->is_active);
	g_assert_false(got->left);
	g_assert_cmpint(got->since_s, ==, NOW);
	none = by_token(fixture, "token");
	g_assert_null(none);
}

static void
test_adding_again_writes_nothing(Fixture *fixture, gconstpointer data)
{
	int64_t changes;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	changes = fixture_changes(fixture);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==,
			SUBSCRIBERS_THERE);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	g_assert_cmpuint(count(fixture, NULL, true), ==, 1);
}

static void
test_who_left_stays_away(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) back = NULL;
	int64_t changes;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	g_assert_cmpint(drop_out(fixture, ADA, "weekly", true), ==, 1);
	g_assert_cmpint(drop_out(fixture, ADA, "weekly", true), ==, 0);
	changes = fixture_changes(fixture);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==,
			SUBSCRIBERS_LEFT);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	g_assert_cmpuint(count(fixture, "weekly", false), ==, 0);
	g_assert_cmpuint(count(fixture, "weekly", true), ==, 1);
	/* Only an explicit wish brings them back, under the token that they know. */
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", COMMAND), ==,
			SUBSCRIBERS_RETURNED);
	back = by_token(fixture, "token-" ADA "-weekly");
	g_assert_true(back->is_active);
	g_assert_false(back->left);
	g_assert_cmpint(back->origin, ==, SUBSCRIPTION_FROM_COMMAND);
}

static void
test_the_ini_lets_go_and_takes_back(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	g_assert_cmpint(drop_out(fixture, ADA, "weekly", false), ==, 1);
	g_assert_cmpuint(count(fixture, "weekly", false), ==, 0);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==,
			SUBSCRIBERS_RETURNED);
	g_assert_cmpuint(count(fixture, "weekly", false), ==, 1);
}

static void
test_who_was_let_go_may_still_leave(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	drop_out(fixture, ADA, "weekly", false);
	g_assert_cmpint(drop_out(fixture, ADA, "weekly", true), ==, 0);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==,
			SUBSCRIBERS_LEFT);
}

static void
test_a_wish_outlives_the_ini(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) got = NULL;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", COMMAND), ==,
			SUBSCRIBERS_THERE);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==,
			SUBSCRIBERS_THERE);
	got = by_token(fixture, "token-" ADA "-weekly");
	g_assert_cmpint(got->origin, ==, SUBSCRIPTION_FROM_COMMAND);
}

static void
test_leaving_one_digest_or_all(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	fixture_subscribe(fixture, ADA, "daily", COMMAND);
	fixture_subscribe(fixture, ADA, "monthly", COMMAND);
	fixture_subscribe(fixture, BEN, "weekly", COMMAND);
	g_assert_cmpint(drop_out(fixture, ADA, "daily", true), ==, 1);
	g_assert_cmpint(drop_out(fixture, ADA, NULL, true), ==, 2);
	g_assert_cmpint(drop_out(fixture, "nobody@school.example", NULL, true), ==, 0);
	g_assert_cmpuint(count(fixture, NULL, false), ==, 1);
	g_assert_cmpuint(count(fixture, NULL, true), ==, 4);
}

static void
test_list_by_digest_then_address(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	GString *got = g_string_new(NULL);
	GError *error = NULL;

	(void)data;
	fixture_subscribe(fixture, BEN, "b", COMMAND);
	fixture_subscribe(fixture, ADA, "b", COMMAND);
	fixture_subscribe(fixture, BEN, "a", COMMAND);
	assert_done(subscribers_list(fixture->store, NULL, false, &list, &error));
	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);

		g_string_append_printf(got, "%s:%.3s ", one->digest, one->email);
	}
	g_assert_cmpstr(got->str, ==, "a:ben b:ada b:ben ");
	g_string_free(got, TRUE);
}

static void
test_a_name_is_learnt(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) subscription = subscription_new();
	g_autoptr(Subscription) got = NULL;
	SubscribersAdd result;
	GError *error = NULL;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	subscription->email = g_strdup("Ada@School.example");
	subscription->name = g_strdup("Ada Wynne-Gŵyl");
	subscription->digest = g_strdup("daily");
	subscription->token = g_strdup("another token");
	assert_done(subscribers_add(fixture->store, subscription, ADA, false, &result, &error));
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	got = by_token(fixture, "another token");
	g_assert_cmpstr(got->name, ==, "Ada Wynne-Gŵyl");
	g_assert_cmpstr(got->email, ==, ADA);
}

static void
test_all_or_nothing(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) subscription = subscription_new();
	SubscribersAdd result = SUBSCRIBERS_LEFT;
	GError *error = NULL;
	int removed;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	subscription->email = g_strdup(BEN);
	subscription->digest = g_strdup("weekly");
	subscription->token = g_strdup("token-" ADA "-weekly");
	assert_fails(subscribers_add(fixture->store, subscription, BEN, true, &result, &error),
		     ERROR_STORE_PERMANENT, "subscription.token");
	g_assert_cmpint(result, ==, SUBSCRIBERS_LEFT);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM subscriber"), ==, 1);
	/* In somebody else's transaction it is theirs to end. */
	fixture_begin(fixture);
	assert_done(subscribers_remove(fixture->store, ADA, NULL, true, NOW, &removed, &error));
	db_rollback(store_db(fixture->store));
	g_assert_cmpuint(count(fixture, NULL, false), ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/subscribers/add and find", test_add_and_find);
	add_test("/subscribers/adding again writes nothing", test_adding_again_writes_nothing);
	add_test("/subscribers/who left stays away", test_who_left_stays_away);
	add_test("/subscribers/the ini lets go and takes back",
		 test_the_ini_lets_go_and_takes_back);
	add_test("/subscribers/who was let go may still leave",
		 test_who_was_let_go_may_still_leave);
	add_test("/subscribers/a wish outlives the ini", test_a_wish_outlives_the_ini);
	add_test("/subscribers/leaving one digest or all", test_leaving_one_digest_or_all);
	add_test("/subscribers/list by digest, then address", test_list_by_digest_then_address);
	add_test("/subscribers/a name is learnt", test_a_name_is_learnt);
	add_test("/subscribers/all or nothing", test_all_or_nothing);
	return g_test_run();
}
