/** One post of Bluesky, as its servers show it (app.bsky.feed.defs#postView), into a post. */
#ifndef TAGDIGEST_SOURCE_BLUESKY_POST_H
#define TAGDIGEST_SOURCE_BLUESKY_POST_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/post.h"

/**
 * Read a view. Every member but its uri and its record may be missing or wrong.
 *
 * @view    borrowed.
 * @read_s  when the server said this, for the counts and for labels that end: Unix seconds UTC, or
 *          DATE_UNKNOWN.
 * @return owned, or NULL when it is no post that is there.
 */
Post *bluesky_post_read(const json_t *view, int64_t read_s);

/** Whether a JSON value looks like such a view. */
bool bluesky_post_is_like(const json_t *view);

/**
 * The views in an answer, wherever it has them: {"posts"}, {"feed": [{"post"}]}, {"thread"}, a list
 * of views, or one alone. What is passed on (reasonRepost) is not there, nor what a thread's author
 * has hidden (threadgate).
 *
 * @answer  borrowed.
 * @return owned array of const json_t, borrowed from the answer, each post once; NULL: it is none.
 */
GPtrArray *bluesky_post_views(const json_t *answer);

#endif
