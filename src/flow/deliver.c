/*
 * The journal around a batch. A row is moved to "sending" in a commit just before the last piece of
 * its mail is handed over, one commit for all mails that are ready at the time, and that commit
 * holds as well how earlier mails ended: a kill before it leaves "queued", after it what is true,
 * and only while the server's word is not on record can nobody know ("uncertain": shown, and never
 * sent again unasked).
 */
#include "flow/deliver.h"

#include "base/error.h"
#include "base/now.h"
#include "base/signal.h"
#include "flow/bounced.h"
#include "flow/carrier.h"
#include "flow/deliver_extent.h"
#include "flow/deliver_journal.h"
#include "flow/deliver_part.h"
#include "flow/deliver_pause.h"
#include "flow/deliver_queue.h"
#include "flow/deliver_room.h"
#include "mail/transport.h"
#include "store/deliveries.h"

/* What so many mails meet, one after the other, is the server's trouble. */
#define TROUBLES_MAX 3

/* A mail in the transport's hands: an envelope's cookie. */
typedef struct Mail {
	Delivery *row; /* owned; the journal's once its end is known */
	GBytes *bytes; /* owned */
	char *sender;  /* owned: its envelope's */
	guint number;  /* in their order, from 1 */
	bool is_lost;  /* another has moved the row: it is not ours any more */
} Mail;

typedef struct Delivering {
	Context *context;
	DeliverReport *report;
	DeliverQueue queue;
	DeliverJournal journal;
	DeliverExtent extent;
	GHashTable *unheard;  /* set of Mail: those whose end is not known yet */
	bool is_alone;        /* suspects, one a connection: the one that is held here */
	Delivery *suspect;    /* owned, until it is given to the transport; or NULL */
	GBytes *suspect_mail; /* owned, with it */
	bool was_silent;      /* the server said nothing after a last piece */
	bool was_unheard;     /* a transport forgot a mail */
	int newly_held;       /* older editions, of who is owed a newer one */
	int suspects;         /* how many became such in this run */
	int troubles;         /* connections that ended over a mail, since one was answered */
	char *login_refusal;  /* owned: what the server said to it; NULL */
} Delivering;

static void
mail_free(void *data)
{
	Mail *mail = data;

	delivery_free(mail->row);
	g_bytes_unref(mail->bytes);
	g_free(mail->sender);
	g_free(mail);
}

