#include "deliveries_fixture.h"

#define MACHINE "here/"

static const DeliveryLease lease = { MACHINE "1", NOW, NOW + 1200 };

static GPtrArray *
due(Fixture *fixture, int64_t now_s)
{
	GPtrArray *list = NULL;
	g_autoptr(GPtrArray) again = NULL;
	GError *error = NULL;

	assert_done(deliveries_suppress(fixture->store, now_s, &error));
	assert_done(deliveries_due(fixture->store, &(DeliveriesPage){ DELIVERY_QUEUED, NULL, 100 },
		now_s, &list, &error));
	assert_done(deliveries_due(fixture->store, &(DeliveriesPage){ DELIVERY_RETRY, NULL, 100 },
		now_s, &again, &error));
	g_ptr_array_extend_and_steal(list, g_steal_pointer(&again));
	return list;
}

static guint
count_due(Fixture *fixture, int64_t now_s)
{
	g_autoptr(GPtrArray) list = due(fixture, now_s);

	return list->len;
}

/* Move a row, given by its number, from one state to another. */
static bool
move(Fixture *fixture, int64_t id, DeliveryState from, DeliveryState to, const char *detail,
	GError **error)
{
	g_autoptr(Delivery) row = delivery_new();
	DeliveryMove step = { .to = to, .retry_s = NOW + 900, .detail = detail };
	bool is_ours = false;

	row->id = id;
	row->state = from;
	if (to != DELIVERY_SENDING) {
		return deliveries_move(fixture->store, row, &step, &lease, error);
	}
	if (!deliveries_claim(fixture->store, row, &lease, &is_ours, error)) {
		return false;
	}
	g_assert_true(is_ours);
	return true;
}

static void
must_move(Fixture *fixture, int64_t id, DeliveryState from, DeliveryState to, const char *detail)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(move(fixture, id, from, to, detail, &error));
	fixture_commit(fixture);
}

static void
test_one_row_a_subscription(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	const Delivery *first;
	GError *error = NULL;
	int removed;

	(void)data;
	set_up_three(fixture);
	/* Others and later comers are not owed this edition. */
	fixture_subscribe(fixture, "dee@school.example", "daily", SUBSCRIPTION_FROM_INI, false);
	list = due(fixture, NOW);
	g_assert_cmpuint(list->len, ==, 3);
	first = g_ptr_array_index(list, 0);
	g_assert_cmpint(first->edition_id, ==, 1);
	g_assert_cmpint(first->subscription_id, ==, 1);
	g_assert_cmpstr(first->email, ==, ADA);
	g_assert_null(first->name);
	g_assert_cmpint(first->format, ==, MAIL_FORMAT_HTML);
	g_assert_cmpstr(first->token, ==, "token-" ADA "-weekly");
	g_assert_cmpint(first->state, ==, DELIVERY_QUEUED);
	g_assert_cmpint(first->tries, ==, 0);
	g_assert_null(first->detail);
	/* Queueing twice owes nobody a second mail. */
	g_assert_cmpint(queue(fixture, 1), ==, 0);
	/* Who left is not owed the next one. */
	assert_done(subscribers_move(fixture->store, BEN,
		&(SubscribersStep){
			"weekly", SUBSCRIPTION_LEFT, SUBSCRIPTION_FROM_COMMAND, NULL, NOW, 0 },
		&removed, &error));
	put_edition(fixture, 2);
	g_assert_cmpint(queue(fixture, 2), ==, 2);
}

static void
test_no_such_edition(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int owed = -1;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	fixture_begin(fixture);
	assert_fails(deliveries_queue(fixture->store,
			     &(Edition){ .id = 7, .digest = (char *)"weekly", .frozen_s = NOW },
			     &owed, &error),
		ERROR_STORE_PERMANENT, "FOREIGN KEY");
	db_rollback(store_db(fixture->store));
	g_assert_cmpint(owed, ==, -1);
}

