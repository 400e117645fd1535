/** Posts of X looked at again, as far as the budget goes: GET /2/tweets. */
#ifndef TAGDIGEST_SOURCE_X_RECHECK_H
#define TAGDIGEST_SOURCE_X_RECHECK_H

#include "source/step.h"

/** See SourceKind. */
void x_recheck(const RecheckInput *input, Recheck *recheck);

#endif
