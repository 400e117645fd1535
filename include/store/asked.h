/**
 * Whom we wrote to although nobody knows whether they asked: strangers, and readers whose address
 * anybody may have written into a mail. Nobody gets a second one within a week, and all together
 * get a few an hour. Addresses are kept as keyed hashes, and for no longer than that week.
 */
#ifndef TAGDIGEST_STORE_ASKED_H
#define TAGDIGEST_STORE_ASKED_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** Whether somebody may be written to. */
typedef enum AskedAnswer {
	ASKED_MAY,      /* and it is noted: they will be now */
	ASKED_ALREADY,  /* within a week */
	ASKED_TOO_MANY, /* of all together, within an hour */
} AskedAnswer;

/** Who it is. Borrowed. */
typedef struct AskedName {
	const char *name; /* the folded address, or a word for somebody else; it is hashed */
	int most;         /* so many within an hour; 0: however many there were */
} AskedName;

/**
 * Ask, and note it when they may be. Inside a transaction.
 *
 * @name    borrowed.
 * @now_s   Unix seconds UTC.
 * @answer  out.
 * @error   STORE_*, SYSTEM_PERMANENT.
 */
bool asked_may(Store *store, const AskedName *name, int64_t now_s, AskedAnswer *answer,
	GError **error);

#endif