static void
test_the_way_to_sent(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) sent = NULL;
	const Delivery *row;
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	g_assert_cmpuint(count_due(fixture, NOW), ==, 2);
	must_move(fixture, 1, DELIVERY_SENDING, DELIVERY_SENT, "250 2.0.0 Ok");
	assert_done(deliveries_list(fixture->store, DELIVERY_SENT, 10, &sent, &error));
	g_assert_cmpuint(sent->len, ==, 1);
	row = g_ptr_array_index(sent, 0);
	g_assert_cmpstr(row->email, ==, ADA);
	g_assert_cmpint(row->tries, ==, 1);
	g_assert_cmpstr(row->detail, ==, "250 2.0.0 Ok");
	g_assert_cmpint(row->retry_s, ==, 0);
}

static void
test_a_retry_waits(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	const Delivery *row;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 2, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	must_move(fixture, 2, DELIVERY_SENDING, DELIVERY_RETRY, "451 4.7.1 Greylisted");
	g_assert_cmpuint(count_due(fixture, NOW + 899), ==, 2);
	list = due(fixture, NOW + 900);
	g_assert_cmpuint(list->len, ==, 3);
	row = g_ptr_array_index(list, 2);
	g_assert_cmpint(row->id, ==, 2);
	g_assert_cmpint(row->state, ==, DELIVERY_RETRY);
	g_assert_cmpint(row->retry_s, ==, NOW + 900);
	g_assert_cmpstr(row->detail, ==, "451 4.7.1 Greylisted");
	g_assert_cmpint(row->copies, ==, 0);
	g_assert_false(row->is_suspect);
	must_move(fixture, 2, DELIVERY_RETRY, DELIVERY_SENDING, NULL);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery"
				" WHERE id = 2 AND retry_s = 0 AND detail IS NULL"),
		==, 1);
	must_move(fixture, 2, DELIVERY_SENDING, DELIVERY_FAILED, "550 5.1.1 No such user");
	g_assert_cmpint(fixture_number(fixture, "SELECT tries FROM delivery WHERE id = 2"), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT retry_s FROM delivery WHERE id = 2"), ==,
		0);
}

/* What another has moved meanwhile is not ours to send, which is no error. */
static void
test_a_stale_row_is_not_claimed(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Delivery) row = delivery_new();
	GError *error = NULL;
	bool is_ours = true;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	row->id = 1;
	fixture_begin(fixture);
	assert_done(deliveries_claim(fixture->store, row, &lease, &is_ours, &error));
	fixture_commit(fixture);
	g_assert_false(is_ours);
	g_assert_cmpint(fixture_number(fixture, "SELECT tries FROM delivery WHERE id = 1"), ==, 1);
}

static void
test_a_stale_row_cannot_move(Fixture *fixture, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		int64_t id;
		DeliveryState from;
	} rows[] = {
		{ 1, DELIVERY_RETRY },   /* is sending by now */
		{ 1, DELIVERY_SENT },
		{ 99, DELIVERY_QUEUED }, /* was never there */
	};
	/* clang-format on */
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		fixture_begin(fixture);
		assert_fails(move(fixture, rows[i].id, rows[i].from, DELIVERY_FAILED, NULL, &error),
			ERROR_STORE_PERMANENT, "is no longer");
		assert_fails(db_commit(store_db(fixture->store), &error), ERROR_STORE_PERMANENT,
			"earlier error");
	}
	g_assert_cmpint(fixture_number(fixture, "SELECT tries FROM delivery WHERE id = 1"), ==, 1);
}

static void
test_foreign_words_are_journalled(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	const Delivery *row;
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_FAILED, "550 bo\xeete pleine\r\n");
	assert_done(deliveries_list(fixture->store, DELIVERY_FAILED, 10, &list, &error));
	row = g_ptr_array_index(list, 0);
	g_assert_true(g_str_has_prefix(row->detail, "550 bo?te pleine"));
	/* Nothing was tried. */
	g_assert_cmpint(row->tries, ==, 0);
}

