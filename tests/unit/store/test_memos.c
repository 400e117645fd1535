/* Memos on record: words until it is over, and the steps in between. */
#include "fixture.h"

#include "store/memos.h"

static const DeliveryLease lease = { "here/1", NOW, NOW + 1200 };

static int64_t
put(Fixture *fixture, const char *to)
{
	g_autoptr(Memo) memo = memo_new();
	GError *error = NULL;

	memo->kind = g_strdup("help");
	memo->to = g_strdup(to);
	memo->subject = g_strdup("Help");
	memo->text = g_strdup("Here it is.\n");
	memo->message_id = g_strdup("w@x.example");
	memo->made_s = NOW;
	memo->expires_s = NOW + DAY;
	fixture_begin(fixture);
	assert_done(memos_add(fixture->store, memo, &memo->id, &error));
	assert_done(memos_write(fixture->store, memo, &error));
	fixture_commit(fixture);
	return memo->id;
}

static Memo *
get(Fixture *fixture, int64_t id)
{
	Memo *memo = NULL;
	GError *error = NULL;

	assert_done(memos_get(fixture->store, id, &memo, &error));
	g_assert_nonnull(memo);
	return memo;
}

static void
test_round(Fixture *fixture, gconstpointer data)
{
	const int64_t id = put(fixture, "ada@x.example");
	g_autoptr(Memo) memo = get(fixture, id);
	g_autoptr(Memo) none = NULL;
	GError *error = NULL;

	(void)data;
	g_assert_cmpstr(memo->kind, ==, "help");
	g_assert_cmpstr(memo->to, ==, "ada@x.example");
	g_assert_cmpstr(memo->text, ==, "Here it is.\n");
	g_assert_cmpstr(memo->message_id, ==, "w@x.example");
	g_assert_cmpint(memo->subscriber_id, ==, 0);
	g_assert_cmpint(memo->delivery->state, ==, DELIVERY_QUEUED);
	assert_done(memos_get(fixture->store, id + 1, &none, &error));
	g_assert_null(none);
}

/* A page at a time, and not before their time. */
static void
test_due(Fixture *fixture, gconstpointer data)
{
	const MemosPage first = { DELIVERY_QUEUED, 0, 2 };
	const DeliveryMove later = { .to = DELIVERY_RETRY, .retry_s = NOW + 900 };
	g_autoptr(GPtrArray) page = NULL, rest = NULL, early = NULL, late = NULL;
	GError *error = NULL;

	(void)data;
	for (int i = 0; i < 3; i++) {
		put(fixture, "ada@x.example");
	}
	assert_done(memos_due(fixture->store, &first, NOW, &page, &error));
	g_assert_cmpuint(page->len, ==, 2);
	const MemosPage second = { DELIVERY_QUEUED, 2, 2 };
	assert_done(memos_due(fixture->store, &second, NOW, &rest, &error));
	g_assert_cmpuint(rest->len, ==, 1);
	const Memo *memo = g_ptr_array_index(rest, 0);
	fixture_begin(fixture);
	assert_done(memos_move(fixture->store, memo->delivery, &later, &lease, &error));
	fixture_commit(fixture);
	const MemosPage again = { DELIVERY_RETRY, 0, 2 };
	assert_done(memos_due(fixture->store, &again, NOW, &early, &error));
	g_assert_cmpuint(early->len, ==, 0);
	assert_done(memos_due(fixture->store, &again, NOW + 900, &late, &error));
	g_assert_cmpuint(late->len, ==, 1);
}

/* Of what a run that was killed left, only the mail on its way is in doubt: all the others are owed
 * as before. */
