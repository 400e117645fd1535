/* Memos by a transport that does as a script says: each exactly once, whatever becomes of a run. */
#include "deliver_world.h"

#include "flow/memo_deliver.h"
#include "flow/memo_queue.h"
#include "flow/ways.h"
#include "store/memos.h"

#define BEGIN(world, transaction) \
	g_auto(StoreTransaction) transaction = { 0 }; \
	assert_done(store_transaction_begin((world)->context.store, &transaction, &error))

static void
owe(World *world, const char *to, const char *way, const char *answers)
{
	g_autoptr(Memo) memo = memo_new();
	const WayKeys *keys = NULL;
	GError *error = NULL;

	assert_done(ways_keys(&world->context, &keys, &error));
	memo->kind = g_strdup("help");
	memo->to = g_strdup(to);
	memo->subject = g_strdup("The weekly: help");
	memo->text = g_strdup("Hello.\n");
	memo->way = g_strdup(way);
	memo->answers = g_strdup(answers);
	memo->expires_s = time_of(NOW) + 7 * 86400;
	BEGIN(world, transaction);
	assert_done(memo_queue(&world->context, memo, &error));
	assert_done(store_transaction_commit(&transaction, &error));
}

static DeliverReport *
mail_memos(World *world, bool *is_down)
{
	DeliverReport *report = g_new0(DeliverReport, 1);
	GError *error = NULL;

	report->failures = g_ptr_array_new_with_free_func(g_free);
	assert_done(memo_deliver(&world->context, report, is_down, &error));
	return report;
}

static void
assert_memos(World *world, const char *want)
{
	g_autofree char *got = world_text(world,
		"SELECT group_concat(line, ', ') FROM (SELECT COALESCE(recipient, '-') || ' ' ||"
		" state AS line FROM memo ORDER BY id)");

	g_assert_cmpstr(got, ==, want);
}

/* What the rows of memos say of their words. */
static int64_t
count_words(World *world)
{
	return world_number(world, "SELECT count(*) FROM memo WHERE doc IS NOT NULL");
}

static void
test_sent(World *world, gconstpointer data)
{
	bool is_down = true;

	(void)data;
	script_of(world, NULL, ACT_TAKE);
	owe(world, "ada@x.example", NULL, NULL);
	owe(world, "bea@x.example", NULL, "q@x.example");
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpint(report->memos, ==, 2);
	g_assert_cmpint(report->sent, ==, 0);
	g_assert_false(is_down);
	g_assert_null(report->stuck);
	/* Nothing is kept of what is over but that it was. */
	assert_memos(world, "- sent, - sent");
	g_assert_cmpint(count_words(world), ==, 0);
	g_autoptr(DeliverReport) again = mail_memos(world, &is_down);
	g_assert_cmpint(again->memos, ==, 0);
	assert_taken(world, "ada@x.example bea@x.example");
}

/* The names that an answer is known by. */
static void
test_names(World *world, gconstpointer data)
{
	const Way confirm = { .purpose = WAY_CONFIRM, .subscription_id = 7 };
	const WayKeys *keys = NULL;
	g_autoptr(InboxSpec) inbox = inbox_spec_new();
	Way way;
	GError *error = NULL;

	(void)data;
	assert_done(ways_keys(&world->context, &keys, &error));
	g_autofree char *token = way_write(keys, &confirm);
	world->context.config->inbox = inbox;
	inbox->has_plus = false;
	owe(world, "ada@x.example", token, NULL);
	inbox->has_plus = true;
	owe(world, "ada@x.example", token, NULL);
	owe(world, "ada@x.example", NULL, NULL);
	for (int64_t id = 1; id <= 3; id++) {
		g_autoptr(Memo) memo = NULL;
		assert_done(memos_get(world->context.store, id, &memo, &error));
		g_assert_true(way_find(keys, memo->message_id, 0, &way));
		g_assert_cmpint(way.purpose, ==, id < 3 ? WAY_CONFIRM : WAY_MEMO);
		g_assert_cmpint(way.subscription_id, ==, id < 3 ? 7 : 0);
		g_assert_cmpint(way.memo_id, ==, id < 3 ? 0 : 3);
		g_assert_cmpint(strstr(memo->subject, token) != NULL, ==, id == 1);
	}
	world->context.config->inbox = NULL;
}

