/**
 * Which items of a feed are read at all: those that may have a hashtag of ours, and those that had
 * one when the feed was last read, so that what became of them is seen. The rest is passed over
 * unread.
 */
#ifndef TAGDIGEST_SOURCE_FEED_SIEVE_H
#define TAGDIGEST_SOURCE_FEED_SIEVE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "source/feed_document.h"
#include "text/hashtag_glance.h"

typedef struct FeedSieve {
	HashtagGlance *tags; /* owned */
	GHashTable *known;   /* owned, of char*: short hashes of ids; NULL: none was ever read */
} FeedSieve;

/**
 * Make a sieve.
 *
 * @tags   borrowed array of Hashtag.
 * @known  borrowed, or NULL: what feed_sieve_ids() gave when the feed was last read.
 * @return owned; NULL when @tags is empty: everything is read.
 */
FeedSieve *feed_sieve_new(const GPtrArray *tags, const json_t *known);

/** A short hash of an id, as the states of sources keep it. @id borrowed. @return owned. */
char *feed_sieve_hash(const char *id);

/** The strings of a list that such a state keeps. @list borrowed, or NULL. @return owned. */
GHashTable *feed_sieve_set(const json_t *list);

/** @sieve owned. */
void feed_sieve_free(FeedSieve *sieve);

/**
 * Whether an item of this id is to be read whatever it says. One without an id (NULL) is, where the
 * feed was read before.
 */
bool feed_sieve_has_id(const FeedSieve *sieve, const char *id);

/**
 * Whether an item of an XML feed is to be read: it may have one of the tags, in a category or any
 * of its texts; its id says so; or it says that it must not be shown, which is remembered.
 */
bool feed_sieve_keeps(const FeedSieve *sieve, const FeedDocument *document, const FeedItem *item);

/**
 * What to remember of the posts that have one of the tags.
 *
 * @posts  borrowed array of Post.
 * @return owned reference: an array of strings.
 */
json_t *feed_sieve_ids(const FeedSieve *sieve, const GPtrArray *posts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedSieve, feed_sieve_free)

#endif
