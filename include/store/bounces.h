/** What mail servers reported of people's mail, for as long as it counts, and who is suspended. */
#ifndef TAGDIGEST_STORE_BOUNCES_H
#define TAGDIGEST_STORE_BOUNCES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/subscriber.h"
#include "store/store.h"

/** Whom a report is about. Cleared by bounces_reader_clear(). */
typedef struct BouncesReader {
	int64_t id;      /* of the subscriber; 0: there is none */
	char *email;     /* owned; NULL when erased */
	char *email_key; /* owned; NULL when erased */
} BouncesReader;

/** Whose a subscription is. @reader out, zeroed. @error STORE_*. */
bool bounces_reader_of(Store *store, int64_t subscription_id, BouncesReader *reader,
	GError **error);

/** The person of that number. @reader out, zeroed. @error STORE_*. */
bool bounces_reader_get(Store *store, int64_t subscriber_id, BouncesReader *reader, GError **error);

/** Free what it holds. */
void bounces_reader_clear(BouncesReader *reader);

/** A mail that went out to somebody. Plain data. */
typedef struct BouncesMailed {
	int64_t edition_id, subscription_id;
} BouncesMailed;

/**
 * What was mailed to a person, or may have been, the newest first, a hundred at most.
 *
 * @since_s  not before, Unix seconds UTC.
 * @mailed   out, owned array of BouncesMailed.
 * @error    STORE_*.
 */
bool bounces_mailed(Store *store, int64_t subscriber_id, int64_t since_s, GArray **mailed,
	GError **error);

/** A mail that a server refused for good in a session of ours. */
typedef struct BouncesFailed {
	int64_t subscriber_id, edition_id;
	char *detail; /* owned: the server's words */
} BouncesFailed;

/** @failed owned, may be NULL. */
void bounces_failed_free(BouncesFailed *failed);

/**
 * Those of active subscriptions that no report was kept of, a thousand at most.
 *
 * @since_s  not before, Unix seconds UTC; nor before the subscription became what it is.
 * @list     out, owned array of BouncesFailed.
 * @error    STORE_*.
 */
bool bounces_failed(Store *store, int64_t since_s, GPtrArray **list, GError **error);

/** One report. All borrowed. */
typedef struct BouncesRow {
	int64_t subscriber_id;
	int64_t edition_id; /* 0: none is known */
	bool is_hard;
	const char *class;  /* a word of subscribe/bounce */
	const char *status; /* or NULL */
	const char *detail; /* the server's words, without addresses; or NULL */
	int64_t came_s;     /* Unix seconds UTC */
} BouncesRow;

/**
 * Keep a report; one about the same edition, or of the same day about none, counts once. Those
 * before @before_s are forgotten, everybody's. Inside a transaction.
 *
 * @is_new  out: whether it counts.
 * @error   STORE_*.
 */
bool bounces_add(Store *store, const BouncesRow *row, int64_t before_s, bool *is_new,
	GError **error);

/** What is held against somebody. Plain data; the times are 0 where there is none. */
typedef struct BouncesTally {
	int hard, soft;
	int64_t first_hard_s, last_hard_s;
	int64_t first_s, last_s; /* of all */
} BouncesTally;

/** Count a person's reports since then. @tally out. @error STORE_*. */
bool bounces_tally(Store *store, int64_t subscriber_id, int64_t since_s, BouncesTally *tally,
	GError **error);

/** Nothing is held against a person any more. Inside a transaction. @error STORE_*. */
bool bounces_forget(Store *store, int64_t subscriber_id, GError **error);

/** A subscription that gets nothing since a mail server or its reader said so. */
typedef struct BouncesSuspended {
	char *email;  /* owned */
	char *digest; /* owned */
	SubscriptionState state;
	int64_t since_s; /* Unix seconds UTC */
	char *why;       /* owned: what was kept with that step; or NULL */
} BouncesSuspended;

/** @suspended owned, may be NULL. */
void bounces_suspended_free(BouncesSuspended *suspended);

/**
 * Who is suspended, the last first.
 *
 * @limit  at most so many.
 * @count  out: how many there are in all.
 * @list   out, owned array of BouncesSuspended.
 * @error  STORE_*.
 */
bool bounces_suspended(Store *store, int limit, int64_t *count, GPtrArray **list, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BouncesReader, bounces_reader_clear)

#endif
