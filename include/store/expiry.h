/**
 * What is kept no longer: posts with all that hangs on them, what was dropped, documents of drafts
 * and editions. What stays: that an edition was, which periods are decided, who was sent what, and
 * every refusal, since whoever refused must never be shown because time has passed.
 */
#ifndef TAGDIGEST_STORE_EXPIRY_H
#define TAGDIGEST_STORE_EXPIRY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** So many rows of a table at most are deleted in a transaction. */
#define EXPIRY_BATCH 500

/**
 * Delete some of what is older, in a transaction of its own; words that go owe an erasure. A post
 * is as old as it says; one without a believable date as when it was shown last, since a source
 * that still shows it would bring it back as new. The documents of an edition stay while somebody
 * is owed it.
 *
 * @before_s  Unix seconds UTC.
 * @rows      out: how many rows went; 0: nothing is left to do.
 * @error     STORE_*.
 */
bool expiry_step(Store *store, int64_t before_s, int *rows, GError **error);

/** What is remembered of the rounds of these. Unix seconds UTC, 0: never. */
typedef struct ExpiryRounds {
	int64_t last_s;    /* when the last was */
	int64_t doubted_s; /* when the clock was first ahead of what is believed */
} ExpiryRounds;

/** @rounds out. @error STORE_*. */
bool expiry_get_rounds(Store *store, ExpiryRounds *rounds, GError **error);

/** @rounds borrowed. @error STORE_*. */
bool expiry_set_rounds(Store *store, const ExpiryRounds *rounds, GError **error);

#endif
