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
#include "flow/deliver_journal.h"
#include "flow/deliver_part.h"
#include "flow/deliver_queue.h"
#include "flow/secret.h"
#include "mail/transport.h"
#include "store/deliveries.h"
#include "text/address.h"

/* A temporary no: again after 15 minutes, doubled up to 6 hours, given up after this many tries. */
#define RETRY_FIRST_S (15 * 60)
#define RETRY_S_MAX (6 * HOUR_S)
#define TRIES_MAX 24
/* What so many mails meet, one after the other, is the server's trouble. */
#define TROUBLES_MAX 3
/* A claim is believed so much longer than a server may take to answer. */
#define LEASE_MARGIN_S (10 * 60)

/* A mail in the transport's hands: an envelope's cookie. */
typedef struct Mail {
	Delivery *row; /* owned; the journal's once its end is known */
	GBytes *bytes; /* owned */
	bool is_lost;  /* another has moved the row: it is not ours any more */
} Mail;

typedef struct Delivering {
	Context *context;
	DeliverReport *report;
	DeliverQueue queue;
	DeliverJournal journal;
	GHashTable *unheard;  /* set of Mail: those whose end is not known yet */
	bool is_alone;        /* suspects, one a connection: the one that is held here */
	Delivery *suspect;    /* owned, until it is given to the transport; or NULL */
	GBytes *suspect_mail; /* owned, with it */
	bool was_silent;      /* the server said nothing after a last piece */
	bool was_unheard;     /* a transport forgot a mail */
	int suspects;         /* how many became such in this run */
	int troubles;         /* connections that ended over a mail, since one was answered */
} Delivering;

static void
mail_free(void *data)
{
	Mail *mail = data;

	delivery_free(mail->row);
	g_bytes_unref(mail->bytes);
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
	g_clear_pointer(&delivering->report, deliver_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Delivering, delivering_clear)

/* Whether another mail may be begun. */
static bool
may_go_on(const Delivering *delivering)
{
	return delivering->troubles < TROUBLES_MAX && delivering->journal.error == NULL
		&& !signal_stop_requested();
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
	*mail = (Mail){ .row = row, .bytes = bytes };
	*envelope = (Envelope){
		.from = delivering->context->config->from,
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
note_failure(Delivering *delivering, const Delivery *row, const char *what, const Outcome *outcome)
{
	g_autofree char *address = address_shorten(row->email);
	const char *detail = outcome->detail != NULL ? outcome->detail : "no reason given";

	delivering->report->failed++;
	g_ptr_array_add(delivering->report->failures,
		g_strdup_printf("%s: %s: %s", address, what, detail));
}

static void
retry(Delivering *delivering, const Delivery *row, DeliveryMove *move)
{
	move->to = DELIVERY_RETRY;
	move->retry_s = now_s(&delivering->context->now)
		+ MIN((int64_t)RETRY_FIRST_S << row->tries, RETRY_S_MAX);
}

/* Nobody knows whether it arrived; status names the reader. With resend = yes it goes once more. */
static void
take_uncertain(Delivering *delivering, const Delivery *row, const Outcome *outcome,
	DeliveryMove *move)
{
	delivering->was_silent = delivering->was_silent || outcome->is_silent;
	if (delivering->context->config->relay->resend == RELAY_RESEND_YES && row->copies == 0
		&& row->tries + 1 < TRIES_MAX) {
		delivering->report->resent++;
		move->is_copy = true;
		move->is_suspect = outcome->is_session;
		retry(delivering, row, move);
		return;
	}
	delivering->report->uncertain++;
	move->to = DELIVERY_UNCERTAIN;
}

/* Not now; and each time counts, whether it was said or the connection ended over it. */
static void
take_temporary(Delivering *delivering, const Delivery *row, const Outcome *outcome,
	DeliveryMove *move)
{
	if (row->tries + 1 >= TRIES_MAX) {
		note_failure(delivering, row, "given up", outcome);
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
judge(Delivering *delivering, const Delivery *row, const Outcome *outcome)
{
	DeliveryMove move = { .to = DELIVERY_SENT, .detail = outcome->detail };

	if (outcome->kind == OUTCOME_OK) {
		delivering->report->sent++;
	} else if (outcome->kind == OUTCOME_UNCERTAIN) {
		take_uncertain(delivering, row, outcome, &move);
	} else if (outcome->is_session && !outcome->is_suspect) {
		/* The server's trouble, not this mail's: owed as before, tried by the next run. */
		move.to = DELIVERY_QUEUED;
	} else if (outcome->kind == OUTCOME_PERMANENT) {
		note_failure(delivering, row, "refused", outcome);
		move.to = DELIVERY_FAILED;
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
		const DeliveryMove move = judge(delivering, mail->row, outcome);
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

static DeliverReport *
report_new(void)
{
	DeliverReport *report = g_new0(DeliverReport, 1);

	report->failures = g_ptr_array_new_with_free_func(g_free);
	return report;
}

void
deliver_report_free(DeliverReport *report)
{
	g_ptr_array_unref(report->failures);
	g_free(report->stuck);
	g_free(report);
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
	const RelaySpec *relay = delivering->context->config->relay;
	g_autoptr(GError) trouble = NULL;
	const TransportBatch batch = {
		.next = batch_next,
		.ready = batch_ready,
		.done = batch_done,
		.data = delivering,
	};
	const int before = settled(delivering->report), suspects = delivering->suspects;

	*is_done = transport_for(relay)->run(relay, &batch, &trouble);
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
	if (report->stuck == NULL && delivering->was_unheard) {
		report->stuck = g_strdup("a mail was taken and nothing is known of its end");
	} else if (report->stuck == NULL && is_owed) {
		report->stuck = signal_stop_requested() ? g_strdup("stopped by a signal")
							: g_strdup(delivering->queue.obstacle);
	}
	return true;
}

static bool
begin(Delivering *delivering, bool *is_owed, GError **error)
{
	const Context *context = delivering->context;
	DeliverReport *report = delivering->report;

	return deliver_check_relay(context, error)
		&& deliver_journal_open(context->store, &context->now,
			relay_spec_final_timeout_s(context->config->relay) + LEASE_MARGIN_S,
			&delivering->journal, error)
		&& deliver_journal_recover(&delivering->journal,
			context->config->relay->resend == RELAY_RESEND_YES, &report->uncertain,
			&report->resent, error)
		&& deliver_queue_is_owed(&delivering->queue, is_owed, error)
		&& (!*is_owed || secret_load_password(context->config, error));
}

bool
deliver_run(Context *context, DeliverReport **report, GError **error)
{
	g_auto(Delivering) delivering = { .context = context, .report = report_new() };
	bool is_owed = false;

	delivering.queue = deliver_queue_new(context);
	delivering.unheard = g_hash_table_new_full(NULL, NULL, mail_free, NULL);
	if (!begin(&delivering, &is_owed, error)) {
		return false;
	}
	if (is_owed) {
		run_transport(&delivering);
	}
	if (delivering.journal.error != NULL) {
		g_propagate_error(error, g_steal_pointer(&delivering.journal.error));
		return false;
	}
	if (is_owed && !explain_rest(&delivering, error)) {
		return false;
	}
	*report = g_steal_pointer(&delivering.report);
	return true;
}

bool
deliver_settle(Context *context, bool resend, int *count, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& deliveries_settle(context->store, resend, now_s(&context->now), count, error)
		&& store_transaction_commit(&transaction, error);
}
