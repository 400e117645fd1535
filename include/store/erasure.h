/**
 * What was deleted, leaving the disk. SQLite overwrites what it frees (secure_delete), but pages
 * that were rearranged keep copies of what moved, which no later deletion finds; and the log keeps
 * all that was written. So what takes words away owes an erasure, in the same transaction; once a
 * run the file is written anew and the log emptied. When another process reads meanwhile, the log
 * stays: then it is owed still, and the next run does it.
 */
#ifndef TAGDIGEST_STORE_ERASURE_H
#define TAGDIGEST_STORE_ERASURE_H

#include <glib.h>
#include <stdbool.h>

#include "store/store.h"

/** Words were deleted in this transaction; the index of words goes with them. @error STORE_*. */
bool erasure_owe(Store *store, GError **error);

/** Whether one is owed. @is_owed out. @error STORE_*. */
bool erasure_is_owed(Store *store, bool *is_owed, GError **error);

/**
 * Do what is owed, if anything is. No transaction may be open.
 *
 * @is_owed  out, may be NULL: another process was in the way, and it is owed still.
 * @error    STORE_*.
 */
bool erasure_do(Store *store, bool *is_owed, GError **error);

#endif
