/** A context that keeps nothing: to ask somebody without a trace. */
#ifndef TAGDIGEST_FLOW_SCRATCH_H
#define TAGDIGEST_FLOW_SCRATCH_H

#include <stdbool.h>

#include "flow/context.h"

/**
 * A copy with a store of its own, in memory. Hosts are spared as the one that was given has it.
 *
 * @context  borrowed; its store is read only, or NULL where there is none yet.
 * @own      out, by scratch_close(); all but its store, rules and ways is borrowed from @context.
 * @error    STORE_*.
 */
bool scratch_open(const Context *context, Context *own, GError **error);

/** Forget all of it. Harmless where scratch_open() failed. */
void scratch_close(Context *own);

#endif