static void
delivering_clear(Delivering *delivering)
{
	g_clear_pointer(&delivering->unheard, g_hash_table_unref);
	g_clear_pointer(&delivering->suspect, delivery_free);
	g_clear_pointer(&delivering->suspect_mail, g_bytes_unref);
	deliver_queue_clear(&delivering->queue);
	deliver_journal_clear(&delivering->journal);
	deliver_extent_clear(&delivering->extent);
	g_clear_pointer(&delivering->login_refusal, g_free);
	g_clear_pointer(&delivering->report, deliver_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Delivering, delivering_clear)

/* Whether another mail may be begun. */
static bool
may_go_on(const Delivering *delivering)
{
	return delivering->troubles < TROUBLES_MAX && delivering->journal.error == NULL
		&& !deliver_extent_is_over(&delivering->extent) && !signal_stop_requested();
}

/* The next row and its mail, owned; NULL when there is none, or none can be read. */
static Delivery *
take_next(Delivering *delivering, GBytes **bytes)
{
	if (delivering->is_alone) {
		*bytes = g_steal_pointer(&delivering->suspect_mail);
		return g_steal_pointer(&delivering->suspect);
	}
	return deliver_queue_next(&delivering->queue, bytes, &delivering->journal.error);
}

static bool
batch_next(void *data, Envelope *envelope)
{
	Delivering *delivering = data;
	GBytes *bytes = NULL;
	Delivery *row = may_go_on(delivering) ? take_next(delivering, &bytes) : NULL;

	if (row == NULL) {
		return false;
	}
	Mail *mail = g_new0(Mail, 1);
	*mail = (Mail){
		.row = row,
		.bytes = bytes,
		.sender = deliver_ways_sender(&delivering->queue.ways, row,
			now_s(&delivering->context->now)),
		.number = ++delivering->extent.begun,
	};
	*envelope = (Envelope){
		.from = mail->sender,
		.to = row->email,
		.message = bytes,
		.cookie = mail,
	};
	g_hash_table_add(delivering->unheard, mail);
	return true;
}

static void
batch_ready(void *data, Envelope *const *envelopes, guint count, bool *may_go)
{
	Delivering *delivering = data;
	g_autofree Delivery **rows = g_new(Delivery *, count);

	for (guint i = 0; i < count; i++) {
		const Mail *mail = envelopes[i]->cookie;
		rows[i] = mail->row;
	}
	deliver_journal_write(&delivering->journal, rows, count, may_go);
	for (guint i = 0; i < count; i++) {
		Mail *mail = envelopes[i]->cookie;
		mail->is_lost = !may_go[i] && delivering->journal.error == NULL;
	}
}

static void
retry(Delivering *delivering, const Delivery *row, DeliveryMove *move)
{
	move->to = DELIVERY_RETRY;
	move->retry_s = deliver_again_s(delivering->context, row);
}

/* Nobody knows whether it arrived; status names the reader. With resend = yes it goes once more. */
static void
take_uncertain(Delivering *delivering, const Delivery *row, const Outcome *outcome,
	DeliveryMove *move)
{
	delivering->was_silent = delivering->was_silent || outcome->is_silent;
	if (delivering->context->config->relay->resend == RELAY_RESEND_YES && row->copies == 0
		&& row->tries + 1 < DELIVER_TRIES_MAX) {
		delivering->report->resent++;
		move->is_copy = true;
		move->is_suspect = outcome->is_session;
		retry(delivering, row, move);
		return;
	}
	delivering->report->uncertain++;
	move->to = DELIVERY_UNCERTAIN;
}

/* Refusals that have turned out to be their readers': they are queued, and fail. */
static void
fail_settled(Delivering *delivering, GPtrArray *settled)
{
	for (guint i = 0; i < settled->len; i++) {
		DeliverRefusal *refusal = g_ptr_array_index(settled, i);
		g_autofree char *detail = g_strdup(refusal->row->detail);
		const DeliveryMove move = { .to = DELIVERY_FAILED, .detail = detail };

		deliver_report_fail(delivering->report, refusal->row, "refused", detail);
		deliver_journal_note(&delivering->journal, g_steal_pointer(&refusal->row), &move);
	}
}

static void
take_accepted(Delivering *delivering, const Mail *mail)
{
	g_autoptr(GPtrArray) settled = deliver_extent_list();

	delivering->report->sent++;
	deliver_extent_accept(&delivering->extent, mail->row, mail->number, settled);
	fail_settled(delivering, settled);
}

/* Whose fault it is may be seen only by what the next ones meet: until then it is owed, last. */
static void
take_refusal(Delivering *delivering, const Delivery *row, const Outcome *outcome,
	DeliveryMove *move)
{
	if (deliver_extent_refuse(&delivering->extent, row, outcome)) {
		deliver_report_fail(delivering->report, row, "refused", outcome->detail);
		move->to = DELIVERY_FAILED;
		return;
	}
	delivering->suspects += outcome->is_session;
	move->to = DELIVERY_QUEUED;
	move->is_suspect = true;
	move->retry_s = now_s(&delivering->context->now);
}

/* Later is no answer to the sender's fault, unless the connection has ended with it. */
static bool
is_refusal(const Outcome *outcome)
{
	return outcome->kind == OUTCOME_PERMANENT || outcome->blame == BLAME_QUOTA
		|| (outcome->blame == BLAME_SENDER && !outcome->is_session);
}

/* Whether one who was put off again and again is given up: not while all of them are. */
static bool
is_hopeless(Delivering *delivering, const Delivery *row, const Outcome *outcome)
{
	int64_t counts[DELIVERY_STATES] = { 0 };

	return outcome->blame == BLAME_READER || outcome->is_session
		|| (delivering->journal.error == NULL
			&& deliveries_count(delivering->context->store, row->edition_id, counts,
				&delivering->journal.error)
			&& counts[DELIVERY_SENT] > 0);
}

/* Not now; and each time counts, whether it was said or the connection ended over it. */
static void
take_temporary(Delivering *delivering, const Delivery *row, const Outcome *outcome,
	DeliveryMove *move)
{
	const bool is_last = row->tries + 1 >= DELIVER_TRIES_MAX;

	if (is_last && !is_hopeless(delivering, row, outcome)) {
		take_refusal(delivering, row, outcome, move);
		return;
	}
	if (is_last) {
		deliver_report_fail(delivering->report, row, "given up", outcome->detail);
		move->to = DELIVERY_FAILED;
		return;
	}
	move->is_suspect = outcome->is_suspect;
	delivering->suspects += outcome->is_suspect;
	delivering->report->retried += !outcome->is_suspect;
	retry(delivering, row, move);
}

/* What an outcome means for the row. */
static DeliveryMove
judge(Delivering *delivering, const Mail *mail, const Outcome *outcome)
{
	const Delivery *row = mail->row;
	DeliveryMove move = { .to = DELIVERY_SENT, .detail = outcome->detail };

	if (outcome->kind == OUTCOME_OK) {
		take_accepted(delivering, mail);
	} else if (outcome->kind == OUTCOME_UNCERTAIN) {
		take_uncertain(delivering, row, outcome, &move);
	} else if (outcome->is_session && !outcome->is_suspect) {
		/* The server's trouble, not this mail's: owed as before, tried by the next run. */
		move.to = row->state == DELIVERY_RETRY ? DELIVERY_RETRY : DELIVERY_QUEUED;
		move.is_free = true;
		move.is_suspect = row->is_suspect;
		if (outcome->blame == BLAME_QUOTA) {
			deliver_extent_refuse(&delivering->extent, row, outcome);
		}
		deliver_pause_note_login(outcome, &delivering->login_refusal);
	} else if (is_refusal(outcome)) {
		take_refusal(delivering, row, outcome, &move);
	} else {
		take_temporary(delivering, row, outcome, &move);
	}
	return move;
}

static void
take_outcome(Delivering *delivering, Mail *mail, const Outcome *outcome)
{
	delivering->troubles = outcome->is_session ? delivering->troubles + 1 : 0;
	if (!mail->is_lost) {
		const DeliveryMove move = judge(delivering, mail, outcome);
		deliver_journal_note(&delivering->journal, g_steal_pointer(&mail->row), &move);
	}
}

static void
batch_done(void *data, const Envelope *envelope, const Outcome *outcome)
{
	Delivering *delivering = data;

	take_outcome(delivering, envelope->cookie, outcome);
	g_hash_table_remove(delivering->unheard, envelope->cookie);
	progress_show(delivering->context->progress, "mailing: %d sent", delivering->report->sent);
}

/* A transport that ended without a word on a mail: what the journal says of it decides. */
static void
take_silence(Delivering *delivering)
{
	Outcome outcome = { .is_session = true, .detail = (char *)"nothing is known of its end" };
	GHashTableIter iter;
	void *key;

	g_hash_table_iter_init(&iter, delivering->unheard);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		const Mail *mail = key;
		outcome.kind = mail->row->state == DELIVERY_SENDING ? OUTCOME_UNCERTAIN
								    : OUTCOME_TEMPORARY;
		take_outcome(delivering, key, &outcome);
	}
	delivering->was_unheard |= g_hash_table_size(delivering->unheard) > 0;
	g_hash_table_remove_all(delivering->unheard);
}

