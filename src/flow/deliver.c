/*
 * The journal around a batch. A row is moved to "sending" in a commit of its own just before the
 * last
 * piece of its mail is handed over, and on by a commit as soon as the server's word is known: a
 * kill
 * before the first leaves "queued", after the second what is true, and only between the two can
 * nobody
 * know ("uncertain": shown, and never sent again unasked).
 */
#include "flow/deliver.h"

#include "base/error.h"
#include "base/log.h"
#include "base/signal.h"
#include "mail/compose.h"
#include "mail/transport.h"
#include "store/deliveries.h"
#include "store/drafts.h"
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
	Edition *edition;     /* of the row at hand */
	GHashTable *composed; /* format -> Compose, of that edition */
	GError *error;        /* the journal's first failure: ends the batch */
} Delivering;

static void
delivering_clear(Delivering *delivering)
{
	g_clear_pointer(&delivering->rows, g_ptr_array_unref);
	g_clear_pointer(&delivering->handed, g_hash_table_unref);
	g_clear_pointer(&delivering->composed, g_hash_table_unref);
	g_clear_pointer(&delivering->edition, edition_free);
	g_clear_pointer(&delivering->report, deliver_report_free);
	g_clear_error(&delivering->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Delivering, delivering_clear)

static ComposeSender
sender_for(const Context *context, const Edition *edition)
{
	return (ComposeSender){
		.from = context->config->from,
		.from_name = edition->title,
		.contact = context->config->contact,
		.software = context->software,
	};
}

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
composed_for(Delivering *delivering, const char *format)
{
	Compose *compose = g_hash_table_lookup(delivering->composed, format);
	const Edition *edition = delivering->edition;
	ComposeSender sender = sender_for(delivering->context, edition);

	if (compose != NULL) {
		return compose;
	}
	const Variant *variant = edition_variant(edition, format);
	if (variant == NULL) {
		error_set(&delivering->error, ERROR_STORE_PERMANENT,
			  "edition %" G_GINT64_FORMAT " has no %s variant", edition->id, format);
		return NULL;
	}
	if (!compose_new(edition, variant, &sender, &compose, &delivering->error)) {
		return NULL;
	}
	g_hash_table_insert(delivering->composed, g_strdup(format), compose);
	return compose;
}

/* Take the first of the rows read that was not handed over in this run. It stays alive until the
 * run
 * ends, since a transport may hold many envelopes at once. */
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

/* Read what is owed; rows that were handed over and are still owed come again at the front. */
static bool
read_rows(Delivering *delivering)
{
	int limit = (int)g_hash_table_size(delivering->handed) + ROWS_AT_ONCE;

	g_clear_pointer(&delivering->rows, g_ptr_array_unref);
	delivering->at = 0;
	return deliveries_due(delivering->context->store, now_s(&delivering->context->now), limit,
			      &delivering->rows, &delivering->error);
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

static bool
batch_next(void *data, Envelope *envelope)
{
	Delivering *delivering = data;

	if (delivering->error != NULL || signal_stop_requested()) {
		return false;
	}
	Delivery *row = next_row(delivering);
	if (row == NULL || !turn_to_edition(delivering, row->edition_id)) {
		return false;
	}
	const Compose *compose = composed_for(delivering, row->format);
	if (compose == NULL) {
		return false;
	}
	envelope->from = delivering->context->config->from;
	envelope->to = row->email;
	envelope->message = compose_message(compose, row);
	envelope->cookie = row;
	return true;
}

/* One move of a row in a commit of its own. */
static bool
move(Delivering *delivering, Delivery *row, DeliveryState to, int64_t retry_s, const char *detail)
{
	Store *store = delivering->context->store;
	int64_t at_s = now_s(&delivering->context->now);

	if (delivering->error != NULL || !store_begin(store, &delivering->error)) {
		return false;
	}
	if (!deliveries_move(store, row, to, retry_s, detail, at_s, &delivering->error)) {
		store_rollback(store);
		return false;
	}
	if (!store_commit(store, &delivering->error)) {
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
take_temporary(Delivering *delivering, Delivery *row, const Outcome *outcome)
{
	int64_t wait_s = MIN((int64_t)RETRY_FIRST_S << MIN(row->tries, 5), RETRY_MOST_S);

	if (outcome->is_session) {
		/* The server's trouble, not this mail's: owed as before, tried by the next run. */
		if (row->state != DELIVERY_QUEUED) {
			move(delivering, row, DELIVERY_QUEUED, 0, outcome->detail);
		}
		return;
	}
	if (row->tries + 1 >= TRIES_MOST) {
		note_failure(delivering, row, "given up", outcome);
		delivering->report->failed++;
		move(delivering, row, DELIVERY_FAILED, 0, outcome->detail);
		return;
	}
	delivering->report->retried++;
	move(delivering, row, DELIVERY_RETRY, now_s(&delivering->context->now) + wait_s,
	     outcome->detail);
}

static void
take_outcome(Delivering *delivering, Delivery *row, const Outcome *outcome)
{
	switch (outcome->kind) {
	case OUTCOME_OK:
		delivering->report->sent++;
		move(delivering, row, DELIVERY_SENT, 0, outcome->detail);
		break;
	case OUTCOME_TEMPORARY:
		take_temporary(delivering, row, outcome);
		break;
	case OUTCOME_PERMANENT:
		if (outcome->is_session) {
			take_temporary(delivering, row, outcome);
			break;
		}
		note_failure(delivering, row, "refused", outcome);
		delivering->report->failed++;
		move(delivering, row, DELIVERY_FAILED, 0, outcome->detail);
		break;
	case OUTCOME_UNCERTAIN:
		delivering->report->uncertain++;
		note_failure(delivering, row, "uncertain", outcome);
		move(delivering, row, DELIVERY_UNCERTAIN, 0, outcome->detail);
		break;
	}
}

static void
batch_done(void *data, const Envelope *envelope, const Outcome *outcome)
{
	Delivering *delivering = data;

	take_outcome(delivering, envelope->cookie, outcome);
	g_bytes_unref(envelope->message);
	progress_show(delivering->context->progress, "mailing: %d sent", delivering->report->sent);
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

static bool
check_relay(const Context *context, GError **error)
{
	if (context->config->relay == NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s: there is no [smtp] section: mail "
			  "cannot be sent (expected url = …)", context->config->path);
		return false;
	}
	return true;
}

/* What a killed run left in "sending". */
static bool
recover(Delivering *delivering, GError **error)
{
	Store *store = delivering->context->store;
	bool resend = delivering->context->config->relay->resend_uncertain;
	int count = 0;

	if (!store_begin(store, error)) {
		return false;
	}
	if (!deliveries_recover(store, resend, now_s(&delivering->context->now), &count, error)) {
		store_rollback(store);
		return false;
	}
	if (resend) {
		delivering->report->resent = count;
	} else {
		delivering->report->uncertain = count;
	}
	return store_commit(store, error);
}

static void
run_transport(Delivering *delivering)
{
	const RelaySpec *relay = delivering->context->config->relay;
	const TransportOps *transport = transport_for(relay);
	g_autoptr(GError) trouble = NULL;
	TransportBatch batch = {
		.next = batch_next,
		.before_last = batch_before_last,
		.done = batch_done,
		.data = delivering,
	};

	if (!transport->run(relay, &batch, &trouble) && delivering->error == NULL) {
		delivering->report->stuck = g_strdup(trouble->message);
	}
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
	if (!check_relay(context, error) || !recover(&delivering, error)) {
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
	if (!store_begin(context->store, error)) {
		return false;
	}
	if (!deliveries_settle(context->store, resend, now_s(&context->now), count, error)) {
		store_rollback(context->store);
		return false;
	}
	return store_commit(context->store, error);
}

/* ---- a test to oneself: the same bytes by the same way, and no journal ---- */

bool
deliver_message(Context *context, const Prepared *prepared, const char *to, GBytes **message,
		GError **error)
{
	g_autoptr(Edition) edition = prepare_edition(context, prepared);
	ComposeSender sender = sender_for(context, edition);
	g_autoptr(Compose) compose = NULL;
	Delivery row = {
		.email = (char *)to,
		.format = (char *)"html",
		.token = (char *)prepare_test_token,
	};

	if (!compose_new(edition, edition_variant(edition, "html"), &sender, &compose, error)) {
		return false;
	}
	*message = compose_message(compose, &row);
	return true;
}

typedef struct Test {
	Envelope envelope;
	bool was_given;
	Outcome outcome;
} Test;

static bool
test_next(void *data, Envelope *envelope)
{
	Test *test = data;

	if (test->was_given) {
		return false;
	}
	test->was_given = true;
	*envelope = test->envelope;
	return true;
}

static bool
test_before_last(void *data, const Envelope *envelope)
{
	(void)data;
	(void)envelope;
	return true;
}

static void
test_done(void *data, const Envelope *envelope, const Outcome *outcome)
{
	Test *test = data;

	(void)envelope;
	test->outcome.kind = outcome->kind;
	test->outcome.detail = g_strdup(outcome->detail);
}

bool
deliver_test(Context *context, const Prepared *prepared, const char *to, GError **error)
{
	g_autoptr(GBytes) message = NULL;
	g_auto(Outcome) outcome = { 0 };

	if (!check_relay(context, error) || !config_load_secrets(context->config, error)
	    || !deliver_message(context, prepared, to, &message, error)) {
		return false;
	}
	Test test = {
		.envelope = { .from = context->config->from, .to = to, .message = message },
	};
	TransportBatch batch = { test_next, test_before_last, test_done, &test };
	const RelaySpec *relay = context->config->relay;
	bool ran = transport_for(relay)->run(relay, &batch, error);
	outcome = test.outcome;
	if (ran && outcome.kind != OUTCOME_OK) {
		error_set(error, outcome.kind == OUTCOME_PERMANENT ? ERROR_MAIL_PERMANENT
								   : ERROR_MAIL_TEMPORARY,
			  "%s: %s", to, outcome.detail != NULL ? outcome.detail : "not accepted");
		return false;
	}
	return ran;
}
