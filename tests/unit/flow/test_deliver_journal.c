/* What is on record of mails on their way, whatever becomes of the run or of the server. */
#include "deliver_world.h"

static void
test_uncertain(World *world, gconstpointer data)
{
	GError *error = NULL;
	int count = 0;

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	script_of(world, "ada@x.example", ACT_HANG_UP_AT_DOT);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->uncertain, ==, 1);
	g_assert_cmpuint(report->failures->len, ==, 0);
	/* The others go by a connection of their own, and nothing is owed. */
	assert_states(world, "ada@x.example uncertain, bea@x.example sent");
	g_assert_null(report->stuck);
	/* Never again unasked, and said in one run only. */
	g_autoptr(DeliverReport) next = deliver(world);
	g_assert_cmpint(next->uncertain, ==, 0);
	assert_done(deliver_settle(&world->context, true, &count, &error));
	g_assert_cmpint(count, ==, 1);
	g_autoptr(DeliverReport) again = deliver(world);
	g_assert_cmpint(again->uncertain, ==, 1);
	assert_done(deliver_settle(&world->context, false, &count, &error));
	g_assert_cmpint(count, ==, 1);
	assert_states(world, "ada@x.example sent, bea@x.example sent");
	assert_done(deliver_settle(&world->context, true, &count, &error));
	g_assert_cmpint(count, ==, 0);
}

/* A server that is silent after a last piece is asked for nothing more in this run. */
static void
test_silent(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example cai@x.example");
	Script *script = script_of(world, "", ACT_SILENT_AT_DOT);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->uncertain, ==, 1);
	g_assert_cmpint(script->connections, ==, 1);
	assert_states(world,
		"ada@x.example uncertain, bea@x.example queued, "
		"cai@x.example queued");
}

static void
test_resend(World *world, gconstpointer data)
{
	Script *script = script_of(world, "ada@x.example", ACT_HANG_UP_AT_DOT);

	(void)data;
	script->spec.resend = RELAY_RESEND_YES;
	freeze(world, "weekly", "ada@x.example");
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->resent, ==, 1);
	g_assert_cmpint(report->uncertain, ==, 0);
	assert_states(world, "ada@x.example retry");
	g_assert_cmpint(world_number(world, "SELECT is_suspect FROM delivery"), ==, 1);
	g_assert_cmpint(world_number(world, "SELECT copies FROM delivery"), ==, 1);
	/* One copy more, and then it is shown. */
	world_later(world, 15 * 60);
	g_autoptr(DeliverReport) again = deliver(world);
	g_assert_cmpint(again->resent, ==, 0);
	g_assert_cmpint(again->uncertain, ==, 1);
	assert_states(world, "ada@x.example uncertain");
	world_later(world, 24 * 3600);
	script->connections = 0;
	g_autoptr(DeliverReport) last = deliver(world);
	g_assert_cmpint(last->uncertain, ==, 0);
	g_assert_cmpint(script->connections, ==, 0);
}

/* A copy is a try as well: at the last one it is only shown. */
static void
test_resend_at_the_last_try(World *world, gconstpointer data)
{
	Script *script = script_of(world, "ada@x.example", ACT_HANG_UP_AT_DOT);

	(void)data;
	script->spec.resend = RELAY_RESEND_YES;
	freeze(world, "weekly", "ada@x.example");
	for (int tries = 22; tries <= 23; tries++) {
		g_autofree char *sql = g_strdup_printf(
			"UPDATE delivery SET state = 'queued', is_suspect = 0, copies = 0, "
			"retry_s = 0, tries = %d",
			tries);
		execute(world, sql);
		g_autoptr(DeliverReport) report = deliver(world);
		g_assert_cmpint(report->resent, ==, tries == 22 ? 1 : 0);
		g_assert_cmpint(report->uncertain, ==, tries == 22 ? 0 : 1);
		assert_states(world,
			tries == 22 ? "ada@x.example retry" : "ada@x.example uncertain");
	}
}

