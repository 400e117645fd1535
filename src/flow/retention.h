/**
 * What is kept no longer than the ini wants, and what was deleted leaving the disk: the last thing
 * that a run does.
 */
#ifndef TAGDIGEST_FLOW_RETENTION_H
#define TAGDIGEST_FLOW_RETENTION_H

#include <glib.h>
#include <stdbool.h>

#include "flow/activity.h"
#include "flow/context.h"
#include "store/expiry.h"

typedef enum RetentionChoice {
	RETENTION_NOT_YET,
	RETENTION_DUE,
	RETENTION_DOUBTED, /* the clock leapt ahead: from now on it is watched */
} RetentionChoice;

/**
 * Whether a round is due. What a clock that is ahead for once makes old must not be deleted: when
 * over a month lies between two rounds, the clock is believed only after it has stood for a day.
 *
 * @rounds    borrowed.
 * @is_given  the time was given by hand (--now), and is believed.
 * @at_s      now, Unix seconds UTC.
 */
RetentionChoice retention_choose(const ExpiryRounds *rounds, bool is_given, int64_t at_s);

/**
 * Once a day delete what is older than `retention`; then do the erasure that is owed
 * (store/erasure). Only while nobody else polls or delivers, since the file is written anew; else
 * the next run does it. Neither lock may be held by this process.
 *
 * @error  STORE_*, SYSTEM_PERMANENT.
 */
bool retention_run(Context *context, GError **error);

/**
 * Take the lock of an activity as activity_try() does, but wait for a retention that may have it:
 * that is soon over, and is neither polling nor mailing.
 *
 * @lock   out, owned; left alone (NULL) when another process is at it.
 * @error  SYSTEM_PERMANENT.
 */
bool retention_try(const Context *context, Activity activity, Lock **lock, GError **error);

#endif
