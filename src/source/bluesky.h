/** The kind `bluesky`: searches, people's posts, lists and feeds by the API of app.bsky. */
#ifndef TAGDIGEST_SOURCE_BLUESKY_H
#define TAGDIGEST_SOURCE_BLUESKY_H

#include "source/kind.h"

extern const SourceKind bluesky_kind;

#endif
