/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
#ifndef TAGDIGEST_SOURCE_JSONFEED_H
#define TAGDIGEST_SOURCE_JSONFEED_H

#include <glib.h>
#include <stdbool.h>

#include "source/feed_sieve.h"

typedef struct JsonFeed {
	char *title;         /* owned plain text, or NULL */
	GPtrArray *posts;    /* owned: of Post, document order, FEED_ITEMS_MAX at most */
	bool is_expired;     /* the feed says that nothing will ever be added */
	bool is_cut_off;     /* the text breaks off; its unfinished item is left out */
	bool is_partly_read; /* there were too many items; the newest are here */
	guint lost_items;    /* that are no JSON, or no objects */
	guint passed_over;   /* items that are not wanted */
} JsonFeed;

/** Whether a JSON text looks like one, without reading it whole. @text borrowed valid UTF-8. */
bool jsonfeed_is_meant(const char *text);

/**
 * Read a JSON Feed, item by item: a bad one costs only itself.
 *
 * @text          borrowed valid UTF-8.
 * @sieve         borrowed: items that are not wanted are counted only; NULL: all are wanted.
 * @origin        borrowed.
 * @feed          out, owned (jsonfeed_free).
 * @error         PARSE_PERMANENT when it is no JSON, or JSON without items.
 * @return true, or false with *feed untouched.
 */
bool jsonfeed_read(const GString *text, const FeedSieve *sieve, const FeedOrigin *origin,
	JsonFeed **feed, GError **error);

/** @feed owned. */
void jsonfeed_free(JsonFeed *feed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonFeed, jsonfeed_free)

#endif
