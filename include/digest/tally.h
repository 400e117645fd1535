/**
 * The numbers of a draft, each counted by one function and nowhere else. What counts is each post
 * that passed, once, shown or cut; not its copies, nor what is shown for a conversation's sake
 * alone.
 */
#ifndef TAGDIGEST_DIGEST_TALLY_H
#define TAGDIGEST_DIGEST_TALLY_H

#include <glib.h>

#include "model/digest_spec.h"
#include "model/draft.h"

/**
 * Tell all numbers of a draft: posts_total, people_total (persons, each once), newcomers_total,
 * automated_total, tallies (of each hashtag of the digest, all posts that carry it or an alias) and
 * days.
 *
 * Days are those of the digest's zone, from the one that the period begins in, and are told where
 * there are three to ten of them; what is older stands in a first row, what has no time in none.
 * The first row and a last day that is but a morning are there when they have posts only.
 *
 * @draft    borrowed: with its period and zone.
 * @spec     borrowed.
 * @entries  borrowed array of DraftEntry, each with what stands below it.
 */
void tally_count(Draft *draft, const DigestSpec *spec, const GPtrArray *entries);

/**
 * A post that was shown is taken back: posts_total, automated_total, tallies and days are told
 * without it.
 *
 * @entry  borrowed.
 * @tag    borrowed: of the section that it stood in, or NULL; it counts there whatever it carries.
 */
void tally_take(Draft *draft, const DraftEntry *entry, const Hashtag *tag);

/**
 * The same of people_total and newcomers_total: without those of whom nothing is shown any more.
 *
 * @gone, @shown  borrowed arrays of DraftEntry, without what stands below them.
 */
void tally_take_persons(Draft *draft, const GPtrArray *gone, const GPtrArray *shown);

#endif
