/** The delivery journal: who is owed which edition, and how it went. */
#ifndef TAGDIGEST_STORE_DELIVERIES_H
#define TAGDIGEST_STORE_DELIVERIES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/delivery.h"
#include "model/edition.h"
#include "store/store.h"

/**
 * One queued row for each active subscription of the edition's digest that gets those of its
 * frequency. Inside the freeze transaction.
 *
 * @edition  borrowed: id, digest, frequency and frozen_s are read.
 * @count    out: how many are new.
 * @error    STORE_*.
 */
bool deliveries_queue(Store *store, const Edition *edition, int *count, GError **error);

/** A chat that an edition has, and that was mailed alone before. Borrowed. */
typedef struct DeliveriesApart {
	const Edition *edition; /* id and frozen_s are read */
	int64_t own_id;         /* the store's number of the chat's own edition */
	unsigned bit;           /* Draft.alone */
} DeliveriesApart;

/**
 * Note with whom of an edition's readers a chat is already: with those to whom its own edition
 * went, or may have gone. Where that is owed still it is let be, so that nobody has the chat twice
 * and everybody has it. Inside the freeze transaction, behind deliveries_queue().
 *
 * @error  STORE_*.
 */
bool deliveries_apart(Store *store, const DeliveriesApart *apart, GError **error);

/** The sets of chats (Delivery.apart) that readers of an edition have had, but none. @kinds out,
 * owned array of int64_t*. @error STORE_*. */
bool deliveries_apart_kinds(Store *store, int64_t edition_id, GPtrArray **kinds, GError **error);

/**
 * The last edition of a subscription's digest for somebody who joins now, if its words are kept and
 * they do not have it; none that the organiser holds, or let nobody get. Inside a transaction.
 *
 * @one    borrowed: id and digest are read.
 * @count  out: 1 or 0.
 * @error  STORE_*.
 */
bool deliveries_queue_last(Store *store, const Subscription *one, int64_t now_s, int *count,
	GError **error);

/**
 * The editions with a number that a subscription is owed or was sent.
 *
 * @ids    out, owned array of int64_t*. @error STORE_*.
 */
bool deliveries_editions(Store *store, int64_t subscription_id, int number, GPtrArray **ids,
	GError **error);

/**
 * What nobody is sending any more although it says so, rows of this machine (under the deliver
 * lock their owner is dead) and of any other whose lease has run out: they become uncertain. Inside
 * a transaction.
 *
 * @machine  borrowed: what the owners of this machine begin with.
 * @count    out: how many.
 * @error    STORE_*.
 */
bool deliveries_doubt_lost(Store *store, const char *machine, int64_t now_s, int *count,
	GError **error);

/** The same rows, unless a copy of them was sent before, are queued for one copy more. */
bool deliveries_resend_lost(Store *store, const char *machine, int64_t now_s, int *count,
	GError **error);

/** What is owed to people who have left meanwhile becomes suppressed. @error STORE_*. */
bool deliveries_suppress(Store *store, int64_t now_s, GError **error);

/** Which rows are read. */
typedef struct DeliveriesPage {
	DeliveryState state;   /* DELIVERY_QUEUED, or DELIVERY_RETRY: those whose time has come */
	const Delivery *after; /* borrowed: the last row of the page before, or NULL */
	int limit;             /* at most so many */
} DeliveriesPage;

/**
 * A page of the rows that are owed now, by edition and id, without suspects.
 *
 * @list   out, owned array of Delivery.
 * @error  STORE_*.
 */
bool deliveries_due(Store *store, const DeliveriesPage *page, int64_t now_s, GPtrArray **list,
	GError **error);

/**
 * Suspects that are owed now, the longest waiting first: those of DELIVERY_QUEUED were refused and
 * it may not be their fault, those of DELIVERY_RETRY ended a connection.
 *
 * @page   borrowed: state and limit count.
 * @list   out, owned array of Delivery.
 * @error  STORE_*.
 */
bool deliveries_suspects(Store *store, const DeliveriesPage *page, int64_t now_s, GPtrArray **list,
	GError **error);

/**
 * What is queued for somebody who is to get, or has, a newer edition of the same digest is held:
 * nobody gets several at once because mail could not go for a while. What the organiser has
 * sent again is not. Inside a transaction.
 *
 * @count  out: how many. @error STORE_*.
 */
bool deliveries_hold(Store *store, int64_t now_s, int *count, GError **error);

/**
 * Rows that are held or have failed are owed again, as if they had never been tried: for each
 * reader the oldest now, and one more each day. Not for who has left, nor of editions whose words
 * are no longer kept. Inside a transaction.
 *
 * @from   DELIVERY_HELD or DELIVERY_FAILED.
 * @count  out: how many. @error STORE_*.
 */
bool deliveries_let_go(Store *store, DeliveryState from, int64_t now_s, int *count, GError **error);

/** What is held is never sent. Inside a transaction. @count out: how many. @error STORE_*. */
bool deliveries_drop_held(Store *store, int64_t now_s, int *count, GError **error);

/**
 * Make a row ours and DELIVERY_SENDING, which counts a try. Inside a transaction.
 *
 * @from   borrowed row: id, and the state that it must still be in.
 * @lease  borrowed: whose it becomes.
 * @is_ours  out: false when another has moved it meanwhile, which is no error: it must not go.
 * @error  STORE_*.
 */
bool deliveries_claim(Store *store, const Delivery *from, const DeliveryLease *lease, bool *is_ours,
	GError **error);

/** All rows that @lease->owner is sending are its own until @lease->until_s. @error STORE_*. */
bool deliveries_renew(Store *store, const DeliveryLease *lease, GError **error);

/**
 * Move a row on. Inside a transaction. A refusal before the last piece counts a try as well.
 *
 * @from   borrowed row: id; its state must still be the stored one, else STORE_PERMANENT. One in
 *         DELIVERY_SENDING must be @lease->owner's, and may have been called uncertain meanwhile:
 *         who knows how it ended is believed.
 * @move   borrowed; its detail is made safe and cut at 500 bytes.
 * @lease  borrowed; its owner may be NULL when the row is not DELIVERY_SENDING.
 * @error  STORE_*.
 */
bool deliveries_move(Store *store, const Delivery *from, const DeliveryMove *move,
	const DeliveryLease *lease, GError **error);

/**
 * All that is owed may have been mailed already: uncertain, until somebody settles it.
 *
 * @detail  borrowed: why. @error STORE_*.
 */
bool deliveries_doubt(Store *store, int64_t now_s, const char *detail, GError **error);

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

/** How many mails have left since then, or may have. @since_s Unix seconds UTC. @count out. */
bool deliveries_count_left(Store *store, int64_t since_s, int *count, GError **error);

/** How many left on the fullest day between two times. @most out; 0: none did. @error STORE_*. */
bool deliveries_fullest_day(Store *store, int64_t from_s, int64_t to_s, int *most, GError **error);

/**
 * Rows in one state with their reasons, the last changed first; of queued ones those alone that
 * were tried, and so have one.
 *
 * @limit  at most so many.
 * @list   out, owned array of Delivery.
 * @error  STORE_*.
 */
bool deliveries_list(Store *store, DeliveryState state, int limit, GPtrArray **list,
	GError **error);

#endif
