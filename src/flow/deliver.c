/*
 * The journal around a batch. A row is moved to "sending" in a commit of its own just before the
 * last piece of its mail is handed over, and on by a commit as soon as the server's word is known:
 * a kill before the first leaves "queued", after the second what is true, and only between the two
 * can nobody know ("uncertain": shown, and never sent again unasked).
 */
#include "flow/deliver.h"

#include "base/error.h"
#include "base/signal.h"
#include "flow/deliver_part.h"
#include "mail/transport.h"
#include "store/deliveries.h"
#include "store/drafts.h"
#include "store/subscribers.h"
#include "text/address.h"

#include <string.h>

/* Rows read at once; a batch goes on until no more are due. */
#define ROWS_AT_ONCE 500
/* A temporary no: again after 15 minutes, doubled up to 6 hours, given up after this many tries. */
#define RETRY_FIRST_S (15 * 60)
#define RETRY_MOST_S (6 * 3600)
#define TRIES_MOST 24

typedef struct Delivering {
	Context *context;
	DeliverReport *report;
	GPtrArray *rows;      /* of Delivery: owed now */
	guint at;             /* the next of rows */
	GHashTable *handed;   /* id -> Delivery: given to the transport in this run */
	GHashTable *unheard;  /* Delivery -> its mail: those of them whose end is not known yet */
	Edition *edition;     /* of the row at hand */
	char *obstacle;       /* owned: why an edition could not be written, or NULL */
	GHashTable *composed; /* format -> Compose, of that edition */
	GError *error;        /* the journal's first failure: ends the batch */
} Delivering;

