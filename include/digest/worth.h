/**
 * What an entry is worth to the readers of a small community: six parts in points, summed. Made for
 * 5 to 400 posts, where counts are small and networks count differently: a number that a platform
 * tells is compared within its source alone, as a rank, and one that nobody told is taken for
 * neither none nor many. Integers only, so that every machine comes to the same.
 */
#ifndef TAGDIGEST_DIGEST_WORTH_H
#define TAGDIGEST_DIGEST_WORTH_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft.h"

/** By what entries are judged; all borrowed. */
typedef struct WorthRule {
	const int *weights; /* DRAFT_WORTH_PARTS of them: the most points that each part can be */
	int64_t start_s;    /* the period, Unix seconds UTC */
	int64_t end_s;
	GHashTable *sources; /* the number of a post (int64_t) -> the name of the source (char *)
			      * whose counts it has; NULL, or one that is missing: its network */
} WorthRule;

/**
 * Say of each entry what it is worth (its parts), as it stands among the others. Their order does
 * not matter.
 *
 * @entries  borrowed: of DraftEntry, with voices, answers and whatever else is said of them.
 */
void worth_judge(const GPtrArray *entries, const WorthRule *rule);

/**
 * Mark the entries of accounts that call themselves programs, and of whoever posts by a template:
 * many of one person that are the same but for their numbers and links, or begin and end alike (the
 * first word and the last two, beside hashtags), and are not the same altogether. Those of one who
 * greets every morning are not.
 *
 * @entries  borrowed: of DraftEntry, with their persons.
 */
void worth_mark_automated(const GPtrArray *entries);

/** "worth 14: conversation 6, freshness 3, question 5": the sum, and what it is made of. @parts
 * DRAFT_WORTH_PARTS of them, borrowed. @return owned. */
char *worth_words(const int *parts);

#endif