static void
test_who_left_meanwhile(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int removed;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	must_move(fixture, 1, DELIVERY_SENDING, DELIVERY_SENT, NULL);
	must_move(fixture, 2, DELIVERY_QUEUED, DELIVERY_RETRY, NULL);
	assert_done(subscribers_move(fixture->store, ADA,
		&(SubscribersStep){
			NULL, SUBSCRIPTION_LEFT, SUBSCRIPTION_FROM_COMMAND, NULL, NOW, 0 },
		&removed, &error));
	assert_done(subscribers_move(fixture->store, BEN,
		&(SubscribersStep){
			NULL, SUBSCRIPTION_LEFT, SUBSCRIPTION_FROM_COMMAND, NULL, NOW, 0 },
		&removed, &error));
	g_assert_cmpuint(count_due(fixture, NOW + 900), ==, 1);
	g_assert_cmpint(count(fixture, DELIVERY_SENT), ==, 1);
	g_assert_cmpint(count(fixture, DELIVERY_SUPPRESSED), ==, 1);
	g_assert_cmpint(count(fixture, DELIVERY_QUEUED), ==, 1);
}

static void
recover(Fixture *fixture, const char *machine, bool resend, int64_t now_s, int uncertain,
	int resent)
{
	GError *error = NULL;
	int got_uncertain = -1, got_resent = 0;

	fixture_begin(fixture);
	if (resend) {
		assert_done(deliveries_resend_lost(fixture->store, machine, now_s, &got_resent,
			&error));
	}
	assert_done(deliveries_doubt_lost(fixture->store, machine, now_s, &got_uncertain, &error));
	fixture_commit(fixture);
	g_assert_cmpint(got_uncertain, ==, uncertain);
	g_assert_cmpint(got_resent, ==, resent);
}

/* Never queued again unasked, and one copy more at most when asked. */
static void
test_what_a_killed_run_left(Fixture *fixture, gconstpointer data)
{
	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	recover(fixture, MACHINE, false, NOW + 5, 1, 0);
	g_assert_cmpint(count(fixture, DELIVERY_UNCERTAIN), ==, 1);
	must_move(fixture, 2, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	recover(fixture, MACHINE, true, NOW + 5, 0, 1);
	g_assert_cmpint(count(fixture, DELIVERY_QUEUED), ==, 2);
	/* Who had the first may still say how it ended; of the second nothing is known any more. */
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE id = 1"
				" AND owner = 'here/1' AND copies = 0"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE id = 2"
				" AND owner IS NULL AND copies = 1"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE changed_s = 1795000005"
				" AND detail = 'the run was ended before the server answered'"),
		==, 2);
	must_move(fixture, 2, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	recover(fixture, MACHINE, true, NOW, 1, 0);
	g_assert_cmpint(count(fixture, DELIVERY_UNCERTAIN), ==, 2);
}

