/** Posts of Bluesky, looked at again before they are mailed: getPosts. */
#ifndef TAGDIGEST_SOURCE_BLUESKY_RECHECK_H
#define TAGDIGEST_SOURCE_BLUESKY_RECHECK_H

#include "source/step.h"

/** As SourceKind's recheck. */
void bluesky_recheck(const RecheckInput *input, Recheck *recheck);

#endif