/* A killed run left a mail between the last piece and the answer. */
static void
test_killed(World *world, gconstpointer data)
{
	Script *script = script_of(world, NULL, ACT_TAKE);

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	execute(world, "UPDATE delivery SET state = 'sending', tries = 1 WHERE id = 1");
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->uncertain, ==, 1);
	assert_taken(world, "bea@x.example");
	assert_states(world, "ada@x.example uncertain, bea@x.example sent");
	execute(world, "UPDATE delivery SET state = 'sending' WHERE id = 1");
	script->spec.resend = RELAY_RESEND_YES;
	g_autoptr(DeliverReport) next = deliver(world);
	g_assert_cmpint(next->resent, ==, 1);
	assert_taken(world, "ada@x.example");
}

/* A transport that comes to its end without a word on a mail that it took. */
static void
test_unheard(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	script_of(world, "ada@x.example", ACT_FORGET);
	g_autoptr(DeliverReport) before = deliver(world);
	g_assert_nonnull(before->stuck);
	assert_states(world, "ada@x.example queued, bea@x.example sent");
	script_of(world, "ada@x.example", ACT_FORGET_AT_DOT);
	g_autoptr(DeliverReport) after = deliver(world);
	g_assert_nonnull(after->stuck);
	g_assert_cmpint(after->uncertain, ==, 1);
	assert_states(world, "ada@x.example uncertain, bea@x.example sent");
}

/* What becomes of mails that never come to their last piece is written on the way. */
static void
test_refusals_are_written(World *world, gconstpointer data)
{
	g_autoptr(GString) to = g_string_new("r0@x.example");

	(void)data;
	for (int i = 1; i < 102; i++) {
		g_string_append_printf(to, " r%d@x.example", i);
	}
	freeze(world, "weekly", to->str);
	for (int look_at = 100; look_at <= 101; look_at++) {
		execute(world, "UPDATE delivery SET state = 'queued', tries = 0, retry_s = 0");
		Script *script = script_of(world, "", ACT_LATER);
		script->begun = 0;
		script->look_at = look_at;
		g_autoptr(DeliverReport) report = deliver(world);
		g_assert_cmpint(report->retried, ==, 102);
		g_assert_cmpint(script->seen, ==, look_at == 100 ? 0 : 100);
	}
}

static void
test_journal_fails(World *world, gconstpointer data)
{
	DeliverReport *report = NULL;
	GError *error = NULL;

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	script_of(world, "ada@x.example", ACT_MEDDLE_AT_DOT);
	assert_fails(deliver_run(&world->context, &report, &error), ERROR_STORE_PERMANENT,
		"no longer");
	g_assert_null(report);
	/* Nothing goes any more that is not on record. */
	assert_taken(world, "ada@x.example");
}

/* The journal cannot say that a mail is being sent: it is not, and that is said once. */
static void
test_journal_breaks(World *world, gconstpointer data)
{
	DeliverReport *report = NULL;
	GError *error = NULL;

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example cai@x.example");
	execute(world,
		"CREATE TRIGGER broken BEFORE UPDATE ON delivery"
		" WHEN NEW.state = 'sending' AND OLD.id = 2"
		" BEGIN SELECT RAISE(ABORT, 'the disk is broken'); END");
	assert_fails(deliver_run(&world->context, &report, &error), ERROR_STORE_PERMANENT,
		"the disk is broken");
	g_assert_null(report);
	assert_taken(world, "ada@x.example");
	execute(world, "DROP TRIGGER broken");
	/* How the first ended was in the commit that failed, and is known all the same. */
	assert_states(world, "ada@x.example sent, bea@x.example queued, cai@x.example queued");
	g_autoptr(DeliverReport) next = deliver(world);
	g_assert_cmpint(next->uncertain, ==, 0);
	assert_taken(world, "bea@x.example cai@x.example");
}

/* A row that somebody else has moved is not ours to send. */
static void
test_taken_by_another(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	script_of(world, "ada@x.example", ACT_MEDDLE);
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->sent + report->failed, ==, 0);
	assert_taken(world, "");
	assert_states(world, "ada@x.example failed, bea@x.example failed");
}

/* A transport that hands over two mails before the first is answered, and takes its time. */
static bool
run_two(Script *script, const TransportBatch *batch)
{
	Envelope envelopes[2] = { 0 };
	const Outcome outcome = { .kind = OUTCOME_OK, .detail = (char *)"250 ok" };

	for (int i = 0; i < 2; i++) {
		Envelope *one = &envelopes[i];
		bool may_go = false;
		g_assert_true(batch->next(batch->data, one));
		world_later(script->world, i * script->pause_s);
		batch->ready(batch->data, &one, 1, &may_go);
		g_assert_true(may_go);
	}
	script->least_s = world_number(script->world,
		"SELECT min(until_s) FROM delivery WHERE state = 'sending'");
	for (int i = 0; i < 2; i++) {
		batch->done(batch->data, &envelopes[i], &outcome);
	}
	return true;
}

