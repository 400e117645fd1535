/**
 * The stream `export`: a file of this machine, or a folder in which each file and each folder is an
 * export of its own. Each is read once, and again when it changed; what is still being written is
 * left alone.
 */
#ifndef TAGDIGEST_FLOW_STREAM_EXPORT_H
#define TAGDIGEST_FLOW_STREAM_EXPORT_H

#include "flow/stream.h"

/** The row of the registry. */
extern const Stream stream_export;

#endif