/* What waits for its next try was in nobody's hands: it is owed as before, without a copy. */
static void
test_owed_is_not_lost(Fixture *fixture, gconstpointer data)
{
	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	must_move(fixture, 2, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	must_move(fixture, 2, DELIVERY_SENDING, DELIVERY_RETRY, "450 4.2.0 later");
	recover(fixture, MACHINE, true, NOW + 5, 0, 1);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	recover(fixture, MACHINE, false, NOW + 5, 1, 0);
	g_assert_cmpint(count(fixture, DELIVERY_RETRY), ==, 1);
	g_assert_cmpint(count(fixture, DELIVERY_QUEUED), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT copies FROM delivery WHERE id = 2"), ==, 0);
}

/* Another machine's lease holds until it runs out; who comes late is believed all the same. */
static void
test_another_machine(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	const DeliveryLease longer = { MACHINE "1", NOW, NOW + 2400 };

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	recover(fixture, "there/", false, NOW + 1200, 0, 0);
	fixture_begin(fixture);
	assert_done(deliveries_renew(fixture->store, &longer, &error));
	fixture_commit(fixture);
	recover(fixture, "there/", false, NOW + 2400, 0, 0);
	recover(fixture, "there/", false, NOW + 2401, 1, 0);
	must_move(fixture, 1, DELIVERY_SENDING, DELIVERY_SENT, "250 2.0.0 Ok");
	g_assert_cmpint(count(fixture, DELIVERY_SENT), ==, 1);
}

static void
test_suspects(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	g_autoptr(Delivery) row = delivery_new();
	const DeliveryMove step = { .to = DELIVERY_RETRY,
		.retry_s = NOW + 900,
		.is_suspect = true,
		.is_copy = true,
		.detail = "it hung up" };
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	row->id = 2;
	fixture_begin(fixture);
	assert_done(deliveries_move(fixture->store, row, &step, &(DeliveryLease){ .now_s = NOW },
		&error));
	fixture_commit(fixture);
	g_assert_cmpuint(count_due(fixture, NOW + 900), ==, 2);
	assert_done(deliveries_suspects(fixture->store,
		&(DeliveriesPage){ .state = DELIVERY_RETRY, .limit = 10 }, NOW + 900, &list,
		&error));
	g_assert_cmpuint(list->len, ==, 1);
	const Delivery *suspect = g_ptr_array_index(list, 0);
	g_assert_cmpint(suspect->id, ==, 2);
	g_assert_true(suspect->is_suspect);
	g_assert_cmpint(suspect->copies, ==, 1);
	g_clear_pointer(&list, g_ptr_array_unref);
	assert_done(deliveries_suspects(fixture->store,
		&(DeliveriesPage){ .state = DELIVERY_RETRY, .limit = 10 }, NOW + 899, &list,
		&error));
	g_assert_cmpuint(list->len, ==, 0);
}

/* What the sender's fault met is queued, and goes last; one that waits longest goes first. */
static void
test_refused_go_last(Fixture *fixture, gconstpointer data)
{
	const DeliveriesPage page = { .state = DELIVERY_QUEUED, .limit = 10 };
	g_autoptr(GPtrArray) list = NULL;
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	for (int id = 1; id <= 2; id++) {
		g_autoptr(Delivery) row = delivery_new();
		const DeliveryMove step = {
			.to = DELIVERY_QUEUED,
			.retry_s = NOW - id,
			.is_suspect = true,
			.detail = "554 5.7.1 no",
		};

		row->id = id;
		fixture_begin(fixture);
		assert_done(deliveries_move(fixture->store, row, &step,
			&(DeliveryLease){ .now_s = NOW }, &error));
		fixture_commit(fixture);
	}
	g_assert_cmpuint(count_due(fixture, NOW), ==, 1);
	assert_done(deliveries_suspects(fixture->store, &page, NOW, &list, &error));
	g_assert_cmpuint(list->len, ==, 2);
	g_assert_cmpint(((Delivery *)list->pdata[0])->id, ==, 2);
	g_assert_cmpint(((Delivery *)list->pdata[0])->tries, ==, 0);
}

/* What has failed or is held is let go, one a day; who has left stays as it is. */
static void
test_let_go(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int gone = -1;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_FAILED, "550 5.7.1 no");
	must_move(fixture, 2, DELIVERY_QUEUED, DELIVERY_FAILED, NULL);
	fixture_begin(fixture);
	assert_done(db_script(store_db(fixture->store),
		"INSERT INTO variant (edition, language, format, subject, text, html_places,"
		" text_places) SELECT DISTINCT edition, '', 'html', '', '', '', '' FROM delivery"
		" WHERE edition NOT IN (SELECT edition FROM variant);"
		"UPDATE subscription SET state = 'left' WHERE id = (SELECT subscription FROM"
		" delivery WHERE id = 2)",
		&error));
	assert_done(deliveries_let_go(fixture->store, DELIVERY_FAILED, NOW + 5, &gone, &error));
	fixture_commit(fixture);
	g_assert_cmpint(gone, ==, 1);
	g_assert_cmpint(count(fixture, DELIVERY_FAILED), ==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE state = 'retry'"
				" AND retry_s = changed_s AND tries = 0"
				" AND detail = 'put back; it had failed: 550 5.7.1 no'"),
		==, 1);
	fixture_begin(fixture);
	assert_done(deliveries_hold(fixture->store, NOW + 5, &gone, &error));
	g_assert_cmpint(gone, ==, 0);
	assert_done(deliveries_drop_held(fixture->store, NOW + 5, &gone, &error));
	fixture_commit(fixture);
	g_assert_cmpint(gone, ==, 0);
}

