/*
 * The batch of memos, over the same transports and with the same journal as editions. Each is to
 * somebody else and says something else, so that what one meets says nothing of the next, but for
 * what is the sender's fault.
 */
#include "flow/memo_deliver.h"

#include "base/now.h"
#include "base/signal.h"
#include "flow/carrier.h"
#include "flow/deliver_journal.h"
#include "flow/deliver_part.h"
#include "flow/deliver_pause.h"
#include "flow/memo_pages.h"
#include "flow/memo_part.h"
#include "mail/compose.h"
#include "store/memos.h"
#include "text/address.h"

/* What so many meet, one after the other, is the server's trouble, or the sender's. */
#define TROUBLES_MAX 3
/* A no whose code does not say whose fault it is is believed the second time. */
#define UNCLEAR_TRIES_MAX 2
/* 550 to 559: a policy of the server's, or an address that it does not like (RFC 5321, 4.2.3). */
#define MAIL_REFUSED 55

static const DeliverRows memo_rows = {
	.resend_lost = memos_resend_lost,
	.doubt_lost = memos_doubt_lost,
	.suppress = memos_expire,
	.claim = memos_claim,
	.renew = memos_renew,
	.move = memos_move,
};

/* A memo in the transport's hands: an envelope's cookie. */
typedef struct Letter {
	Delivery *row; /* owned; the journal's once its end is known */
	GBytes *bytes; /* owned */
	char *from;    /* owned: the envelope sender */
	bool is_lost;  /* another has moved the row: it is not ours any more */
} Letter;

typedef struct Delivering {
	Context *context;
	DeliverReport *report;
	DeliverJournal journal;
	GHashTable *unheard; /* owned set of Letter: those whose end is not known yet */
	MemoPages pages;     /* what is owed */
	bool is_named;       /* the server wants a sender in the envelope */
	bool is_again;       /* something is worth another try in this run */
	int troubles;        /* sessions that ended, and refusals of the sender, since one went */
	int ended;           /* how many came to an end, or to a later try */
	char *trouble;       /* owned: what a connection met last; NULL */
	char *senders;       /* owned: a refusal that is the sender's; NULL */
	char *quota;         /* owned: the server takes no more today; NULL */
	char *login_refusal; /* owned: what it said to the login; NULL */
} Delivering;

static void
letter_free(void *data)
{
	Letter *letter = data;

	delivery_free(letter->row);
	g_bytes_unref(letter->bytes);
	g_free(letter->from);
	g_free(letter);
}

