/** Mastodon's threads: what hangs on a status, and what it hangs on. */
#ifndef TAGDIGEST_SOURCE_MASTODON_THREAD_H
#define TAGDIGEST_SOURCE_MASTODON_THREAD_H

#include "source/step.h"

/** See SourceKind. */
Request *mastodon_thread_request(const SourceSpec *spec, const char *id);

/** See SourceKind. */
void mastodon_thread_read(const ThreadInput *input, ThreadPage *page);

#endif
