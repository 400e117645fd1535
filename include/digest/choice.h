/**
 * Who stands in an edition when not all can: a rank of all entries by what they are worth and by
 * whose they are, and what the caps leave of it. A function of what there is, and not of the order
 * in which it comes.
 */
#ifndef TAGDIGEST_DIGEST_CHOICE_H
#define TAGDIGEST_DIGEST_CHOICE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft.h"

/** Why a post is not shown: DraftCut.reason. */
#define CHOICE_OVER_POSTS "over max_posts"
#define CHOICE_OVER_AUTHOR "over max_per_author"
#define CHOICE_OVER_SIZE "over the size of a mail"

/** What an edition has room for. */
typedef struct ChoiceRule {
	int max_posts;      /* so many posts are shown, those below others counted */
	int max_per_author; /* so many entries of one person */
	int64_t carry_s;    /* what is cut and is of then or later (DraftEntry.time_s) is news for
			     * the next edition, but for what is over max_per_author */
} ChoiceRule;

/**
 * Rank all entries, and sort them by it: each person's best by worth, then the seconds, and so on.
 * What is automated stands behind what people wrote: a bot's first behind all firsts, all else of
 * it at the end. Among equals the earlier stands first, then the smaller uri.
 *
 * @entries  borrowed: of DraftEntry, with person, worth and time_s; the ranks are set.
 */
void choice_rank(GPtrArray *entries);

/**
 * Leave what there is room for. What goes is the end of the rank; before a person's only place
 * goes, answers go that stand below others and are not their author's only place.
 *
 * @entries  borrowed: of DraftEntry, owned by the array, ranked; what is cut is freed.
 * @cuts     borrowed: each post that goes is added, a DraftCut.
 */
void choice_cut(GPtrArray *entries, const ChoiceRule *rule, GPtrArray *cuts);

/**
 * Cut what stands last in the rank of all that a draft shows: what flow does while a mail is too
 * large. Sections keep their totals.
 *
 * @carry_s  as in ChoiceRule.
 * @return false when no more than one entry is left.
 */
bool choice_cut_one(Draft *draft, const char *reason, int64_t carry_s);

#endif
