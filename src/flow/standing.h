/** How a source stands, by what is remembered of it: said in one place. */
#ifndef TAGDIGEST_FLOW_STANDING_H
#define TAGDIGEST_FLOW_STANDING_H

#include <stdbool.h>

#include "store/sources.h"

/** Whether anything of it was ever read, wanted or not; an answer alone is nothing read. */
bool standing_has_read(const SourceRow *row);

/**
 * "never asked", "closed", "failing", "never read" (it answers, and nothing ever came of it),
 * "behind", "well". @return static.
 */
const char *standing_name(const SourceRow *row);

#endif