static void
delivering_clear(Delivering *delivering)
{
	deliver_journal_clear(&delivering->journal);
	g_clear_pointer(&delivering->unheard, g_hash_table_unref);
	memo_pages_clear(&delivering->pages);
	g_clear_pointer(&delivering->trouble, g_free);
	g_clear_pointer(&delivering->senders, g_free);
	g_clear_pointer(&delivering->quota, g_free);
	g_clear_pointer(&delivering->login_refusal, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Delivering, delivering_clear)

static bool
may_go_on(const Delivering *delivering)
{
	return delivering->troubles < TROUBLES_MAX && delivering->journal.error == NULL
		&& delivering->quota == NULL && !signal_stop_requested();
}

/* The words of a server without addresses, which are gone when a memo is over. Owned, or NULL. */
static char *
words_of(const char *detail)
{
	return detail == NULL ? NULL : address_remove(detail);
}

static void
fail(Delivering *delivering, const Delivery *row, const char *what, DeliveryMove *move)
{
	move->to = DELIVERY_FAILED;
	deliver_report_fail(delivering->report, row, what, move->detail);
}

/* Its bytes, owned; NULL when it cannot be written, which is its end. */
static GBytes *
write_memo(Delivering *delivering, Memo *memo)
{
	const Context *context = delivering->context;
	g_autofree char *reply_to = memo_reply_to(context, memo);
	const ComposeSender sender = {
		.from = context->config->from,
		.contact = reply_to,
		.software = context->software,
	};
	g_autoptr(GError) error = NULL;
	GBytes *bytes = NULL;

	if (!compose_memo(memo, &sender, &bytes, &error)) {
		DeliveryMove move = { .detail = error->message };
		fail(delivering, memo->delivery, "cannot be written", &move);
		deliver_journal_note(&delivering->journal, g_steal_pointer(&memo->delivery), &move);
	}
	return bytes;
}

/* Owned. */
static Letter *
letter_new(Delivering *delivering, Memo *memo, GBytes *bytes)
{
	Letter *letter = g_new0(Letter, 1);

	letter->bytes = bytes;
	letter->row = g_steal_pointer(&memo->delivery);
	if (letter->row->is_suspect || delivering->is_named) {
		letter->from = g_strdup(delivering->context->config->from);
	} else if (!memo_return_path(delivering->context, memo, &letter->from,
			   &delivering->journal.error)) {
		g_clear_pointer(&letter, letter_free);
	}
	return letter;
}

/* Owned; NULL when there are no more, or at the journal's error. */
static Letter *
next_letter(Delivering *delivering)
{
	Memo *memo;

	while (memo_pages_next(&delivering->pages, &memo, &delivering->journal.error)
		&& memo != NULL) {
		GBytes *bytes = write_memo(delivering, memo);

		if (bytes != NULL) {
			return letter_new(delivering, memo, bytes);
		}
	}
	return NULL;
}

static bool
batch_next(void *data, Envelope *envelope)
{
	Delivering *delivering = data;
	Letter *letter = may_go_on(delivering) ? next_letter(delivering) : NULL;

	if (letter == NULL) {
		return false;
	}
	*envelope = (Envelope){
		.from = letter->from,
		.to = letter->row->email,
		.message = letter->bytes,
		.cookie = letter,
	};
	g_hash_table_add(delivering->unheard, letter);
	return true;
}

static void
batch_ready(void *data, Envelope *const *envelopes, guint count, bool *may_go)
{
	Delivering *delivering = data;
	g_autofree Delivery **rows = g_new(Delivery *, count);

	for (guint i = 0; i < count; i++) {
		const Letter *letter = envelopes[i]->cookie;
		rows[i] = letter->row;
	}
	deliver_journal_write(&delivering->journal, rows, count, may_go);
	for (guint i = 0; i < count; i++) {
		Letter *letter = envelopes[i]->cookie;
		letter->is_lost = !may_go[i] && delivering->journal.error == NULL;
	}
}

static void
retry(Delivering *delivering, const Delivery *row, DeliveryMove *move)
{
	move->to = DELIVERY_RETRY;
	move->retry_s = deliver_again_s(delivering->context, row);
}

/* Nobody knows whether it arrived. With resend = yes it goes once more. */
static void
take_uncertain(Delivering *delivering, const Delivery *row, DeliveryMove *move)
{
	if (delivering->context->config->relay->resend == RELAY_RESEND_YES && row->copies == 0
		&& row->tries + 1 < DELIVER_TRIES_MAX) {
		delivering->report->resent++;
		move->is_copy = true;
		retry(delivering, row, move);
		return;
	}
	delivering->report->uncertain++;
	move->to = DELIVERY_UNCERTAIN;
}

/* The sender's fault meets all alike: it is owed until somebody mends that. */
static void
take_senders_fault(Delivering *delivering, const Letter *letter, const Outcome *outcome,
	DeliveryMove *move)
{
	char **words = outcome->blame == BLAME_QUOTA ? &delivering->quota : &delivering->senders;
	if (*words == NULL) {
		*words = g_strdup(outcome->detail);
	}
	retry(delivering, letter->row, move);
	move->is_free = true;
}

static void
take_refusal(Delivering *delivering, const Delivery *row, const Outcome *outcome,
	DeliveryMove *move)
{
	const int most = outcome->kind == OUTCOME_TEMPORARY ? DELIVER_TRIES_MAX
		: outcome->blame == BLAME_UNCLEAR           ? UNCLEAR_TRIES_MAX
							    : 0;

	if (row->tries + 1 >= most) {
		fail(delivering, row, most == DELIVER_TRIES_MAX ? "given up" : "refused", move);
		return;
	}
	delivering->report->retried++;
	retry(delivering, row, move);
}

/* An empty sender is one that some servers refuse, since they want to know whose login it is. MAIL
 * is alike for all, so that its refusal comes as the session's. */
static bool
wants_sender(const Letter *letter, const Outcome *outcome)
{
	return *letter->from == '\0' && outcome->kind == OUTCOME_PERMANENT
		&& outcome->blame != BLAME_QUOTA
		&& (outcome->is_session ? !outcome->is_suspect && outcome->code / 10 == MAIL_REFUSED
					: outcome->blame == BLAME_SENDER);
}

/* Then ours is tried, in the same run. */
static void
name_sender(Delivering *delivering, const Letter *letter, DeliveryMove *move)
{
	move->to = letter->row->state == DELIVERY_RETRY ? DELIVERY_RETRY : DELIVERY_QUEUED;
	move->is_free = true;
	move->is_suspect = true;
	delivering->is_named = true;
	delivering->is_again = true;
}

/* A no for good to this very mail stays one when the connection ended with it. */
static bool
is_senders(const Outcome *outcome)
{
	const bool is_to_mail = !outcome->is_session
		|| (outcome->is_suspect && outcome->kind == OUTCOME_PERMANENT);

	return outcome->blame == BLAME_QUOTA || (outcome->blame == BLAME_SENDER && is_to_mail);
}

static void
judge(Delivering *delivering, const Letter *letter, const Outcome *outcome, DeliveryMove *move)
{
	const Delivery *row = letter->row;

	if (outcome->kind == OUTCOME_OK) {
		delivering->report->memos++;
		move->to = DELIVERY_SENT;
	} else if (outcome->kind == OUTCOME_UNCERTAIN) {
		take_uncertain(delivering, row, move);
	} else if (wants_sender(letter, outcome)) {
		name_sender(delivering, letter, move);
	} else if (is_senders(outcome)) {
		take_senders_fault(delivering, letter, outcome, move);
	} else if (outcome->is_session && !outcome->is_suspect) {
		/* The server's trouble: owed as before. */
		move->to = row->state == DELIVERY_RETRY ? DELIVERY_RETRY : DELIVERY_QUEUED;
		move->is_free = true;
		deliver_pause_note_login(outcome, &delivering->login_refusal);
		return;
	} else {
		take_refusal(delivering, row, outcome, move);
	}
	delivering->ended++;
}

static void
take_outcome(Delivering *delivering, Letter *letter, const Outcome *outcome)
{
	g_autofree char *words = words_of(outcome->detail);
	DeliveryMove move = { .to = DELIVERY_SENT, .detail = words };

	const bool is_trouble = !wants_sender(letter, outcome)
		&& (outcome->is_session || is_senders(outcome));

	delivering->troubles = is_trouble ? delivering->troubles + 1 : 0;
	if (!letter->is_lost) {
		judge(delivering, letter, outcome, &move);
		deliver_journal_note(&delivering->journal, g_steal_pointer(&letter->row), &move);
	}
}

static void
batch_done(void *data, const Envelope *envelope, const Outcome *outcome)
{
	Delivering *delivering = data;

	take_outcome(delivering, envelope->cookie, outcome);
	g_hash_table_remove(delivering->unheard, envelope->cookie);
}

/* A transport that ended without a word on one: what the journal says of it decides. */
static void
take_silence(Delivering *delivering)
{
	Outcome outcome = { .is_session = true, .detail = (char *)"nothing is known of its end" };
	GHashTableIter iter;
	void *key;

	g_hash_table_iter_init(&iter, delivering->unheard);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		const Letter *letter = key;
		outcome.kind = letter->row->state == DELIVERY_SENDING ? OUTCOME_UNCERTAIN
								      : OUTCOME_TEMPORARY;
		take_outcome(delivering, key, &outcome);
	}
	g_hash_table_remove_all(delivering->unheard);
}

