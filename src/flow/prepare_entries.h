/** What passed becomes the entries of a draft: each step is a module's, and their order is here. */
#ifndef TAGDIGEST_FLOW_PREPARE_ENTRIES_H
#define TAGDIGEST_FLOW_PREPARE_ENTRIES_H

#include <glib.h>

#include "flow/prepare_facts.h"
#include "model/digest_spec.h"
#include "model/draft.h"

/**
 * Fill a draft with what passed: its numbers and its sections.
 *
 * @draft  borrowed: with its digest, period and zone.
 * @posts  owned by the call: array of Post.
 * @facts  borrowed.
 */
void prepare_entries(const DigestSpec *digest, Draft *draft, GPtrArray *posts,
	const PrepareFacts *facts);

#endif
