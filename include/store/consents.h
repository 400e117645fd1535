/**
 * What authors and platforms have said, remembered without what they said it about: under keyed
 * hashes (store/keyhash) of a post's keys and of the names its author is known by. Of a post that
 * is stored, the post itself remembers (posts_put).
 */
#ifndef TAGDIGEST_STORE_CONSENTS_H
#define TAGDIGEST_STORE_CONSENTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/consent.h"
#include "store/store.h"

/** Who brought a no. */
#define CONSENTS_BY_ACCOUNT "account"
#define CONSENTS_BY_ORGANISER "organiser" /* asked by the author: no yes of an account counts */
/** A name that somebody was known by besides whom the organiser keeps out. */
#define CONSENTS_BY_ALIAS "alias"

/**
 * What was said before.
 *
 * @keys      borrowed array of char*: the post's, whether it is stored or not.
 * @authors   borrowed array of char*: names of its author, may be empty.
 * @standing  out.
 * @error     STORE_*.
 */
bool consents_standing(Store *store, const GPtrArray *keys, const GPtrArray *authors,
	ConsentStanding *standing, GError **error);

/**
 * Remember what was said of a post that is not stored, or of all posts of an author short of a no:
 * the strictest ever stands. Less than REDUCED is not worth a row. Inside a transaction.
 *
 * @keys    borrowed array of char*: the post's, or the author's names.
 * @said_s  Unix seconds UTC; kept to the day.
 * @error   STORE_*.
 */
bool consents_remember(Store *store, const GPtrArray *keys, PostConsent level, int64_t said_s,
	GError **error);

/**
 * Remember that an author refuses all posts. Inside a transaction.
 *
 * @authors  borrowed array of char*: the names.
 * @said_by  borrowed: CONSENTS_BY_….
 * @said_s   Unix seconds UTC.
 * @error    STORE_*.
 */
bool consents_refuse_author(Store *store, const GPtrArray *authors, const char *said_by,
	int64_t said_s, GError **error);

/**
 * Remember that an author took that back, each name by itself; who else said no for it stays
 * heard. What the account takes back is its own no alone, what the organiser takes back counts from
 * @said_s on. @authors, @said_by (account or organiser), @said_s, @error as above.
 */
bool consents_readmit_author(Store *store, const GPtrArray *authors, const char *said_by,
	int64_t said_s, GError **error);

/**
 * For how many of these names the organiser's no stands. Inside a transaction.
 *
 * @count  out.
 * @error  STORE_*.
 */
bool consents_count_out(Store *store, const GPtrArray *authors, guint *count, GError **error);

/**
 * What was remembered under these names counts no more, but for a no. Inside a transaction.
 *
 * @keys   borrowed array of char*, as above.
 * @error  STORE_*.
 */
bool consents_forget(Store *store, const GPtrArray *keys, GError **error);

#endif
