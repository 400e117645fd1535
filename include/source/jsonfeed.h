/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
#ifndef TAGDIGEST_SOURCE_JSONFEED_H
#define TAGDIGEST_SOURCE_JSONFEED_H

#include <glib.h>
#include <stdbool.h>

typedef struct JsonFeed {
	char *title;      /* owned plain text, or NULL */
	GPtrArray *posts; /* owned: of Post, document order, FEED_ITEMS_CAP at most */
	bool is_expired;  /* the feed says that nothing will ever be added */
} JsonFeed;

/** Whether a JSON text looks like one, without reading it whole. @text borrowed valid UTF-8. */
bool jsonfeed_is_meant(const char *text);

/**
 * Read a JSON Feed.
 *
 * @text          borrowed valid UTF-8, @length bytes.
 * @document_url  borrowed: where it came from, for relative links; or NULL.
 * @feed          out, owned (jsonfeed_free).
 * @error         PARSE_PERMANENT when it is no JSON, or JSON without items.
 * @return true, or false with *feed untouched.
 */
bool jsonfeed_read(const char *text, gsize length, const char *document_url, JsonFeed **feed,
		   GError **error);

/** @feed owned, may be NULL. */
void jsonfeed_free(JsonFeed *feed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonFeed, jsonfeed_free)

#endif
