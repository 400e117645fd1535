/** Hashtag timelines of Mastodon and of servers that speak its client API. */
#ifndef TAGDIGEST_SOURCE_MASTODON_H
#define TAGDIGEST_SOURCE_MASTODON_H

#include "source/kind.h"

/** The row of the registry. */
extern const SourceKind mastodon_kind;

#endif