/* A claim is believed for as long as the server may take, and ten minutes; it is renewed when a
 * quarter of that is over. */
static void
test_claims(World *world, gconstpointer data)
{
	(void)data;
	Script *script = script_of(world, NULL, ACT_TAKE);
	script->run = run_two;
	script->spec.timeout_s = 100;
	script->spec.final_times = 2;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	for (int more = 0; more < 2; more++) {
		execute(world, "UPDATE delivery SET state = 'queued'");
		const int64_t at_s = now_s(&world->context.now);
		script->pause_s = 200 + more;
		g_autoptr(DeliverReport) report = deliver(world);
		g_assert_cmpint(report->sent, ==, 2);
		g_assert_cmpint(script->least_s, ==, at_s + 800 + (more > 0 ? script->pause_s : 0));
	}
}

/* What a transport forgot is settled once, also when another connection is opened for the rest. */
static void
test_forgotten_and_more(World *world, gconstpointer data)
{
	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example cai@x.example");
	Script *script = script_of(world, "ada@x.example", ACT_FORGET_AT_DOT);
	script->others = ACT_HANG_UP;
	g_autoptr(DeliverReport) report = deliver(world);
	g_assert_cmpint(report->uncertain, ==, 1);
	g_assert_cmpint(script->connections, ==, 2);
	assert_states(world, "ada@x.example uncertain, bea@x.example retry, cai@x.example retry");
}

/* Two mails that are ready together, of which neither may go. */
static bool
run_pair(Script *script, const TransportBatch *batch)
{
	Envelope envelopes[2] = { 0 };
	Envelope *list[2] = { &envelopes[0], &envelopes[1] };
	bool may_go[2] = { false, false };
	const Outcome outcome = { .kind = OUTCOME_TEMPORARY, .is_session = true };

	(void)script;
	g_assert_true(batch->next(batch->data, list[0]) && batch->next(batch->data, list[1]));
	batch->ready(batch->data, list, 2, may_go);
	g_assert_false(may_go[0]);
	g_assert_false(may_go[1]);
	batch->done(batch->data, list[0], &outcome);
	batch->done(batch->data, list[1], &outcome);
	return true;
}

/* Claims are one commit: when one of them cannot be written, none is. */
static void
test_claims_break(World *world, gconstpointer data)
{
	DeliverReport *report = NULL;
	GError *error = NULL;

	(void)data;
	freeze(world, "weekly", "ada@x.example bea@x.example");
	execute(world,
		"CREATE TRIGGER broken BEFORE UPDATE ON delivery"
		" WHEN NEW.state = 'sending' AND OLD.id = 2"
		" BEGIN SELECT RAISE(ABORT, 'the disk is broken'); END");
	script_of(world, NULL, ACT_TAKE)->run = run_pair;
	assert_fails(deliver_run(&world->context, &report, &error), ERROR_STORE_PERMANENT,
		"the disk is broken");
	assert_states(world, "ada@x.example queued, bea@x.example queued");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_scripted("/deliver_journal/uncertain", test_uncertain);
	add_scripted("/deliver_journal/silent", test_silent);
	add_scripted("/deliver_journal/resend", test_resend);
	add_scripted("/deliver_journal/resend-at-the-last-try", test_resend_at_the_last_try);
	add_scripted("/deliver_journal/killed", test_killed);
	add_scripted("/deliver_journal/unheard", test_unheard);
	add_scripted("/deliver_journal/refusals-are-written", test_refusals_are_written);
	add_scripted("/deliver_journal/journal-fails", test_journal_fails);
	add_scripted("/deliver_journal/journal-breaks", test_journal_breaks);
	add_scripted("/deliver_journal/taken-by-another", test_taken_by_another);
	add_scripted("/deliver_journal/claims", test_claims);
	add_scripted("/deliver_journal/forgotten-and-more", test_forgotten_and_more);
	add_scripted("/deliver_journal/claims-break", test_claims_break);
	return g_test_run();
}
