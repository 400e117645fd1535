/** Posts into the sections of a draft: grouped by tag, in order, capped. */
#ifndef TAGDIGEST_DIGEST_SECTION_H
#define TAGDIGEST_DIGEST_SECTION_H

#include <glib.h>
#include <stdbool.h>

#include "model/digest_spec.h"
#include "model/draft.h"

/**
 * Fill sections, cuts and totals of a draft.
 *
 * Each post stands once: under the first of the digest's tags that it carries. Sections stand in
 * the ini's order, posts by time. Over max_posts the largest sections give up their latest posts
 * first, so that a small tag is never crowded out; each cut is recorded.
 *
 * @draft  borrowed.
 * @spec   borrowed.
 * @posts  owned by the call: array of Post (taken over), by time.
 */
void section_fill(Draft *draft, const DigestSpec *spec, GPtrArray *posts);

/**
 * Take the latest post out of the largest section and record it as cut: what flow does while a
 * rendered mail is too large.
 *
 * @reason  borrowed.
 * @return false when no section has more than one post.
 */
bool section_cut_one(Draft *draft, const char *reason);

/**
 * Take posts out of a draft that is decided already, since their authors took them back: they count
 * as such, sections that become empty go, and no post quotes what is not shown itself.
 *
 * @ids  borrowed set of int64_t: the posts' numbers.
 */
void section_take_out(Draft *draft, GHashTable *ids);

/** What these posts show of pages that they link to goes. @ids as above. */
void section_take_cards(Draft *draft, GHashTable *ids);

#endif
