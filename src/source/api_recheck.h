/** Posts of a described kind, asked for again: SourceKind's recheck. */
#ifndef TAGDIGEST_SOURCE_API_RECHECK_H
#define TAGDIGEST_SOURCE_API_RECHECK_H

#include "source/step.h"

/** As SourceKind's. Marks: "one ID", "many ID …", "list ID". */
void api_recheck(const RecheckInput *input, Recheck *recheck);

#endif
