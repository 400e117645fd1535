/** Opt-outs that cannot be meant: a part of inspect. */
#ifndef TAGDIGEST_FLOW_INSPECT_OPTOUT_H
#define TAGDIGEST_FLOW_INSPECT_OPTOUT_H

#include <glib.h>

#include "config/config.h"

/**
 * Complain of opt-outs of a whole server that sources are read from, and of whom the ini keeps out
 * and lets in again.
 *
 * @config    borrowed.
 * @problems  borrowed array of Problem, added to.
 */
void inspect_optout(const Config *config, GPtrArray *problems);

#endif
