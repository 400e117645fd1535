/** The delivery journal: who is owed which edition, and how it went. */
#ifndef TAGDIGEST_STORE_DELIVERIES_H
#define TAGDIGEST_STORE_DELIVERIES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/delivery.h"
#include "store/store.h"

/**
 * One queued row for each active subscription of the edition's digest. Inside the freeze
 * transaction.
 *
 * @count  out: how many are new.
 * @error  STORE_*.
 */
bool deliveries_queue(Store *store, int64_t edition_id, const char *digest, int64_t now_s,
		      int *count, GError **error);

/**
 * What a killed run left in sending becomes uncertain, or queued again when @resend.
 * Inside a transaction, under the deliver lock. @count out: how many. @error STORE_*.
 */
bool deliveries_recover(Store *store, bool resend, int64_t now_s, int *count, GError **error);

/**
 * Rows that are owed now: queued, and retry whose time has come; those of people who left meanwhile
 * are made suppressed first, so that the store must be open for writing. By edition, then id.
 *
 * @limit  at most so many.
 * @list   out, owned array of Delivery.
 * @error  STORE_*.
 */
bool deliveries_due(Store *store, int64_t now_s, int limit, GPtrArray **list, GError **error);

/**
 * Move a row on; a step to SENDING counts a try. Inside a transaction.
 *
 * @from     borrowed row: id; its state must still be the stored one, else STORE_PERMANENT.
 * @to       new state.
 * @retry_s  for DELIVERY_RETRY: not before, Unix seconds UTC.
 * @detail   borrowed, may be NULL: a server's words, in whatever charset; they are made safe and
 *           cut at 500 bytes.
 * @error    STORE_*.
 */
bool deliveries_move(Store *store, const Delivery *from, DeliveryState to, int64_t retry_s,
		     const char *detail, int64_t now_s, GError **error);

/**
 * The organiser's answer to all uncertain rows: queued again, or taken as sent.
 *
 * @count  out: rows moved.
 * @error  STORE_*.
 */
bool deliveries_settle(Store *store, bool resend, int64_t now_s, int *count, GError **error);

/**
 * How many rows are in each state.
 *
 * @edition_id  of that edition, or 0 for all.
 * @counts      out: DELIVERY_STATES of them.
 * @error       STORE_*.
 */
bool deliveries_count(Store *store, int64_t edition_id, int64_t *counts, GError **error);

/**
 * Rows in one state with their reasons, the last changed first.
 *
 * @limit  at most so many.
 * @list   out, owned array of Delivery.
 * @error  STORE_*.
 */
bool deliveries_list(Store *store, DeliveryState state, int limit, GPtrArray **list,
		     GError **error);

#endif