static void
delivering_clear(Delivering *delivering)
{
	g_clear_pointer(&delivering->rows, g_ptr_array_unref);
	g_clear_pointer(&delivering->unheard, g_hash_table_unref);
	g_clear_pointer(&delivering->handed, g_hash_table_unref);
	g_clear_pointer(&delivering->composed, g_hash_table_unref);
	g_clear_pointer(&delivering->edition, edition_free);
	g_clear_pointer(&delivering->obstacle, g_free);
	g_clear_pointer(&delivering->report, deliver_report_free);
	g_clear_error(&delivering->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Delivering, delivering_clear)

static bool
turn_to_edition(Delivering *delivering, int64_t id)
{
	if (delivering->edition != NULL && delivering->edition->id == id) {
		return true;
	}
	g_clear_pointer(&delivering->edition, edition_free);
	g_hash_table_remove_all(delivering->composed);
	return drafts_get_edition(delivering->context->store, id, &delivering->edition,
				  &delivering->error);
}

/* The encoded mail of a format of the edition at hand, made once. */
static const Compose *
composed_for(Delivering *delivering, const char *format, GError **error)
{
	Compose *compose = g_hash_table_lookup(delivering->composed, format);
	const Edition *edition = delivering->edition;
	const Variant *variant = edition_variant(edition, format);
	ComposeSender sender = deliver_sender(delivering->context, edition);

	if (compose != NULL) {
		return compose;
	}
	if (variant == NULL) {
		error_set(error, ERROR_STORE_PERMANENT, "it has no %s variant", format);
		return NULL;
	}
	if (!compose_new(edition, variant, &sender, &compose, error)) {
		return NULL;
	}
	g_hash_table_insert(delivering->composed, g_strdup(format), compose);
	return compose;
}

/* The mail of a row, owned, or NULL: its edition cannot be written, which keeps no other one
 * back. */
static GBytes *
write_mail(Delivering *delivering, const Delivery *row)
{
	g_autoptr(GError) error = NULL;
	const Compose *compose = composed_for(delivering, row->format, &error);

	if (compose != NULL) {
		return compose_message(compose, row);
	}
	if (delivering->obstacle == NULL) {
		delivering->obstacle = g_strdup_printf("edition %d of %s: %s",
						       delivering->edition->number,
						       delivering->edition->digest, error->message);
	}
	return NULL;
}

/* Take the first of the rows read that was not handed over in this run. It stays alive until the
 * run ends, since a transport may hold many envelopes at once. */
static Delivery *
take_unhanded(Delivering *delivering)
{
	while (delivering->at < delivering->rows->len) {
		void **place = &g_ptr_array_index(delivering->rows, delivering->at++);
		Delivery *row = *place;
		if (!g_hash_table_contains(delivering->handed, &row->id)) {
			*place = NULL;
			g_hash_table_insert(delivering->handed, &row->id, row);
			return row;
		}
	}
	return NULL;
}

static gint
compare_troubles(gconstpointer a, gconstpointer b)
{
	const Delivery *one = *(const Delivery *const *)a;
	const Delivery *other = *(const Delivery *const *)b;

	return (one->detail != NULL) - (other->detail != NULL);
}

/* Read what is owed; rows that were handed over and are still owed come again. Those that met
 * trouble come last, so that a mail that ends every connection does not keep the others from
 * theirs. */
static bool
read_rows(Delivering *delivering)
{
	int limit = (int)g_hash_table_size(delivering->handed) + ROWS_AT_ONCE;

	g_clear_pointer(&delivering->rows, g_ptr_array_unref);
	delivering->at = 0;
	if (!deliveries_due(delivering->context->store, now_s(&delivering->context->now), limit,
			    &delivering->rows, &delivering->error)) {
		return false;
	}
	g_ptr_array_sort(delivering->rows, compare_troubles);
	return true;
}

static Delivery *
next_row(Delivering *delivering)
{
	Delivery *row = take_unhanded(delivering);

	if (row == NULL && read_rows(delivering)) {
		row = take_unhanded(delivering);
	}
	return row;
}

/* Whether the person has left since the rows were read; the next reading suppresses the row. */
static bool
has_left(Delivering *delivering, const Delivery *row)
{
	g_autoptr(Subscription) one = NULL;

	return subscribers_by_token(delivering->context->store, row->token, &one,
				    &delivering->error)
		&& (one == NULL || one->state != SUBSCRIPTION_ACTIVE);
}

/* The next row that a mail can be written for, and its mail; NULL when there are no more. */
static Delivery *
next_mail(Delivering *delivering, GBytes **mail)
{
	for (Delivery *row = next_row(delivering); row != NULL; row = next_row(delivering)) {
		bool is_skipped = has_left(delivering, row);
		if (delivering->error != NULL
		    || (!is_skipped && !turn_to_edition(delivering, row->edition_id))) {
			return NULL;
		}
		*mail = is_skipped ? NULL : write_mail(delivering, row);
		if (*mail != NULL) {
			return row;
		}
	}
	return NULL;
}

static bool
batch_next(void *data, Envelope *envelope)
{
	Delivering *delivering = data;
	GBytes *mail = NULL;

	if (delivering->error != NULL || signal_stop_requested()) {
		return false;
	}
	Delivery *row = next_mail(delivering, &mail);
	if (row == NULL) {
		return false;
	}
	envelope->from = delivering->context->config->from;
	envelope->to = row->email;
	envelope->message = mail;
	envelope->cookie = row;
	g_hash_table_insert(delivering->unheard, row, mail);
	return true;
}

/* One move of a row in a commit of its own. */
static bool
move(Delivering *delivering, Delivery *row, DeliveryState to, int64_t retry_s, const char *detail)
{
	Store *store = delivering->context->store;
	int64_t at_s = now_s(&delivering->context->now);
	g_auto(StoreTransaction) transaction = { 0 };

	if (delivering->error != NULL
	    || !store_transaction_begin(store, &transaction, &delivering->error)
	    || !deliveries_move(store, row, to, retry_s, detail, at_s, &delivering->error)
	    || !store_transaction_commit(&transaction, &delivering->error)) {
		return false;
	}
	row->state = to;
	return true;
}

static bool
batch_before_last(void *data, const Envelope *envelope)
{
	return move(data, envelope->cookie, DELIVERY_SENDING, 0, NULL);
}

static void
note_failure(Delivering *delivering, const Delivery *row, const char *what, const Outcome *outcome)
{
	g_autofree char *address = address_shorten(row->email);

	const char *detail = outcome->detail != NULL ? outcome->detail : "no reason given";

	g_ptr_array_add(delivering->report->failures,
			g_strdup_printf("%s: %s: %s", address, what, detail));
}

static void
retry(Delivering *delivering, Delivery *row, const Outcome *outcome)
{
	int64_t wait_s = MIN((int64_t)RETRY_FIRST_S << MIN(row->tries, 5), RETRY_MOST_S);

	move(delivering, row, DELIVERY_RETRY, now_s(&delivering->context->now) + wait_s,
	     outcome->detail);
}

static void
give_up(Delivering *delivering, Delivery *row, const char *what, const Outcome *outcome)
{
	note_failure(delivering, row, what, outcome);
	delivering->report->failed++;
	move(delivering, row, DELIVERY_FAILED, 0, outcome->detail);
}

/* Nobody knows whether it arrived; status names the reader. */
static void
take_uncertain(Delivering *delivering, Delivery *row, const Outcome *outcome, bool is_last_try)
{
	if (delivering->context->config->relay->resend_uncertain && !is_last_try) {
		delivering->report->resent++;
		retry(delivering, row, outcome);
		return;
	}
	delivering->report->uncertain++;
	move(delivering, row, DELIVERY_UNCERTAIN, 0, outcome->detail);
}

static void
take_outcome(Delivering *delivering, Delivery *row, const Outcome *outcome)
{
	bool is_last_try = row->tries + 1 >= TRIES_MOST;

	if (outcome->kind == OUTCOME_OK) {
		delivering->report->sent++;
		move(delivering, row, DELIVERY_SENT, 0, outcome->detail);
	} else if (outcome->kind == OUTCOME_UNCERTAIN) {
		take_uncertain(delivering, row, outcome, is_last_try);
	} else if (outcome->is_session) {
		/* The server's trouble, not this mail's: owed as before, tried by the next run. */
		move(delivering, row, DELIVERY_QUEUED, 0, outcome->detail);
	} else if (outcome->kind == OUTCOME_PERMANENT) {
		give_up(delivering, row, "refused", outcome);
	} else if (is_last_try) {
		give_up(delivering, row, "given up", outcome);
	} else {
		delivering->report->retried++;
		retry(delivering, row, outcome);
	}
}

static void
batch_done(void *data, const Envelope *envelope, const Outcome *outcome)
{
	Delivering *delivering = data;
	Delivery *row = envelope->cookie;

	take_outcome(delivering, row, outcome);
	g_hash_table_remove(delivering->unheard, row);
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
		Delivery *row = key;
		outcome.kind = row->state == DELIVERY_SENDING ? OUTCOME_UNCERTAIN
							      : OUTCOME_TEMPORARY;
		take_outcome(delivering, row, &outcome);
	}
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
	if (report == NULL) {
		return;
	}
	g_ptr_array_unref(report->failures);
	g_free(report->stuck);
	g_free(report);
}

