/**
 * Who asks a source now: on one machine the poll lock says so, and whoever held it before is dead;
 * between machines a lease does, for as long as a run may take.
 */
#ifndef TAGDIGEST_FLOW_POLL_LEASE_H
#define TAGDIGEST_FLOW_POLL_LEASE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "store/sources.h"

/** Whether another machine is at it. Under the poll lock. */
bool poll_lease_is_held(const SourceRow *row, int64_t now_s);

/**
 * Lease the sources of some jobs, in the store and in their rows. What is saved when a job is over
 * gives its lease back.
 *
 * @jobs   borrowed array of Job (flow/poll_job).
 * @error  STORE_*, SYSTEM_PERMANENT.
 */
bool poll_lease_take(Context *context, const GPtrArray *jobs, int64_t now_s, GError **error);

#endif
