/** X, formerly Twitter: recent search for hashtags, paid for by the post. */
#ifndef TAGDIGEST_SOURCE_X_H
#define TAGDIGEST_SOURCE_X_H

#include "source/kind.h"

extern const SourceKind x_kind;

#endif
