/** The index of words, for the modules of the store that change words. */
#ifndef TAGDIGEST_STORE_INDEX_PART_H
#define TAGDIGEST_STORE_INDEX_PART_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"

/** What a post may be found by is another from now on, or the post is no more. Inside a
 * transaction. @error STORE_*. */
bool index_reword(Db *db, int64_t post_id, GError **error);

/**
 * A post's document (post_write()) is replaced: index_reword(), unless nothing but its numbers
 * changed. Inside a transaction. @was and @is borrowed. @error STORE_*.
 */
bool index_compare(Db *db, int64_t post_id, const char *was, const char *is, GError **error);

/** Away with it, until somebody searches again. Inside a transaction. @error STORE_*. */
bool index_drop(Db *db, GError **error);

#endif
