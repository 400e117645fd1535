/** The parts of entry. */
#ifndef TAGDIGEST_DIGEST_ENTRY_PART_H
#define TAGDIGEST_DIGEST_ENTRY_PART_H

#include "digest/entry.h"

/**
 * Make stories of entries that speak of one thing.
 *
 * @entries  borrowed array of DraftEntry, by time, owned by it; those that stand below another now
 *           are taken out.
 * @persons  how many must speak of it.
 */
void entry_make_stories(GPtrArray *entries, int persons);

/** Put the entry (owned), and what stands below it, below another. */
void entry_put_below(DraftEntry *above, DraftEntry *entry);

/** How many persons speak in entries (borrowed array of DraftEntry), answers and all. */
int entry_count_persons(const GPtrArray *entries);

#endif
