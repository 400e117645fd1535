/** What hangs on a post of Bluesky: pictures, videos, a card, a quote (app.bsky.embed.*). */
#ifndef TAGDIGEST_SOURCE_BLUESKY_EMBED_H
#define TAGDIGEST_SOURCE_BLUESKY_EMBED_H

#include <glib.h>
#include <jansson.h>

#include "model/post.h"

/**
 * Read an embed as a view shows it into a post: its media and its card. What is of a kind that is
 * not known is something that can be seen where the post is.
 *
 * @view  borrowed: the post's view, for its embed, or embeds of a post that is quoted.
 * @post  its url is set.
 */
void bluesky_embed_read(const json_t *view, Post *post);

/**
 * The post that is quoted, as the view shows it: app.bsky.embed.record#viewRecord. Posts that are
 * gone, blocked or that their author has taken out of the quoting one (detached) are none.
 *
 * @view  borrowed.
 * @return borrowed; NULL: none.
 */
const json_t *bluesky_embed_quoted(const json_t *view);

#endif
