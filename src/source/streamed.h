/** Kinds whose sources are read item by item (flow/stream), and so have no steps and no requests.
 */
#ifndef TAGDIGEST_SOURCE_STREAMED_H
#define TAGDIGEST_SOURCE_STREAMED_H

#include "source/kind.h"

/** What people exported of their accounts: a file of this machine, or a folder of them. */
extern const SourceKind export_kind;

#endif
