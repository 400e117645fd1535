/** The items of an XML feed as posts: which of the parts that say the same thing wins. */
#ifndef TAGDIGEST_SOURCE_FEED_ITEMS_H
#define TAGDIGEST_SOURCE_FEED_ITEMS_H

#include <glib.h>
#include <stdbool.h>

#include "source/feed_document.h"

/** Whether the feed says that nothing of it may be shown. */
bool feed_items_are_refused(const FeedDocument *document);

/**
 * Make posts.
 *
 * @document      borrowed.
 * @document_url  borrowed: where it came from, for relative links; or NULL.
 * @title         out, owned: the feed's title, or NULL.
 * @return owned array of Post, document order.
 */
GPtrArray *feed_items_posts(const FeedDocument *document, const char *document_url, char **title);

#endif
