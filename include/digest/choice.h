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
#define CHOICE_PROGRAM "one of many that a program made: one is shown for all"

/** What an edition has room for. */
typedef struct ChoiceRule {
	int max_posts;      /* so many posts are shown, those below others counted */
	int max_per_author; /* so many entries of one person; of what a program makes one */
	int64_t carry_s;    /* what of then or later (DraftEntry.time_s) has no room is news for the
			     * next edition, but for what is over max_per_author, or a program's */
} ChoiceRule;

/** What has no room: an entry with all below it, or an answer that stood below one. */
typedef struct ChoiceGone {
	DraftEntry *entry;  /* owned; an answer has the rank and worth of the entry */
	const char *reason; /* static */
} ChoiceGone;

/** @gone owned, may be NULL. */
void choice_gone_free(ChoiceGone *gone);

/** Whether the organiser wants an entry in the edition, or something that stands below it. */
bool choice_has_pinned(const DraftEntry *entry);

/**
 * Rank all entries, and sort them by it: what the organiser pinned, then each person's best by
 * worth, then the seconds, and so on. A story is the place of whoever of its voices has fewest.
 * What is automated stands behind what people wrote: a bot's first behind all firsts, all else of
 * it at the end. Among equals the earlier stands first, then the smaller uri.
 *
 * @entries  borrowed: of DraftEntry, with person, worth and time_s; the ranks are set.
 */
void choice_rank(GPtrArray *entries);

/**
 * Leave what there is room for, and what is pinned. What goes is the end of the rank; before a
 * person's only place
 * goes, answers go that stand below others and are not their author's only place. Of whoever has
 * too many entries the first says how many went (more_by_author).
 *
 * @entries  borrowed: of DraftEntry, ranked; what goes is no longer the array's.
 * @gone     borrowed: of ChoiceGone, added to.
 */
void choice_cut(GPtrArray *entries, const ChoiceRule *rule, GPtrArray *gone);

/**
 * Take so many posts more, in the order in which choice_cut() does; one entry always stays.
 *
 * @entries  borrowed: as choice_cut() left them, in the order of their rank.
 * @reason   static: why.
 * @gone     borrowed: of ChoiceGone, added to.
 */
void choice_cut_more(GPtrArray *entries, int posts, const char *reason, GPtrArray *gone);

#endif
