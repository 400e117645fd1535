/**
 * What is wanted of a feed: items that may have a hashtag of ours, and those that had one when it
 * was last read, so that what became of them is seen. The rest is passed over unread.
 */
#ifndef TAGDIGEST_SOURCE_FEED_WANTED_H
#define TAGDIGEST_SOURCE_FEED_WANTED_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "text/hashtag_glance.h"

typedef struct FeedWanted {
	HashtagGlance *tags; /* owned */
	GHashTable *known;   /* owned, of char*: short hashes of ids; NULL: none was ever read */
} FeedWanted;

/**
 * Want these.
 *
 * @tags   borrowed array of Hashtag.
 * @known  borrowed, or NULL: what feed_wanted_ids() gave when the feed was last read.
 * @return owned; NULL when @tags is empty: everything is wanted.
 */
FeedWanted *feed_wanted_new(const GPtrArray *tags, const json_t *known);

/** @wanted owned, may be NULL. */
void feed_wanted_free(FeedWanted *wanted);

/**
 * Whether an item of this id is wanted whatever it says. One without an id (NULL) is, where the
 * feed was read before.
 */
bool feed_wanted_has_id(const FeedWanted *wanted, const char *id);

/**
 * What to remember of the posts that have one of the tags.
 *
 * @posts  borrowed array of Post.
 * @return owned reference: an array of strings.
 */
json_t *feed_wanted_ids(const FeedWanted *wanted, const GPtrArray *posts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedWanted, feed_wanted_free)

#endif
