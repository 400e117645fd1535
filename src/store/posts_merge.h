/** When it turns out that two stored posts are one: a part of posts. */
#ifndef TAGDIGEST_STORE_POSTS_MERGE_H
#define TAGDIGEST_STORE_POSTS_MERGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"

/**
 * Give all that hangs on one post to another and forget it. Where both have something of the same
 * name (a source's sighting, a tag, a digest's verdict) the survivor's stays, and sightings cover
 * both spans. Where both are in an edition of the same digest the earlier edition has it: mail that
 * went cannot be unsent. Inside a transaction.
 *
 * @survivor_id, @other_id  two posts that are there.
 * @error  STORE_*.
 */
bool posts_merge(Db *db, int64_t survivor_id, int64_t other_id, GError **error);

/**
 * Give a post the content of another, as it is stored. Inside a transaction.
 *
 * @id, @from_id  two posts that are there.
 * @error  STORE_*.
 */
bool posts_move_content(Db *db, int64_t id, int64_t from_id, GError **error);

#endif