/* Nobody knows whether it arrived: never again unasked. */
static void
test_uncertain(World *world, gconstpointer data)
{
	GError *error = NULL;
	bool is_down;
	int count;

	(void)data;
	owe(world, "ada@x.example", NULL, NULL);
	owe(world, "bea@x.example", NULL, NULL);
	script_of(world, "ada@x.example", ACT_HANG_UP_AT_DOT);
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpint(report->uncertain, ==, 1);
	g_assert_null(report->stuck);
	assert_memos(world, "ada@x.example uncertain, - sent");
	g_autoptr(DeliverReport) next = mail_memos(world, &is_down);
	g_assert_cmpint(next->uncertain, ==, 0);
	script_of(world, NULL, ACT_TAKE);
	assert_done(deliver_settle(&world->context, true, &count, &error));
	g_assert_cmpint(count, ==, 1);
	g_autoptr(DeliverReport) again = mail_memos(world, &is_down);
	g_assert_cmpint(again->memos, ==, 1);
	assert_memos(world, "- sent, - sent");
}

/* With resend = yes it goes once more, and no third time. */
static void
test_resent(World *world, gconstpointer data)
{
	bool is_down;

	(void)data;
	owe(world, "ada@x.example", NULL, NULL);
	Script *script = script_of(world, "ada@x.example", ACT_HANG_UP_AT_DOT);
	script->spec.resend = RELAY_RESEND_YES;
	for (int i = 0; i < 4; i++) {
		g_autoptr(DeliverReport) report = mail_memos(world, &is_down);

		g_assert_cmpint(report->resent, ==, i == 0);
		g_assert_cmpint(report->uncertain, ==, i == 1);
		world_later(world, 6 * 3600);
	}
	assert_memos(world, "ada@x.example uncertain");
	g_assert_cmpint(script->begun, ==, 2);
}

/* A run that is killed: before the last piece nothing has happened, after it nobody knows. */
static void
test_killed(World *world, gconstpointer data)
{
	bool is_down;

	(void)data;
	owe(world, "ada@x.example", NULL, NULL);
	owe(world, "bea@x.example", NULL, NULL);
	execute(world, "UPDATE memo SET state = 'sending', owner = 'here/1' WHERE id = 1");
	execute(world, "UPDATE memo SET until_s = 1 WHERE id = 1");
	script_of(world, NULL, ACT_TAKE);
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpint(report->uncertain, ==, 1);
	assert_memos(world, "ada@x.example uncertain, - sent");
	assert_taken(world, "bea@x.example");
}

static void
test_refused(World *world, gconstpointer data)
{
	bool is_down;

	(void)data;
	owe(world, "ada@x.example", NULL, NULL);
	owe(world, "bea@x.example", NULL, NULL);
	script_of(world, "ada@x.example", ACT_REFUSE);
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpint(report->failed, ==, 1);
	assert_memos(world, "- failed, - sent");
}

/* Later, more rarely each time, and not for ever. */
static void
test_later(World *world, gconstpointer data)
{
	bool is_down;

	(void)data;
	owe(world, "ada@x.example", NULL, NULL);
	script_of(world, "", ACT_LATER);
	for (int i = 0; i < 30; i++) {
		deliver_report_free(mail_memos(world, &is_down));
		deliver_report_free(mail_memos(world, &is_down));
		world_later(world, 6 * 3600);
	}
	assert_memos(world, "- failed");
	g_assert_cmpint(((Script *)world->context.config->relay)->begun, ==, 24);
}

