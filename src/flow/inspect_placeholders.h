/** What of an example was left in an ini as it stood. */
#ifndef TAGDIGEST_FLOW_INSPECT_PLACEHOLDERS_H
#define TAGDIGEST_FLOW_INSPECT_PLACEHOLDERS_H

#include <glib.h>

#include "config/config.h"

/**
 * Values below a comment that begins with FILL IN (as `tagdigest init` writes them) that still are
 * the example's, and the example's mail server wherever it stands.
 *
 * @problems  borrowed array of Problem, added to.
 */
void inspect_placeholders(const Config *config, GPtrArray *problems);

#endif