/* All that is owed, from the first. @return whether no connection met trouble. */
static bool
run_batch(Delivering *delivering)
{
	const TransportBatch batch = {
		.next = batch_next,
		.ready = batch_ready,
		.done = batch_done,
		.data = delivering,
	};
	g_autoptr(GError) trouble = NULL;

	delivering->is_again = false;
	const bool is_done = carrier_run(delivering->context, &batch, &trouble);
	take_silence(delivering);
	deliver_journal_write(&delivering->journal, NULL, 0, NULL);
	if (!is_done) {
		g_free(delivering->trouble);
		delivering->trouble = g_strdup(trouble->message);
	}
	return is_done;
}

/* As for editions: while a connection brings something to its end, another is opened for the rest.
 */
static void
run_transport(Delivering *delivering)
{
	bool is_done = false, is_useful = true;

	while (may_go_on(delivering) && is_useful && (!is_done || delivering->is_again)) {
		const int before = delivering->ended;

		if (delivering->is_again) {
			memo_pages_clear(&delivering->pages);
		}
		is_done = run_batch(delivering);
		is_useful = delivering->ended > before;
	}
}

static bool
begin_pauses(Delivering *delivering, GError **error)
{
	int64_t *paused_s = &delivering->report->paused_s;

	return deliver_pause_begin(delivering->context, DELIVER_PAUSE_QUOTA, delivering->quota,
		       paused_s, error)
		&& deliver_pause_begin(delivering->context, DELIVER_PAUSE_LOGIN,
			delivering->login_refusal, paused_s, error);
}