static void
test_the_organiser_settles(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int settled = -1;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_UNCERTAIN, NULL);
	assert_done(deliveries_settle(fixture->store, true, NOW + 5, &settled, &error));
	g_assert_cmpint(settled, ==, 1);
	g_assert_cmpint(count(fixture, DELIVERY_QUEUED), ==, 3);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE id = 1 AND copies = 1"
				" AND owner IS NULL AND detail = 'sent again, as nobody knew'"),
		==, 1);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_UNCERTAIN, NULL);
	must_move(fixture, 2, DELIVERY_QUEUED, DELIVERY_UNCERTAIN, NULL);
	assert_done(deliveries_settle(fixture->store, false, NOW, &settled, &error));
	g_assert_cmpint(settled, ==, 2);
	g_assert_cmpint(count(fixture, DELIVERY_SENT), ==, 2);
	g_assert_cmpint(count(fixture, DELIVERY_QUEUED), ==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT sum(copies) FROM delivery"
				" WHERE detail = 'taken as sent, as nobody knew'"),
		==, 1);
}

static void
test_counts(Fixture *fixture, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		int64_t edition_id, queued, failed;
	} rows[] = {
		{ 0, 5, 1 }, { 1, 2, 1 }, { 2, 3, 0 }, { 3, 0, 0 },
	};
	/* clang-format on */
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	put_edition(fixture, 2);
	queue(fixture, 2);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_FAILED, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		int64_t counts[DELIVERY_STATES] = { -1 };

		assert_done(deliveries_count(fixture->store, rows[i].edition_id, counts, &error));
		g_assert_cmpint(counts[DELIVERY_QUEUED], ==, rows[i].queued);
		g_assert_cmpint(counts[DELIVERY_FAILED], ==, rows[i].failed);
		g_assert_cmpint(counts[DELIVERY_SENT], ==, 0);
	}
}

static void
test_order_and_limits(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) few = NULL;
	g_autoptr(GPtrArray) rest = NULL;
	g_autoptr(GPtrArray) newest = NULL;
	const Delivery *row;
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	put_edition(fixture, 2);
	queue(fixture, 2);
	assert_done(deliveries_due(fixture->store, &(DeliveriesPage){ DELIVERY_QUEUED, NULL, 4 },
		NOW, &few, &error));
	g_assert_cmpuint(few->len, ==, 4);
	row = g_ptr_array_index(few, 3);
	g_assert_cmpint(row->edition_id, ==, 2);
	assert_done(deliveries_due(fixture->store, &(DeliveriesPage){ DELIVERY_QUEUED, row, 4 },
		NOW, &rest, &error));
	g_assert_cmpuint(rest->len, ==, 2);
	row = g_ptr_array_index(rest, 0);
	g_assert_cmpint(row->id, ==, 5);
	/* Of those that were tried the last; nobody has tried the sixth. */
	assert_done(db_script(store_db(fixture->store),
		"UPDATE delivery SET detail = 'x' WHERE id IN (4, 5)", &error));
	assert_done(deliveries_list(fixture->store, DELIVERY_QUEUED, 1, &newest, &error));
	g_assert_cmpuint(newest->len, ==, 1);
	row = g_ptr_array_index(newest, 0);
	g_assert_cmpint(row->id, ==, 5);
}

/* Every state that the program knows can be stored and comes back as itself. */
static void
test_states_by_name(Fixture *fixture, gconstpointer data)
{
	DeliveryState from = DELIVERY_QUEUED;

	(void)data;
	set_up_three(fixture);
	for (int i = 0; i < DELIVERY_STATES; i++) {
		const DeliveryState to = (DeliveryState)i;
		const int64_t before = count(fixture, to);

		must_move(fixture, 1, from, to, NULL);
		g_assert_cmpint(count(fixture, to), ==, before + (from != to));
		from = to;
	}
}