/* What came too late is not sent. */
static void
test_expired(World *world, gconstpointer data)
{
	bool is_down;

	(void)data;
	owe(world, "ada@x.example", NULL, NULL);
	world_later(world, 8 * 86400);
	script_of(world, NULL, ACT_TAKE);
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpint(report->memos, ==, 0);
	assert_memos(world, "- failed");
	assert_taken(world, "");
}

/* Answers have no envelope sender; a server that wants one gets ours, in the same run. */
static void
test_empty_sender(World *world, gconstpointer data)
{
	bool is_down;

	(void)data;
	owe(world, "ada@x.example", NULL, "q1@x.example");
	owe(world, "bea@x.example", NULL, "q2@x.example");
	Script *script = script_of(world, "", ACT_WANT_SENDER);
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpint(report->memos, ==, 2);
	g_assert_null(report->stuck);
	g_assert_cmpint(script->begun, ==, 3);
	assert_taken(world, "bea@x.example ada@x.example");
}

/* What is the sender's fault is owed until somebody mends it, and said. */
static void
test_senders_fault(World *world, gconstpointer data)
{
	const Act act = (Act)GPOINTER_TO_INT(data);
	bool is_down = false;

	for (int i = 0; i < 5; i++) {
		owe(world, "ada@x.example", NULL, NULL);
	}
	Script *script = script_of(world, "", act);
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpstr(report->stuck, ==, "554 5.7.1 denied");
	g_assert_cmpint(report->failed, ==, 0);
	g_assert_cmpint(script->begun, ==, 3);
	script_of(world, NULL, ACT_TAKE);
	world_later(world, 3600);
	g_autoptr(DeliverReport) again = mail_memos(world, &is_down);
	g_assert_cmpint(again->memos, ==, 5);
	g_assert_null(again->stuck);
}

/* A server that is down keeps what is owed, and is not asked for more. */
static void
test_down(World *world, gconstpointer data)
{
	bool is_down = false;

	(void)data;
	owe(world, "ada@x.example", NULL, NULL);
	Script *script = script_of(world, "", ACT_HANG_UP);
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpint(report->retried, ==, 1);
	assert_memos(world, "ada@x.example retry");
	script->act = ACT_TAKE;
	world_later(world, 3600);
	g_autoptr(DeliverReport) again = mail_memos(world, &is_down);
	g_assert_cmpint(again->memos, ==, 1);
}

/* One whose words cannot be read ends, and keeps nobody from theirs. */
static void
test_broken(World *world, gconstpointer data)
{
	bool is_down;

	(void)data;
	owe(world, "ada@x.example", NULL, NULL);
	owe(world, "bea@x.example", NULL, NULL);
	execute(world, "UPDATE memo SET doc = '{' WHERE id = 1");
	script_of(world, NULL, ACT_TAKE);
	g_autoptr(DeliverReport) report = mail_memos(world, &is_down);
	g_assert_cmpint(report->failed, ==, 1);
	assert_memos(world, "- failed, - sent");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_scripted("/memo/sent", test_sent);
	add_scripted("/memo/names", test_names);
	add_scripted("/memo/uncertain", test_uncertain);
	add_scripted("/memo/resent", test_resent);
	add_scripted("/memo/killed", test_killed);
	add_scripted("/memo/refused", test_refused);
	add_scripted("/memo/later", test_later);
	add_scripted("/memo/expired", test_expired);
	add_scripted("/memo/empty_sender", test_empty_sender);
	g_test_add("/memo/senders_fault", World, GINT_TO_POINTER(ACT_RELAY_DENIED), scripted_set_up,
		test_senders_fault, scripted_tear_down);
	g_test_add("/memo/senders_fault_and_out", World, GINT_TO_POINTER(ACT_DENIED_AND_OUT),
		scripted_set_up, test_senders_fault, scripted_tear_down);
	add_scripted("/memo/down", test_down);
	add_scripted("/memo/broken", test_broken);
	return g_test_run();
}
