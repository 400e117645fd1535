/** The parts of section. */
#ifndef TAGDIGEST_DIGEST_SECTION_PART_H
#define TAGDIGEST_DIGEST_SECTION_PART_H

#include "digest/section.h"

/** What stands in the sections that are no hashtag's: arrays of DraftEntry, borrowed. Owned. */
typedef struct SectionPicks {
	GPtrArray *of[DRAFT_SECTION_KINDS]; /* NULL for that of the hashtags */
	GHashTable *taken;                  /* set of all of them */
} SectionPicks;

/** Choose among entries (borrowed array of DraftEntry, by time). @picks out, owned. */
void section_pick(const GPtrArray *entries, const DigestSpec *spec, SectionPicks *picks);

/** @picks owned: what it holds. */
void section_picks_clear(SectionPicks *picks);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SectionPicks, section_picks_clear)

/** Add by which names an entry's post is meant, and its copies. @names set of char*, which owns. */
void section_add_names(GHashTable *names, const DraftEntry *entry);

/**
 * Take away the words that posts quote of those that have one of these names.
 *
 * @entries  borrowed array of DraftEntry; what stands below them counts.
 */
void section_hush(const GPtrArray *entries, GHashTable *names);

/** Take the sections of chats out of a draft. @return owned array of DraftSection, owned by it. */
GPtrArray *section_take_chats(Draft *draft);

/** Put them behind the sections that it has; the array (borrowed) is empty then. */
void section_put_chats(Draft *draft, GPtrArray *chats);

/** What the organiser wants first stands so, at the head of its section, which comes before all
 * others. */
void section_lead(Draft *draft);

/** Leave out the sections in which nothing stands, but those of a hashtag of which something was
 * cut. */
void section_drop_empty(Draft *draft);

#endif