/* What a killed run left in "sending". */
static bool
recover(Delivering *delivering, GError **error)
{
	Store *store = delivering->context->store;
	bool resend = delivering->context->config->relay->resend_uncertain;
	g_auto(StoreTransaction) transaction = { 0 };
	int count = 0;

	if (!store_transaction_begin(store, &transaction, error)
	    || !deliveries_recover(store, resend, now_s(&delivering->context->now), &count,
				   error)) {
		return false;
	}
	if (resend) {
		delivering->report->resent = count;
	} else {
		delivering->report->uncertain = count;
	}
	return store_transaction_commit(&transaction, error);
}

/* Why mail is still owed although the transport came to its end; owned, or NULL. */
static char *
why_stopped(const Delivering *delivering)
{
	if (g_hash_table_size(delivering->unheard) > 0) {
		return g_strdup("a mail was taken and nothing is known of its end");
	}
	return signal_stop_requested() ? g_strdup("stopped by a signal")
				       : g_strdup(delivering->obstacle);
}

/* How many mails have come to an end, or to a later try, in this run. */
static int
settled(const DeliverReport *report)
{
	return report->sent + report->retried + report->failed + report->uncertain;
}

static void
run_transport(Delivering *delivering)
{
	const RelaySpec *relay = delivering->context->config->relay;
	const TransportOps *transport = transport_for(relay);
	TransportBatch batch = {
		.next = batch_next,
		.before_last = batch_before_last,
		.done = batch_done,
		.data = delivering,
	};

	bool goes_on = true;

	/* Trouble that one mail met need not be the others': as long as a connection settles
	 * something, another is opened for the rest. A mail is tried once a run. */
	while (goes_on) {
		g_autoptr(GError) trouble = NULL;
		int before = settled(delivering->report);
		bool is_done = transport->run(relay, &batch, &trouble);
		if (!is_done) {
			g_free(delivering->report->stuck);
			delivering->report->stuck = g_strdup(trouble->message);
		}
		goes_on = !is_done && settled(delivering->report) > before
			&& delivering->error == NULL && !signal_stop_requested();
	}
	/* Trouble that left nothing owed is told by the rows that met it. */
	if (delivering->report->stuck != NULL && read_rows(delivering)
	    && delivering->rows->len == 0) {
		g_clear_pointer(&delivering->report->stuck, g_free);
	}
	if (delivering->report->stuck == NULL) {
		delivering->report->stuck = why_stopped(delivering);
	}
	take_silence(delivering);
	progress_clear(delivering->context->progress);
}

bool
deliver_run(Context *context, DeliverReport **report, GError **error)
{
	g_auto(Delivering) delivering = { .context = context, .report = report_new() };

	delivering.handed = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL,
						  (GDestroyNotify)delivery_free);
	delivering.composed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
						    (GDestroyNotify)compose_free);
	delivering.unheard = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_bytes_unref);
	if (!deliver_check_relay(context, error) || !recover(&delivering, error)) {
		return false;
	}
	if (read_rows(&delivering) && delivering.rows->len > 0) {
		if (!config_load_secrets(context->config, error)) {
			return false;
		}
		run_transport(&delivering);
	}
	if (delivering.error != NULL) {
		g_propagate_error(error, g_steal_pointer(&delivering.error));
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
