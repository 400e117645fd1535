#include "flow/deliver_journal.h"

#include "flow/activity.h"
#include "store/deliveries.h"

/* So many steps are written without a mail that is ready. */
#define STEPS_MAX 100

static const DeliverRows editions = {
	.resend_lost = deliveries_resend_lost,
	.doubt_lost = deliveries_doubt_lost,
	.suppress = deliveries_suppress,
	.claim = deliveries_claim,
	.renew = deliveries_renew,
	.move = deliveries_move,
};

typedef struct Step {
	Delivery *row; /* owned */
	DeliveryMove move;
	char *detail; /* owned */
} Step;

/* What deliver_journal_write() is called with. */
typedef struct Claims {
	Delivery *const *rows; /* borrowed */
	guint count;
	bool *may_go; /* out, borrowed */
} Claims;

static void
step_free(void *data)
{
	Step *step = data;

	delivery_free(step->row);
	g_free(step->detail);
	g_free(step);
}

bool
deliver_journal_open(Store *store, const Now *now, int64_t lease_s, DeliverJournal *journal,
	GError **error)
{
	char *owner = NULL;

	if (!activity_own(&owner, error)) {
		return false;
	}
	*journal = (DeliverJournal){
		.rows = &editions,
		.store = store,
		.now = now,
		.machine = activity_machine(),
		.owner = owner,
		.lease_s = lease_s,
		.renewed_s = now_s(now),
		.steps = g_ptr_array_new_with_free_func(step_free),
	};
	return true;
}

void
deliver_journal_clear(DeliverJournal *journal)
{
	g_clear_pointer(&journal->machine, g_free);
	g_clear_pointer(&journal->owner, g_free);
	g_clear_pointer(&journal->steps, g_ptr_array_unref);
	g_clear_error(&journal->error);
}

bool
deliver_journal_recover(DeliverJournal *journal, bool resend, int *uncertain, int *resent,
	GError **error)
{
	Store *store = journal->store;
	const int64_t at_s = now_s(journal->now);
	g_auto(StoreTransaction) transaction = { 0 };

	*resent = 0;
	return store_transaction_begin(store, &transaction, error)
		&& (!resend
			|| journal->rows->resend_lost(store, journal->machine, at_s, resent, error))
		&& journal->rows->doubt_lost(store, journal->machine, at_s, uncertain, error)
		&& journal->rows->suppress(store, at_s, error)
		&& store_transaction_commit(&transaction, error);
}

void
deliver_journal_note(DeliverJournal *journal, Delivery *row, const DeliveryMove *move)
{
	Step *step = g_new0(Step, 1);

	step->row = row;
	step->move = *move;
	step->detail = g_strdup(move->detail);
	step->move.detail = step->detail;
	g_ptr_array_add(journal->steps, step);
	if (journal->steps->len >= STEPS_MAX) {
		deliver_journal_write(journal, NULL, 0, NULL);
	}
}

static bool
write_steps(DeliverJournal *journal, const DeliveryLease *lease, GError **error)
{
	for (guint i = 0; i < journal->steps->len; i++) {
		const Step *step = g_ptr_array_index(journal->steps, i);
		if (!journal->rows->move(journal->store, step->row, &step->move, lease, error)) {
			return false;
		}
	}
	return true;
}

/* Claims of mails whose answer is still waited for are renewed with the new ones. */
static bool
write_claims(DeliverJournal *journal, const Claims *claims, const DeliveryLease *lease,
	GError **error)
{
	const bool is_renewal_due = lease->now_s - journal->renewed_s > journal->lease_s / 4;

	if (is_renewal_due) {
		journal->renewed_s = lease->now_s;
		if (!journal->rows->renew(journal->store, lease, error)) {
			return false;
		}
	}
	for (guint i = 0; i < claims->count; i++) {
		if (!journal->rows->claim(journal->store, claims->rows[i], lease,
			    &claims->may_go[i], error)) {
			return false;
		}
	}
	return true;
}

static bool
write_once(DeliverJournal *journal, const Claims *claims, GError **error)
{
	const int64_t at_s = now_s(journal->now);
	const DeliveryLease lease = { journal->owner, at_s, at_s + journal->lease_s };
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(journal->store, &transaction, error)
		&& write_steps(journal, &lease, error)
		&& write_claims(journal, claims, &lease, error)
		&& store_transaction_commit(&transaction, error);
}

/* When the claims cannot be written, what is known of earlier mails perhaps can. */
static bool
write_all(DeliverJournal *journal, const Claims *claims)
{
	static const Claims none = { 0 };
	g_autoptr(GError) again = NULL;

	if (journal->error != NULL) {
		return false;
	}
	if (write_once(journal, claims, &journal->error)) {
		return true;
	}
	write_once(journal, &none, &again);
	return false;
}

void
deliver_journal_write(DeliverJournal *journal, Delivery *const *rows, guint count, bool *may_go)
{
	const Claims claims = { rows, count, may_go };

	if (journal->steps->len + count == 0) {
		return;
	}
	const bool is_written = write_all(journal, &claims);
	g_ptr_array_set_size(journal->steps, 0);
	for (guint i = 0; i < count; i++) {
		may_go[i] = is_written && may_go[i];
		if (may_go[i]) {
			rows[i]->state = DELIVERY_SENDING;
		}
	}
}
