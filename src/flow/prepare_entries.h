/** What passed becomes the entries of a draft: each step is a module's, and their order is here. */
#ifndef TAGDIGEST_FLOW_PREPARE_ENTRIES_H
#define TAGDIGEST_FLOW_PREPARE_ENTRIES_H

#include <glib.h>

#include "digest/thread.h"
#include "flow/ingest.h"
#include "flow/prepare_facts.h"
#include "model/digest_spec.h"
#include "model/draft.h"

/** What was asked of the threads of posts. Borrowed. */
typedef struct PrepareThreads {
	Threads *threads;    /* changed: what the digest may quote; NULL: nobody was asked */
	const Ingest *rules; /* which answers are let in */
} PrepareThreads;

/**
 * Fill a draft with what passed: its numbers and its sections.
 *
 * What hangs on them and may be quoted stands with them, aside. Where their servers were asked,
 * none is a question without an answer but those of which they said so.
 *
 * @draft    borrowed: with its digest, period and zone.
 * @posts    owned by the call: array of Post.
 * @facts    borrowed; more is answered behind the call.
 * @threads  borrowed.
 */
void prepare_entries(const DigestSpec *digest, Draft *draft, GPtrArray *posts,
	const PrepareFacts *facts, const PrepareThreads *threads);

#endif