/* Name, format and address are the reader's; of who was forgotten only that a mail was owed. */
static void
test_what_a_row_tells(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	assert_done(db_script(store_db(fixture->store),
		"UPDATE subscriber SET name = 'Ben', email = CASE WHEN id = 2 THEN NULL ELSE email"
		" END; UPDATE subscription SET format = 'text' WHERE id = 2",
		&error));
	list = due(fixture, NOW);
	const Delivery *row = g_ptr_array_index(list, 1);
	g_assert_cmpint(row->format, ==, MAIL_FORMAT_TEXT);
	g_assert_cmpstr(row->name, ==, "Ben");
	g_assert_cmpstr(row->email, ==, "(forgotten)");
	row = g_ptr_array_index(list, 0);
	g_assert_cmpint(row->format, ==, MAIL_FORMAT_HTML);
}

static void
put_off_at(Fixture *fixture, int64_t now_s, int64_t id, int64_t retry_s, bool is_suspect)
{
	g_autoptr(Delivery) row = delivery_new();
	const DeliveryMove step = {
		.to = DELIVERY_RETRY, .retry_s = retry_s, .is_suspect = is_suspect
	};
	GError *error = NULL;

	row->id = id;
	fixture_begin(fixture);
	assert_done(deliveries_move(fixture->store, row, &step, &(DeliveryLease){ .now_s = now_s },
		&error));
	fixture_commit(fixture);
}

static void
put_off(Fixture *fixture, int64_t id, int64_t retry_s, bool is_suspect)
{
	put_off_at(fixture, NOW, id, retry_s, is_suspect);
}

/* A time that was set later than now was set by a clock that ran ahead, however near it is. */
static void
test_a_time_that_is_not_believed(Fixture *fixture, gconstpointer data)
{
	(void)data;
	set_up_three(fixture);
	put_off(fixture, 1, NOW + 3 * DAY, false);
	put_off_at(fixture, NOW + 1, 2, NOW + 900, false);
	g_autoptr(GPtrArray) list = due(fixture, NOW);
	g_assert_cmpuint(list->len, ==, 2);
	const Delivery *row = g_ptr_array_index(list, 1);
	g_assert_cmpint(row->id, ==, 2);
	/* That it was put off without being sent counts as a try. */
	g_assert_cmpint(row->tries, ==, 1);
}

/* One is as long a suspect as it is to be tried again. */
static void
test_suspects_in_turn(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = NULL;
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	put_off(fixture, 1, NOW + 9, true);
	put_off(fixture, 2, NOW + 7, true);
	put_off(fixture, 3, NOW + 8, true);
	assert_done(deliveries_suspects(fixture->store,
		&(DeliveriesPage){ .state = DELIVERY_RETRY, .limit = 2 }, NOW + 10, &list, &error));
	g_assert_cmpuint(list->len, ==, 2);
	for (guint i = 0; i < list->len; i++) {
		const Delivery *row = g_ptr_array_index(list, i);

		g_assert_cmpint(row->id, ==, i + 2);
	}
	g_autoptr(Delivery) suspect = delivery_new();
	const DeliveryMove step = { .to = DELIVERY_FAILED, .is_copy = true };
	suspect->id = 1;
	suspect->state = DELIVERY_RETRY;
	suspect->is_suspect = true;
	fixture_begin(fixture);
	assert_done(deliveries_move(fixture->store, suspect, &step,
		&(DeliveryLease){ .now_s = NOW + 10 }, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE id = 1 AND is_suspect = 1"
				" AND copies = 0 AND retry_s = 0 AND changed_s = 1795000010"),
		==, 1);
}