/* How many mails have come to an end, or to a later try, in this run. */
static int
settled(const DeliverReport *report)
{
	return report->sent + report->retried + report->failed + report->uncertain + report->resent;
}

/* One batch, @is_done out. @return whether another connection can be worth it. */
static bool
run_batch(Delivering *delivering, bool *is_done)
{
	g_autoptr(GError) trouble = NULL;
	const TransportBatch batch = {
		.next = batch_next,
		.ready = batch_ready,
		.done = batch_done,
		.data = delivering,
	};
	const int before = settled(delivering->report), suspects = delivering->suspects;

	*is_done = carrier_run(delivering->context, &batch, &trouble);
	take_silence(delivering);
	deliver_journal_write(&delivering->journal, NULL, 0, NULL);
	if (!*is_done) {
		g_free(delivering->report->stuck);
		delivering->report->stuck = g_strdup(trouble->message);
	}
	/* Trouble before any mail was begun is the server's, and so is silence after one. */
	const bool is_useful = *is_done || settled(delivering->report) > before
		|| delivering->suspects > suspects;
	return is_useful && !delivering->was_silent && may_go_on(delivering);
}

/* Taken before a connection is opened for it. @return whether there is one. */
static bool
take_suspect(Delivering *delivering)
{
	delivering->suspect = deliver_queue_suspect(&delivering->queue, &delivering->suspect_mail,
		&delivering->journal.error);
	return delivering->suspect != NULL;
}

/* Whom refusals met is known now: what is held back by them is said before all else. */
static void
end_extent(Delivering *delivering, bool is_whole)
{
	DeliverReport *report = delivering->report;
	g_autoptr(GPtrArray) settled = deliver_extent_list();
	g_autofree char *why = deliver_extent_end(&delivering->extent, is_whole, settled);
	g_autofree char *name = relay_spec_text(delivering->context->config->relay);

	fail_settled(delivering, settled);
	deliver_journal_write(&delivering->journal, NULL, 0, NULL);
	if (why != NULL) {
		g_free(report->stuck);
		report->stuck = g_strdup_printf("%s: %s", name, why);
	}
	if (delivering->journal.error == NULL
		&& deliver_pause_begin(delivering->context, DELIVER_PAUSE_QUOTA,
			delivering->extent.quota, &report->paused_s, &delivering->journal.error)) {
		deliver_pause_begin(delivering->context, DELIVER_PAUSE_LOGIN,
			delivering->login_refusal, &report->paused_s, &delivering->journal.error);
	}
}

