/**
 * The index of words: by which words a stored post is found. It holds words a second time, so that
 * it is made by whoever searches first and never by a poll, and does not outlive the words: what
 * takes words away for good (store/erasure) drops it in the same transaction, and the next search
 * makes it anew. Posts that come later are put in by the next search; those that were changed are
 * noted when that happens, which costs a poll next to nothing.
 *
 * Hidden behind the driver (store/db): SQLite's FTS5 there, whose own syntax nobody meets.
 */
#ifndef TAGDIGEST_STORE_INDEX_H
#define TAGDIGEST_STORE_INDEX_H

#include <glib.h>
#include <stdbool.h>

#include "model/post.h"
#include "store/store.h"

/** So many posts at most are put in in one transaction. */
#define INDEX_BATCH 500

/** Something that must be in a post. Borrowed. */
typedef struct IndexTerm {
	const char *words; /* folded (text/fold), parted by blanks: a phrase */
	bool is_start;     /* the last of them is the beginning of a word */
	bool is_author;    /* of who wrote it, not of what it says */
} IndexTerm;

/**
 * By which words a post is to be found.
 *
 * @post    borrowed, may be changed: as it is stored, with the strictest consent.
 * @words   out, empty: folded, parted by blanks.
 * @author  likewise: of whoever wrote it.
 */
typedef void (*IndexDescribe)(Post *post, GString *words, GString *author);

/**
 * Bring the index up to date, a part of it, in a transaction of its own; where there is nothing to
 * do, nothing is written. Damaged posts, which nothing can show, are passed over.
 *
 * @is_done  out: nothing is left to do.
 * @error    STORE_*.
 */
bool index_step(Store *store, IndexDescribe describe, bool *is_done, GError **error);

/** Whether every word is in it that is to be found: index_step() has nothing to do. Others may drop
 * it at any time: to be asked in the transaction that looks for words. @error STORE_*. */
bool index_is_whole(Store *store, bool *is_whole, GError **error);

/**
 * Take words that are no longer a post's out of the index, in a transaction of its own if there are
 * any; the next search puts the new ones in. @error STORE_*.
 */
bool index_purge(Store *store, GError **error);

#endif
