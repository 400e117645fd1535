/** Mails to one person that are no edition: what they say, until it is over, and how it went. */
#ifndef TAGDIGEST_STORE_MEMOS_H
#define TAGDIGEST_STORE_MEMOS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/delivery.h"
#include "model/memo.h"
#include "store/store.h"

/**
 * A row for a memo that has no words yet, so that they can name it: memos_write() follows. Inside a
 * transaction.
 *
 * @memo   borrowed: kind, subscriber_id, to, made_s and expires_s are read.
 * @id     out: the store's number.
 * @error  STORE_*.
 */
bool memos_add(Store *store, const Memo *memo, int64_t *id, GError **error);

/** What it says. Inside a transaction. @memo borrowed, with its id. @error STORE_*. */
bool memos_write(Store *store, const Memo *memo, GError **error);

/** Which memos are read. */
typedef struct MemosPage {
	DeliveryState state; /* DELIVERY_QUEUED, or DELIVERY_RETRY: those whose time has come */
	int64_t after;       /* those behind that number; 0: all */
	int limit;           /* at most so many */
} MemosPage;

/** Those that are owed now, by number, each with its delivery. @list out, owned array of Memo. */
bool memos_due(Store *store, const MemosPage *page, int64_t now_s, GPtrArray **list,
	GError **error);

/** One by its number. @memo out, owned; NULL when there is none. @error STORE_*. */
bool memos_get(Store *store, int64_t id, Memo **memo, GError **error);

/** How many are in each state. @counts out: DELIVERY_STATES of them. @error STORE_*. */
bool memos_count(Store *store, int64_t *counts, GError **error);

/* The steps of one, as store/deliveries has them for editions. A memo that is over has no words. */

/** deliveries_doubt_lost(). */
bool memos_doubt_lost(Store *store, const char *machine, int64_t now_s, int *count, GError **error);

/** deliveries_resend_lost(). */
bool memos_resend_lost(Store *store, const char *machine, int64_t now_s, int *count,
	GError **error);

/**
 * What is owed and of no use to anybody any more has failed, what nobody knows the end of forgets
 * its words then, and what is owed to somebody who was forgotten does not go. @error STORE_*.
 */
bool memos_expire(Store *store, int64_t now_s, GError **error);

/** deliveries_claim(). */
bool memos_claim(Store *store, const Delivery *from, const DeliveryLease *lease, bool *is_ours,
	GError **error);

/** deliveries_renew(). */
bool memos_renew(Store *store, const DeliveryLease *lease, GError **error);

/** deliveries_move(); is_suspect says that the empty envelope sender was refused. */
bool memos_move(Store *store, const Delivery *from, const DeliveryMove *move,
	const DeliveryLease *lease, GError **error);

/** deliveries_doubt(). */
bool memos_doubt(Store *store, int64_t now_s, const char *detail, GError **error);

/** deliveries_settle(); those without words stay as they are. */
bool memos_settle(Store *store, bool resend, int64_t now_s, int *count, GError **error);

#endif