static void
test_owed_is_not_lost(Fixture *fixture, gconstpointer data)
{
	const DeliveryMove later = { .to = DELIVERY_RETRY, .retry_s = NOW + 900 };
	g_autoptr(Memo) under_way = get(fixture, put(fixture, "ada@x.example"));
	g_autoptr(Memo) put_off = get(fixture, put(fixture, "bea@x.example"));
	int64_t counts[DELIVERY_STATES];
	GError *error = NULL;
	bool is_ours;
	int count;

	(void)data;
	put(fixture, "cai@x.example");
	fixture_begin(fixture);
	assert_done(memos_claim(fixture->store, under_way->delivery, &lease, &is_ours, &error));
	assert_done(memos_move(fixture->store, put_off->delivery, &later, &lease, &error));
	assert_done(memos_resend_lost(fixture->store, "here/", NOW, &count, &error));
	g_assert_cmpint(count, ==, 1);
	assert_done(memos_claim(fixture->store, under_way->delivery, &lease, &is_ours, &error));
	assert_done(memos_doubt_lost(fixture->store, "here/", NOW, &count, &error));
	g_assert_cmpint(count, ==, 1);
	fixture_commit(fixture);
	assert_done(memos_count(fixture->store, counts, &error));
	g_assert_cmpint(counts[DELIVERY_UNCERTAIN], ==, 1);
	g_assert_cmpint(counts[DELIVERY_RETRY], ==, 1);
	g_assert_cmpint(counts[DELIVERY_QUEUED], ==, 1);
}

/* Only one has it, and who has it says how it ended. */
static void
test_claim(Fixture *fixture, gconstpointer data)
{
	const DeliveryMove sent = { .to = DELIVERY_SENT, .detail = "250 ok" };
	const DeliveryLease other = { "there/1", NOW, NOW + 1200 };
	g_autoptr(Memo) memo = get(fixture, put(fixture, "ada@x.example"));
	GError *error = NULL;
	bool is_ours = false;

	(void)data;
	fixture_begin(fixture);
	assert_done(memos_claim(fixture->store, memo->delivery, &lease, &is_ours, &error));
	g_assert_true(is_ours);
	assert_done(memos_claim(fixture->store, memo->delivery, &other, &is_ours, &error));
	g_assert_false(is_ours);
	assert_done(memos_renew(fixture->store, &lease, &error));
	fixture_commit(fixture);
	memo->delivery->state = DELIVERY_SENDING;
	fixture_begin(fixture);
	assert_fails(memos_move(fixture->store, memo->delivery, &sent, &other, &error),
		ERROR_STORE_PERMANENT, "is no longer sending");
	db_rollback(store_db(fixture->store));
	fixture_begin(fixture);
	assert_done(memos_move(fixture->store, memo->delivery, &sent, &lease, &error));
	fixture_commit(fixture);
	g_autoptr(Memo) over = get(fixture, memo->id);
	g_assert_cmpint(over->delivery->state, ==, DELIVERY_SENT);
	g_assert_null(over->to);
	g_assert_null(over->text);
}

static void
test_lost(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Memo) memo = get(fixture, put(fixture, "ada@x.example"));
	int64_t counts[DELIVERY_STATES];
	GError *error = NULL;
	bool is_ours;
	int count;

	(void)data;
	fixture_begin(fixture);
	assert_done(memos_claim(fixture->store, memo->delivery, &lease, &is_ours, &error));
	assert_done(memos_resend_lost(fixture->store, "here/", NOW, &count, &error));
	g_assert_cmpint(count, ==, 1);
	assert_done(memos_claim(fixture->store, memo->delivery, &lease, &is_ours, &error));
	assert_done(memos_resend_lost(fixture->store, "here/", NOW, &count, &error));
	g_assert_cmpint(count, ==, 0);
	assert_done(memos_doubt_lost(fixture->store, "there/", NOW, &count, &error));
	g_assert_cmpint(count, ==, 0);
	assert_done(memos_doubt_lost(fixture->store, "here/", NOW, &count, &error));
	g_assert_cmpint(count, ==, 1);
	fixture_commit(fixture);
	assert_done(memos_count(fixture->store, counts, &error));
	g_assert_cmpint(counts[DELIVERY_UNCERTAIN], ==, 1);
	fixture_begin(fixture);
	assert_done(memos_settle(fixture->store, false, NOW, &count, &error));
	fixture_commit(fixture);
	g_assert_cmpint(count, ==, 1);
	g_autoptr(Memo) over = get(fixture, memo->id);
	g_assert_cmpint(over->delivery->state, ==, DELIVERY_SENT);
	g_assert_null(over->text);
}

