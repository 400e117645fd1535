/** What the store knows of the posts of a draft, beside the posts: gathered here, judged in digest.
 */
#ifndef TAGDIGEST_FLOW_PREPARE_FACTS_H
#define TAGDIGEST_FLOW_PREPARE_FACTS_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/prepare_rank.h"
#include "model/draft.h"
#include "model/draft_review.h"

/** Sets of what is known. Owned. */
typedef struct PrepareFacts {
	GHashTable *answered;  /* entry_note_answered() of all that may answer, shown or not */
	GHashTable *newcomers; /* of int64_t, owned: posts by whoever was never seen before */
	GHashTable *copies;    /* Post -> array of DraftCopy, owned: where else it was said; set by
				* prepare_clusters() */
	GHashTable *folded;    /* copy -> original, of Post: the copies owned; likewise */
	GPtrArray *chats;      /* of PrepareChat, owned: of prepare_chats_read() */
	PrepareRank *rank;     /* whose they are, of when, and as which source counts them */
	ChoiceRule room;       /* what the edition has room for */
	const DraftReview *review; /* borrowed: what the organiser said of them; NULL: nothing */
} PrepareFacts;

/**
 * Gather facts about candidates, whether they pass or not.
 *
 * Where a post answers another by a number of its source's, and that one is among them, it gets its
 * uri and url: by these answers are found.
 *
 * Whose posts were not seen in the year before the period is a newcomer, once the digest has been
 * read for four weeks before it: until then nobody can know.
 *
 * @draft       borrowed: with its digest and period.
 * @candidates  borrowed array of PostCandidate.
 * @facts       out, owned (prepare_facts_clear).
 * @error       STORE_*.
 */
bool prepare_facts(Context *context, const Draft *draft, const GPtrArray *candidates,
	PrepareFacts *facts, GError **error);

/**
 * What a post answers by a number of its source's, and nothing else, gets its uri and url where it
 * is among them.
 *
 * @candidates  borrowed array of PostCandidate, changed.
 * @error       STORE_*.
 */
bool prepare_name_answered(Store *store, const GPtrArray *candidates, GError **error);

/**
 * Who is known by one of their posts is no newcomer with the others, nor is a program: whoever
 * posts by a template.
 *
 * @entries  borrowed array of DraftEntry with person, is_newcomer and is_automated.
 */
void prepare_facts_by_person(const GPtrArray *entries);

/** @facts owned: what it holds. */
void prepare_facts_clear(PrepareFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PrepareFacts, prepare_facts_clear)

#endif
