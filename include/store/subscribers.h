/** Addresses and their subscriptions. */
#ifndef TAGDIGEST_STORE_SUBSCRIBERS_H
#define TAGDIGEST_STORE_SUBSCRIBERS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/subscriber.h"
#include "store/store.h"

/** What became of an add. */
typedef enum SubscribersAdd {
	SUBSCRIBERS_ADDED,
	SUBSCRIBERS_THERE,    /* in that state already */
	SUBSCRIBERS_RETURNED, /* had left or been taken out, and is back */
	SUBSCRIBERS_LEFT,     /* the person left, and this add may not override that */
} SubscribersAdd;

/**
 * Add a subscription; a person is known by @email_key.
 *
 * @subscription  borrowed; email, name, digest, frequency, format, language, token, state, origin
 *                and since_s are read. The token is used for a new row alone: a person's way out
 *                never changes. The choices and the origin count for a row that is new or comes
 *                back; one that the ini seeded and somebody asks for by name is theirs from then
 *                on. A name replaces an earlier one.
 * @email_key     borrowed: the address, folded by the caller (text/address) for comparing.
 * @may_override  a person's own or the organiser's explicit wish: brings back one who left. Without
 *                it only what the ini let go comes back.
 * @evidence      borrowed, may be NULL: kept with the change.
 * @result        out.
 * @error         STORE_*, with nothing changed.
 */
bool subscribers_add(Store *store, const Subscription *subscription, const char *email_key,
		     bool may_override, const char *evidence, SubscribersAdd *result,
		     GError **error);

/**
 * Move a person's subscriptions to another state, those that may go there
 * (subscription_may_move()); each step is written down.
 *
 * @digest    borrowed, or NULL for all of the person's.
 * @by        who wants it. @evidence borrowed, may be NULL.
 * @now_s     Unix seconds UTC.
 * @stopped   out: how many of those that moved were active.
 * @error     STORE_*, with nothing changed.
 */
bool subscribers_move(Store *store, const char *email_key, const char *digest,
		      SubscriptionState became, SubscriptionOrigin by, const char *evidence,
		      int64_t now_s, int *stopped, GError **error);

/** The subscription of a token. @subscription out, owned, NULL when none has it. @error STORE_*. */
bool subscribers_by_token(Store *store, const char *token, Subscription **subscription,
			  GError **error);

/**
 * Subscriptions by digest, then address.
 *
 * @digest  borrowed, or NULL for all.
 * @all     also those that are not active.
 * @list    out, owned array of Subscription.
 * @error   STORE_*.
 */
bool subscribers_list(Store *store, const char *digest, bool all, GPtrArray **list, GError **error);

#endif
