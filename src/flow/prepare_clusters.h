/** Each thing once: of what passed, copies go behind the post that they are copies of. */
#ifndef TAGDIGEST_FLOW_PREPARE_CLUSTERS_H
#define TAGDIGEST_FLOW_PREPARE_CLUSTERS_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/prepare_facts.h"
#include "model/draft.h"

/** How the reason begins of what is left out since an edition has said it: DraftCut.reason. */
#define PREPARE_SAID "said already in edition "

/** So many editions are looked back to. */
#define PREPARE_SAID_EDITIONS 2

/**
 * Take copies out of the posts that passed.
 *
 * What the last two editions of the digest showed is no news when it comes from another place: it
 * goes, and is noted among the draft's cuts. Of the rest each cluster keeps its original, which
 * has the hashtags of all from then on, and the answers that were counted to any of them; and
 * whoever is known by one of them is no newcomer.
 *
 * @draft   borrowed: of its digest; gets cuts.
 * @posts   borrowed array of Post, owned by the array; shrinks.
 * @facts   borrowed, from prepare_facts(), or empty where posts are counted: gets the copies.
 * @error   STORE_*.
 */
bool prepare_clusters(Context *context, Draft *draft, GPtrArray *posts, PrepareFacts *facts,
	GError **error);

/** Give an entry (borrowed) the copies of its post, which leave the facts. */
void prepare_clusters_give(const PrepareFacts *facts, DraftEntry *entry);

#endif