/*
 * Trouble that one mail met need not be the others': as long as a connection settles something, or
 * one mail ended it, another is opened for the rest. Those who ended one go last, each alone, so
 * that they keep nobody from theirs. A mail is tried once a run.
 */
static void
run_transport(Delivering *delivering)
{
	bool is_done = false, goes_on = true;

	while (goes_on && !is_done) {
		goes_on = run_batch(delivering, &is_done);
	}
	delivering->is_alone = true;
	while (goes_on && take_suspect(delivering)) {
		goes_on = run_batch(delivering, &is_done);
	}
	progress_clear(delivering->context->progress);
	end_extent(delivering, goes_on);
}

/* Trouble that left nothing owed is told by the rows that met it. */
static bool
explain_rest(Delivering *delivering, GError **error)
{
	DeliverReport *report = delivering->report;
	bool is_owed = true;

	if (!deliveries_suppress(delivering->context->store, now_s(&delivering->context->now),
		    error)
		|| !deliver_queue_is_owed(&delivering->queue, &is_owed, error)) {
		return false;
	}
	if (!is_owed && delivering->suspects == 0) {
		g_clear_pointer(&report->stuck, g_free);
	}
	report->is_spread = is_owed && report->stuck == NULL && delivering->queue.room == 0;
	if (report->stuck == NULL && delivering->was_unheard) {
		report->stuck = g_strdup("a mail was taken and nothing is known of its end");
	} else if (report->stuck == NULL && is_owed && !report->is_spread) {
		report->stuck = signal_stop_requested() ? g_strdup("stopped by a signal")
							: g_strdup(delivering->queue.obstacle);
	}
	return true;
}

/* It is asked when some become so, and whenever other mail goes. */
static bool
ask_about_held(Delivering *delivering, GError **error)
{
	DeliverReport *report = delivering->report;
	const bool is_asked = delivering->newly_held > 0 || report->sent > 0;

	return !is_asked || deliver_count_older(delivering->context, &report->held, error);
}

static bool
begin(Delivering *delivering, bool *is_owed, GError **error)
{
	Context *context = delivering->context;
	DeliverReport *report = delivering->report;
	g_auto(DeliverPause) pause = { 0 };

	const bool is_open = deliver_check_relay(context, error)
		&& deliver_journal_open(context->store, &context->now,
			relay_spec_final_timeout_s(context->config->relay) + DELIVER_LEASE_MARGIN_S,
			&delivering->journal, error)
		&& deliver_journal_recover(&delivering->journal,
			context->config->relay->resend == RELAY_RESEND_YES, &report->uncertain,
			&report->resent, error)
		&& deliver_hold_older(context, &delivering->newly_held, error)
		&& deliver_pause_read(context, &pause, error)
		&& deliver_room(context, &delivering->queue.room, error)
		&& deliver_queue_is_owed(&delivering->queue, is_owed, error);
	report->paused_s = pause.until_s;
	return is_open
		&& (!*is_owed || report->paused_s != 0
			|| (carrier_log_in(context, error)
				&& deliver_ways_open(context, &delivering->queue.ways, error)));
}

bool
deliver_run(Context *context, DeliverReport **report, GError **error)
{
	g_auto(Delivering) delivering = { .context = context, .report = deliver_report_new() };
	bool is_owed = false;

	delivering.extent = deliver_extent_new();
	delivering.queue = deliver_queue_new(context, &delivering.extent);
	delivering.unheard = g_hash_table_new_full(NULL, NULL, mail_free, NULL);
	if (!begin(&delivering, &is_owed, error)) {
		return false;
	}
	const bool is_to_mail = is_owed && delivering.report->paused_s == 0;
	if (is_to_mail && delivering.queue.room != 0) {
		run_transport(&delivering);
	}
	if (delivering.journal.error != NULL) {
		g_propagate_error(error, g_steal_pointer(&delivering.journal.error));
		return false;
	}
	if (!ask_about_held(&delivering, error)
		|| (is_to_mail
			&& (!explain_rest(&delivering, error)
				|| !bounced_refused(context, error)))) {
		return false;
	}
	*report = g_steal_pointer(&delivering.report);
	return true;
}
