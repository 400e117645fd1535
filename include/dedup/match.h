/**
 * Whether a post that arrives is one that is stored, and whose content of it counts. An identity is
 * claimed, not proven: a key that many may name needs agreement in words, author or date, and
 * content under a name is that of the name's own host where that is read.
 */
#ifndef TAGDIGEST_DEDUP_MATCH_H
#define TAGDIGEST_DEDUP_MATCH_H

#include <glib.h>
#include <stdint.h>

#include "model/claim.h"
#include "model/post.h"

/** Where a post is shown. All borrowed. */
typedef struct MatchPlace {
	int64_t source_id;
	const char *source_url;
	int64_t seen_s; /* Unix seconds UTC */
	bool is_import; /* an export: it may be older than what is stored, or say less */
} MatchPlace;

/**
 * Judge a post against all that is stored under one of its keys, by the table of rules
 * (src/dedup/match.c). Where in doubt two posts stay two: one shown twice is bad, one lost worse.
 *
 * Content: the same source may always change its own, but an export what is older than it, or had
 * more beside the same words. Among others, who stands on the host of the
 * name goes before a server that keeps copies, and that before a mere link; of two as near the
 * later version counts if it is an edit of the other, else that of the source that came first.
 *
 * @post    borrowed, after identity_assign().
 * @place   borrowed.
 * @claims  borrowed array of Claim.
 * @return to be cleared with match_clear().
 */
Match match_judge(const Post *post, const MatchPlace *place, const GPtrArray *claims);

#endif
