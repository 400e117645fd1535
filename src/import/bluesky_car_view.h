/** A record of a repository of Bluesky into the view that its servers show (source/bluesky_post).
 */
#ifndef TAGDIGEST_IMPORT_BLUESKY_CAR_VIEW_H
#define TAGDIGEST_IMPORT_BLUESKY_CAR_VIEW_H

#include <glib.h>
#include <jansson.h>

/**
 * The author, as a view has them: {"did", "displayName", "description", "labels"}.
 *
 * @did      borrowed.
 * @profile  borrowed: their app.bsky.actor.profile; NULL: they have none.
 * @return owned.
 */
json_t *bluesky_car_view_author(const char *did, const json_t *profile);

/**
 * The view of a post.
 *
 * @key     borrowed: the record's, "3l5exmpl2ab2c".
 * @author  borrowed.
 * @record  borrowed: app.bsky.feed.post.
 * @now_s   Unix seconds UTC.
 * @return owned.
 */
json_t *bluesky_car_view_post(const char *key, json_t *author, json_t *record, int64_t now_s);

#endif
