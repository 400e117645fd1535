/**
 * What is kept no longer than the ini wants, and what was deleted leaving the disk: the last thing
 * that a run does.
 */
#ifndef TAGDIGEST_FLOW_RETENTION_H
#define TAGDIGEST_FLOW_RETENTION_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Once a day delete what is older than `retention`; then do the erasure that is owed
 * (store/erasure). Only while nobody else polls or delivers, since the file is written anew; else
 * the next run does it. Neither lock may be held by this process.
 *
 * @error  STORE_*, SYSTEM_PERMANENT.
 */
bool retention_run(Context *context, GError **error);

#endif