/* Why something is owed still, if it is. */
static bool
explain_rest(Delivering *delivering, GError **error)
{
	DeliverReport *report = delivering->report;
	const char *blamed = delivering->quota != NULL ? delivering->quota : delivering->senders;
	Memo *memo;

	memo_pages_clear(&delivering->pages);
	if (!memo_pages_next(&delivering->pages, &memo, error)) {
		return false;
	}
	if (blamed != NULL || memo != NULL) {
		g_free(report->stuck);
		report->stuck = g_strdup(blamed != NULL   ? blamed
				: signal_stop_requested() ? "stopped by a signal"
							  : delivering->trouble);
	}
	return begin_pauses(delivering, error);
}

/* What killed runs left, and whether anything is owed and may go now. */
static bool
begin(Delivering *delivering, bool *is_to_mail, GError **error)
{
	Context *context = delivering->context;
	DeliverReport *report = delivering->report;
	g_auto(DeliverPause) pause = { 0 };
	int uncertain, resent;
	Memo *memo;

	if (!deliver_check_relay(context, error)
		|| !deliver_journal_open(context->store, &context->now,
			relay_spec_final_timeout_s(context->config->relay) + DELIVER_LEASE_MARGIN_S,
			&delivering->journal, error)) {
		return false;
	}
	delivering->journal.rows = &memo_rows;
	if (!deliver_journal_recover(&delivering->journal,
		    context->config->relay->resend == RELAY_RESEND_YES, &uncertain, &resent, error)
		|| !deliver_pause_read(context, &pause, error)) {
		return false;
	}
	report->uncertain += uncertain;
	report->resent += resent;
	report->paused_s = pause.until_s;
	if (!memo_pages_next(&delivering->pages, &memo, error)) {
		return false;
	}
	*is_to_mail = memo != NULL && pause.until_s == 0;
	memo_pages_clear(&delivering->pages);
	return !*is_to_mail || carrier_log_in(context, error);
}

bool
memo_deliver(Context *context, DeliverReport *report, bool *is_down, GError **error)
{
	g_auto(Delivering) delivering = { .context = context, .report = report };
	bool is_to_mail = false;

	delivering.pages.context = context;
	delivering.unheard = g_hash_table_new_full(NULL, NULL, letter_free, NULL);
	if (!begin(&delivering, &is_to_mail, error)) {
		return false;
	}
	if (is_to_mail) {
		run_transport(&delivering);
	}
	if (delivering.journal.error != NULL) {
		g_propagate_error(error, g_steal_pointer(&delivering.journal.error));
		return false;
	}
	if (is_to_mail && !explain_rest(&delivering, error)) {
		return false;
	}
	*is_down = delivering.trouble != NULL && delivering.ended == 0;
	return true;
}
