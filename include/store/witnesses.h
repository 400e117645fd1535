/** How editions came to their digests' witnesses. */
#ifndef TAGDIGEST_STORE_WITNESSES_H
#define TAGDIGEST_STORE_WITNESSES_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

#define WITNESSES_AWAITED "awaited"
#define WITNESSES_EQUAL "equal"
#define WITNESSES_ALTERED "altered"

/** A row. */
typedef struct WitnessRow {
	int64_t edition_id; /* 0: there is none */
	int number;         /* of the edition */
	char *message;      /* owned: the Message-ID that it was sent with */
	char *expected;     /* owned: what it is to be, as its writer has it */
	char *state;        /* owned: one of WITNESSES_… */
	char *detail;       /* owned: what was altered; or NULL */
	int64_t sent_s;     /* Unix seconds UTC */
	int64_t seen_s;     /* likewise; 0: not yet */
} WitnessRow;

/** Free what it holds. */
void witness_row_clear(WitnessRow *row);

/**
 * What is sent to a witness, for the first time or again; until it has come, the last counts.
 * @row borrowed. @error STORE_*.
 */
bool witnesses_put(Store *store, const WitnessRow *row, GError **error);

/** The row of a Message-ID (borrowed, may be NULL). @row out. @error STORE_*. */
bool witnesses_find(Store *store, const char *message, WitnessRow *row, GError **error);

/** What became of it: state, detail and seen_s of @row (borrowed). @error STORE_*. */
bool witnesses_see(Store *store, const WitnessRow *row, GError **error);

/** The last of a digest. @row out. @error STORE_*. */
bool witnesses_last(Store *store, const char *digest, WitnessRow *row, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(WitnessRow, witness_row_clear)

#endif
