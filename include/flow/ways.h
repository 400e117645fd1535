/** The keys by which ways are signed: a file in state_dir, made at once, for its owner alone. */
#ifndef TAGDIGEST_FLOW_WAYS_H
#define TAGDIGEST_FLOW_WAYS_H

#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "subscribe/way.h"

/** The file in state_dir. */
#define WAYS_FILE "ways.key"

/** So many keys are kept, the newest first: what was signed by an older one is no way any more. */
#define WAYS_KEYS_MAX 250

/**
 * The keys of this installation; a first one is made where there is none, under the database's
 * lock: a part of the transaction that is open, or one by itself.
 *
 * @keys   out, borrowed from the context.
 * @error  STORE_TEMPORARY, SYSTEM_PERMANENT; CONFIG_PERMANENT when the file is none of ours.
 */
bool ways_keys(Context *context, const WayKeys **keys, GError **error);

/**
 * From now on a new key signs; what older ones signed goes on working.
 *
 * @count  out: how many keys there are.
 * @error  as ways_keys().
 */
bool ways_rotate(Context *context, int *count, GError **error);

#endif