/* Whose it is while it is being sent, and until the server's word is known. */
static void
test_whose_it_is(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Delivery) row = delivery_new();
	const DeliveryMove sent = { .to = DELIVERY_SENT };
	const DeliveryMove unknown = { .to = DELIVERY_UNCERTAIN };
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	row->id = 1;
	row->state = DELIVERY_SENDING;
	fixture_begin(fixture);
	assert_fails(deliveries_move(fixture->store, row, &sent,
			     &(DeliveryLease){ "there/1", NOW, 0 }, &error),
		ERROR_STORE_PERMANENT, "delivery 1 is no longer sending");
	db_rollback(store_db(fixture->store));
	fixture_begin(fixture);
	assert_done(deliveries_move(fixture->store, row, &unknown, &lease, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE owner = 'here/1'"),
		==, 1);
	fixture_begin(fixture);
	assert_done(deliveries_move(fixture->store, row, &sent, &lease, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM delivery WHERE owner IS NOT NULL"),
		==, 0);
	/* It is over: neither he who had it nor anybody else may say more. */
	fixture_begin(fixture);
	assert_fails(deliveries_move(fixture->store, row, &unknown,
			     &(DeliveryLease){ .now_s = NOW }, &error),
		ERROR_STORE_PERMANENT, "is no longer");
	db_rollback(store_db(fixture->store));
}

/* Only what was being sent may be told late: what is uncertain is nobody's who has it queued. */
static void
test_what_is_uncertain_is_not_queued(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_UNCERTAIN, NULL);
	fixture_begin(fixture);
	assert_fails(move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENT, NULL, &error),
		ERROR_STORE_PERMANENT, "is no longer queued");
	db_rollback(store_db(fixture->store));
}

/* Each sender has a lease of its own, and what it renews is what it sends. */
static void
test_a_lease_is_renewed(Fixture *fixture, gconstpointer data)
{
	static const DeliveryLease other = { "there/1", NOW, NOW + 1200 };
	static const DeliveryLease longer = { "here/1", NOW, NOW + 2400 };
	g_autoptr(Delivery) row = delivery_new();
	GError *error = NULL;
	bool is_ours;

	(void)data;
	set_up_three(fixture);
	must_move(fixture, 1, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	must_move(fixture, 3, DELIVERY_QUEUED, DELIVERY_SENDING, NULL);
	must_move(fixture, 3, DELIVERY_SENDING, DELIVERY_UNCERTAIN, NULL);
	row->id = 2;
	fixture_begin(fixture);
	assert_done(deliveries_claim(fixture->store, row, &other, &is_ours, &error));
	assert_done(deliveries_renew(fixture->store, &longer, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT group_concat(until_s - 1795000000, '')"
				" FROM (SELECT until_s FROM delivery ORDER BY id)"),
		==, INT64_C(240012001200));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/deliveries/one row a subscription", test_one_row_a_subscription);
	add_test("/deliveries/no such edition", test_no_such_edition);
	add_test("/deliveries/the way to sent", test_the_way_to_sent);
	add_test("/deliveries/a retry waits", test_a_retry_waits);
	add_test("/deliveries/a stale row is not claimed", test_a_stale_row_is_not_claimed);
	add_test("/deliveries/a stale row cannot move", test_a_stale_row_cannot_move);
	add_test("/deliveries/foreign words are journalled", test_foreign_words_are_journalled);
	add_test("/deliveries/who left meanwhile", test_who_left_meanwhile);
	add_test("/deliveries/what a killed run left", test_what_a_killed_run_left);
	add_test("/deliveries/owed is not lost", test_owed_is_not_lost);
	add_test("/deliveries/another machine", test_another_machine);
	add_test("/deliveries/suspects", test_suspects);
	add_test("/deliveries/the organiser settles", test_the_organiser_settles);
	add_test("/deliveries/refused-go-last", test_refused_go_last);
	add_test("/deliveries/let-go", test_let_go);
	add_test("/deliveries/counts", test_counts);
	add_test("/deliveries/order and limits", test_order_and_limits);
	add_test("/deliveries/states by name", test_states_by_name);
	add_test("/deliveries/what a row tells", test_what_a_row_tells);
	add_test("/deliveries/a time that is not believed", test_a_time_that_is_not_believed);
	add_test("/deliveries/suspects in turn", test_suspects_in_turn);
	add_test("/deliveries/whose it is", test_whose_it_is);
	add_test("/deliveries/what is uncertain is not queued",
		test_what_is_uncertain_is_not_queued);
	add_test("/deliveries/a lease is renewed", test_a_lease_is_renewed);
	return g_test_run();
}
