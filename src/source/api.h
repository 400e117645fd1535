/** All kinds that are described in ini: one reader of JSON, led by a KindSpec. */
#ifndef TAGDIGEST_SOURCE_API_H
#define TAGDIGEST_SOURCE_API_H

#include "source/kind.h"

extern const SourceKind api_kind;

#endif
