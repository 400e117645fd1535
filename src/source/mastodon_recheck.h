/** Mastodon's recheck: posts by their ids, many at once, and one by one who is missing. */
#ifndef TAGDIGEST_SOURCE_MASTODON_RECHECK_H
#define TAGDIGEST_SOURCE_MASTODON_RECHECK_H

#include "source/step.h"

/** See SourceKind. */
void mastodon_recheck(const RecheckInput *input, Recheck *recheck);

#endif
