/** What feeds put under a post: "The post … appeared first on …", "Continue reading", "[link]". */
#ifndef TAGDIGEST_RENDER_EXCERPT_FOOTER_H
#define TAGDIGEST_RENDER_EXCERPT_FOOTER_H

#include <stdbool.h>

#include "text/prose.h"

/**
 * Drop such lines from the end of @whole, known by their words or, in any language, by where they
 * lead: to the post itself and its site. One line always stays, unless it only says that there is
 * something else in the post.
 *
 * @url  borrowed: the post's own, or NULL.
 * @return whether one of them led to the rest of the post.
 */
bool excerpt_footer_drop(Prose *whole, const char *url);

#endif
