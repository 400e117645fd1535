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
	SUBSCRIBERS_THERE,    /* active already */
	SUBSCRIBERS_RETURNED, /* had left or been taken out, active again */
	SUBSCRIBERS_LEFT,     /* the person left, and this add may not override that */
} SubscribersAdd;

/**
 * Add a subscription; a person is known by @email_key.
 *
 * @subscription  borrowed; email, name, digest, format, token, origin, since_s are read. The token
 *                is used for a new row alone: a person's way out never changes. Format and origin
 *                count for a row that is new or comes back; one that the ini seeded and a command
 *                asks for again is the command's from then on. A name replaces an earlier one.
 * @email_key     borrowed: the address, folded by the caller (text/address) for comparing.
 * @may_override  a person's own or the organiser's explicit wish: brings back one who left.
 * @result        out.
 * @error         STORE_*, with nothing changed.
 */
bool subscribers_add(Store *store, const Subscription *subscription, const char *email_key,
		     bool may_override, SubscribersAdd *result, GError **error);

/**
 * Take a subscription out.
 *
 * @digest   borrowed, or NULL for all of the person's.
 * @left     it is the person's wish and wins over the ini from now on; false: the ini let go of it.
 * @removed  out: how many were active.
 * @error    STORE_*, with nothing changed.
 */
bool subscribers_remove(Store *store, const char *email_key, const char *digest, bool left,
			int64_t now_s, int *removed, GError **error);

/** The subscription of a token. @subscription out, owned, NULL when none has it. @error STORE_*. */
bool subscribers_by_token(Store *store, const char *token, Subscription **subscription,
			  GError **error);

/**
 * Subscriptions by digest, then address.
 *
 * @digest  borrowed, or NULL for all.
 * @all     also inactive ones.
 * @list    out, owned array of Subscription.
 * @error   STORE_*.
 */
bool subscribers_list(Store *store, const char *digest, bool all, GPtrArray **list, GError **error);

#endif
