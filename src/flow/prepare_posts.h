/** Which posts may stand in an edition: those of its window that pass. */
#ifndef TAGDIGEST_FLOW_PREPARE_POSTS_H
#define TAGDIGEST_FLOW_PREPARE_POSTS_H

#include <glib.h>
#include <stdbool.h>

#include "flow/prepare.h"
#include "flow/context.h"
#include "flow/prepare_facts.h"
#include "model/digest_spec.h"
#include "model/draft.h"
#include "model/draft_review.h"

/** What may stand in an edition. */
typedef struct PrepareChoice {
	const Draft *draft;        /* borrowed: what it is for; NULL: they are counted */
	const DraftReview *review; /* borrowed: what the organiser said of it; NULL: nothing */
	bool is_seen_only;   /* only what the organiser had the chance to see may stand in it */
	GPtrArray *posts;    /* of Post, owned */
	GHashTable *counts;  /* owned: how many of them each source showed first, by its name */
	GPtrArray *skipped;  /* of DraftCut, owned: what a pause leaves out */
	GPtrArray *filtered; /* of DraftCut, owned: what the digest's rules leave out */
	PrepareFacts facts;  /* owned: for a draft */
} PrepareChoice;

/**
 * The posts of the window that pass, and facts about them if they are for a draft. What the
 * organiser keeps passes though a rule of the digest says no, but never though its author or
 * source does.
 *
 * @choice  borrowed, with what is borrowed in it; the rest out, owned (prepare_choice_clear).
 * @error   STORE_*, CONFIG_PERMANENT.
 */
bool prepare_posts(Context *context, const DigestSpec *digest, const PrepareState *state,
	PrepareChoice *choice, GError **error);

/** Free what it owns. */
void prepare_choice_clear(PrepareChoice *choice);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PrepareChoice, prepare_choice_clear)

#endif