/* What is owed by an older copy of the database may have gone; what comes too late does not go. */
static void
test_doubt(Fixture *fixture, gconstpointer data)
{
	const int64_t first = put(fixture, "ada@x.example");
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(memos_doubt(fixture->store, NOW, "put back", &error));
	fixture_commit(fixture);
	const int64_t second = put(fixture, "ada@x.example");
	fixture_begin(fixture);
	assert_done(memos_expire(fixture->store, NOW + 2 * DAY, &error));
	fixture_commit(fixture);
	g_autoptr(Memo) doubted = get(fixture, first);
	g_autoptr(Memo) late = get(fixture, second);
	g_assert_cmpint(doubted->delivery->state, ==, DELIVERY_UNCERTAIN);
	g_assert_null(doubted->text); /* and is no use any more */
	g_assert_null(doubted->to);
	g_assert_cmpint(late->delivery->state, ==, DELIVERY_FAILED);
	g_assert_null(late->text);
}

/* Somebody is forgotten while a mail to them is on its way: it never goes again. */
static void
test_erased_on_its_way(Fixture *fixture, gconstpointer data)
{
	static const char *const ends[] = { "queued", "retry", "sending", "uncertain" };
	const MemosPage pages[] = { { DELIVERY_QUEUED, 0, 9 }, { DELIVERY_RETRY, 0, 9 } };
	GError *error = NULL;
	int count;

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		g_autofree char *sql = g_strdup_printf("UPDATE memo SET state = '%s', doc = NULL,"
						       " recipient = NULL WHERE id = %d",
			ends[i], (int)put(fixture, "ada@x.example"));
		assert_done(db_script(store_db(fixture->store), sql, &error));
	}
	fixture_begin(fixture);
	assert_done(memos_resend_lost(fixture->store, "here/", NOW, &count, &error));
	g_assert_cmpint(count, ==, 0);
	assert_done(memos_settle(fixture->store, true, NOW, &count, &error));
	g_assert_cmpint(count, ==, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		g_autoptr(GPtrArray) due = NULL;

		assert_done(memos_due(fixture->store, &pages[i], NOW, &due, &error));
		g_assert_cmpuint(due->len, ==, 0);
	}
	assert_done(memos_expire(fixture->store, NOW, &error));
	fixture_commit(fixture);
	g_autoptr(Memo) owed = get(fixture, 1);
	g_assert_cmpint(owed->delivery->state, ==, DELIVERY_SUPPRESSED);
}

/* With a person their memos go. */
static void
test_erased(Fixture *fixture, gconstpointer data)
{
	const SubscribersStep step = { .by = SUBSCRIPTION_FROM_MAIL, .now_s = NOW };
	GError *error = NULL;
	bool was_there;

	(void)data;
	fixture_subscribe(fixture, "ada@x.example", "weekly", SUBSCRIPTION_FROM_MAIL, false);
	put(fixture, "ada@x.example");
	assert_done(db_script(store_db(fixture->store), "UPDATE memo SET subscriber = 1", &error));
	assert_done(subscribers_erase(fixture->store, "ada@x.example", &step, &was_there, &error));
	g_autoptr(Memo) memo = get(fixture, 1);
	g_assert_cmpint(memo->delivery->state, ==, DELIVERY_SUPPRESSED);
	g_assert_null(memo->to);
	g_assert_null(memo->text);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/memos/round", test_round);
	add_test("/memos/due", test_due);
	add_test("/memos/claim", test_claim);
	add_test("/memos/lost", test_lost);
	add_test("/memos/owed is not lost", test_owed_is_not_lost);
	add_test("/memos/doubt", test_doubt);
	add_test("/memos/erased", test_erased);
	add_test("/memos/erased-on-its-way", test_erased_on_its_way);
	return g_test_run();
}
