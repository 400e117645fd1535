/** Who wrote the posts of a draft, what they are worth, and in which order they have a place. */
#ifndef TAGDIGEST_FLOW_PREPARE_RANK_H
#define TAGDIGEST_FLOW_PREPARE_RANK_H

#include <glib.h>

#include "config/config.h"
#include "digest/choice.h"
#include "digest/window.h"
#include "model/digest_spec.h"
#include "model/draft.h"
#include "store/posts.h"

/** What is known of posts beside what they say. */
typedef struct PrepareRank PrepareRank;

/** @config borrowed while it is called: whom it calls by which names. @return owned. */
PrepareRank *prepare_rank_new(const Config *config);

/** @rank owned, may be NULL. */
void prepare_rank_free(PrepareRank *rank);

/** Note a candidate (borrowed) of a draft; its post gets its author_keys. */
void prepare_rank_note(PrepareRank *rank, const PostCandidate *candidate);

/** Whose a post (borrowed) is. @return owned. */
char *prepare_rank_person(const PrepareRank *rank, const Post *post);

/** Say of an entry whose it is and of when, once all candidates are noted. */
void prepare_rank_name(const PrepareRank *rank, DraftEntry *entry);

/** Say of entries (borrowed, of DraftEntry, named) what they are worth among each other. */
void prepare_rank_worth(const PrepareRank *rank, const DigestSpec *digest, const Draft *draft,
	const GPtrArray *entries);

/**
 * Judge entries and rank them.
 *
 * @entries  borrowed: of DraftEntry, named; they are sorted by their rank.
 */
void prepare_rank(const PrepareRank *rank, const DigestSpec *digest, const Draft *draft,
	GPtrArray *entries);

/** What a digest's edition of a window (both borrowed) has room for. */
ChoiceRule prepare_rank_rule(const DigestSpec *digest, const Window *window);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PrepareRank, prepare_rank_free)

#endif
