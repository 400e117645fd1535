/**
 * The journal of a run: what became of mails is noted in memory and written with the claims of
 * the mails that are ready to go, many in one commit.
 */
#ifndef TAGDIGEST_FLOW_DELIVER_JOURNAL_H
#define TAGDIGEST_FLOW_DELIVER_JOURNAL_H

#include <glib.h>
#include <stdbool.h>

#include "base/now.h"
#include "model/delivery.h"
#include "store/store.h"

/** Whose rows a journal is of: the steps of store/deliveries, or those of store/memos. */
typedef struct DeliverRows {
	bool (*resend_lost)(Store *store, const char *machine, int64_t now_s, int *count,
		GError **error);
	bool (*doubt_lost)(Store *store, const char *machine, int64_t now_s, int *count,
		GError **error);
	bool (*suppress)(Store *store, int64_t now_s, GError **error); /* what need not go */
	bool (*claim)(Store *store, const Delivery *from, const DeliveryLease *lease, bool *is_ours,
		GError **error);
	bool (*renew)(Store *store, const DeliveryLease *lease, GError **error);
	bool (*move)(Store *store, const Delivery *from, const DeliveryMove *move,
		const DeliveryLease *lease, GError **error);
} DeliverRows;

typedef struct DeliverJournal {
	const DeliverRows *rows; /* borrowed: of editions, until somebody sets others */
	Store *store;            /* borrowed */
	const Now *now;          /* borrowed */
	char *machine;           /* owned: what this machine's owners begin with */
	char *owner;             /* owned: this run */
	int64_t lease_s;         /* how long a claim is believed */
	int64_t renewed_s;       /* when all claims were renewed last */
	GPtrArray *steps;        /* owned, of Step: not written yet */
	GError *error;           /* owned: the first failure; from then on nothing is written */
} DeliverJournal;

/**
 * Begin one of editions, under the deliver lock.
 *
 * @lease_s  longer than a server may take to answer.
 * @journal  out (deliver_journal_clear).
 * @error    SYSTEM_PERMANENT.
 */
bool deliver_journal_open(Store *store, const Now *now, int64_t lease_s, DeliverJournal *journal,
	GError **error);

/** Free what it holds; what was not written is lost. */
void deliver_journal_clear(DeliverJournal *journal);

/** What killed runs left in sending. @uncertain @resent out: how many. @error STORE_*. */
bool deliver_journal_recover(DeliverJournal *journal, bool resend, int *uncertain, int *resent,
	GError **error);

/**
 * Note how a mail ended: written with the next commit, and at once when there are many.
 *
 * @row   owned from now on.
 * @move  borrowed.
 */
void deliver_journal_note(DeliverJournal *journal, Delivery *row, const DeliveryMove *move);

/**
 * One commit for all that was noted and for the claims of @rows.
 *
 * @rows    borrowed; those that may go are DELIVERY_SENDING afterwards.
 * @may_go  out, @count of them: false for a row that another has moved, and for all when the
 *          journal cannot be written (journal->error).
 */
void deliver_journal_write(DeliverJournal *journal, Delivery *const *rows, guint count,
	bool *may_go);

#endif
