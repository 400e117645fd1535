/** What hangs on a post of Bluesky: getPostThread. */
#ifndef TAGDIGEST_SOURCE_BLUESKY_THREAD_H
#define TAGDIGEST_SOURCE_BLUESKY_THREAD_H

#include "source/step.h"

/** As SourceKind's thread_request. */
Request *bluesky_thread_request(const SourceSpec *spec, const char *id);

/** As SourceKind's thread_read. */
void bluesky_thread_read(const ThreadInput *input, ThreadPage *page);

#endif
