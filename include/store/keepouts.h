/**
 * Posts that the organiser keeps out of what is not mailed yet. A stored post says so itself, by
 * its hold, and keeps its words, since it may be let in again; of one that has yet to come, or that
 * was forgotten meanwhile, its keys are remembered as hashes (store/keyhash), in the table refusal,
 * under a word of their own, so that no name of a person is one of them.
 */
#ifndef TAGDIGEST_STORE_KEEPOUTS_H
#define TAGDIGEST_STORE_KEEPOUTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** Whether anything is kept out at all; of most databases nothing is. @are_any out. @error STORE_*.
 */
bool keepouts_are_any(Store *store, bool *are_any, GError **error);

/** How many stored posts are kept out, for status. @count out. @error STORE_*. */
bool keepouts_count(Store *store, int64_t *count, GError **error);

/**
 * Keep out whatever comes under these keys. Inside a transaction.
 *
 * @keys   borrowed array of char*.
 * @now_s  Unix seconds UTC.
 * @error  STORE_*.
 */
bool keepouts_remember(Store *store, const GPtrArray *keys, int64_t now_s, GError **error);

/**
 * Since when something is kept out under any of these keys.
 *
 * @keys     borrowed array of char*.
 * @since_s  out, Unix seconds UTC; 0: nothing is.
 * @error    STORE_*.
 */
bool keepouts_since(Store *store, const GPtrArray *keys, int64_t *since_s, GError **error);

/** Keep out a stored post, under all its keys. Inside a transaction. @error STORE_*. */
bool keepouts_hold(Store *store, int64_t id, int64_t now_s, GError **error);

/**
 * A post that was just put: keep it out if one of its keys is. Not for a key that a stored post has
 * which is kept out itself: then this one was found to be another. Inside a transaction.
 *
 * @keys   borrowed array of char*: those that it came with.
 * @error  STORE_*.
 */
bool keepouts_meet(Store *store, int64_t id, const GPtrArray *keys, GError **error);

/**
 * Let in what is kept out under these keys. Inside a transaction.
 *
 * @keys   borrowed array of char*.
 * @error  STORE_*.
 */
bool keepouts_forget(Store *store, const GPtrArray *keys, GError **error);

/**
 * Let in a stored post, under all its keys. Inside a transaction.
 *
 * @was_held  out: it was kept out.
 * @error     STORE_*.
 */
bool keepouts_release(Store *store, int64_t id, bool *was_held, GError **error);

#endif
