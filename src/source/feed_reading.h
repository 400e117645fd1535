/** What is read out of one document of a feed, whatever its format. */
#ifndef TAGDIGEST_SOURCE_FEED_READING_H
#define TAGDIGEST_SOURCE_FEED_READING_H

#include <glib.h>
#include <stdbool.h>

#include "model/post.h"
#include "model/request.h"
#include "source/feed_sieve.h"
#include "source/rest.h"

typedef struct FeedReading {
	GPtrArray *posts; /* owned */
	char *title;      /* owned, or NULL */
	bool is_cut_off;
	bool is_partly_read; /* there were too many items; the newest are here */
	guint lost_items;    /* that could not be read */
	guint passed_over;   /* that are not wanted */
	bool is_expired;
	Rest rest; /* what the document says of when to ask again */
} FeedReading;

/** A document's text: valid UTF-8. @return owned. */
GString *feed_reading_text(const Reply *document);

/**
 * Read a document. A date that can be read in two ways is the one that is near to now.
 *
 * @document  borrowed: a 200 reply with body, and url and headers as far as known.
 * @sieve     borrowed: posts that are not wanted are counted only; NULL: all are there.
 * @now_s     Unix seconds UTC; DATE_UNKNOWN: such dates are read in their usual way.
 * @reading   out (feed_reading_clear).
 * @error     PARSE_PERMANENT when it is no feed.
 */
bool feed_reading_read(const Reply *document, const FeedSieve *sieve, int64_t now_s,
	FeedReading *reading, GError **error);

/** What people should know about a reading that succeeded. @return owned, or NULL. */
char *feed_reading_remark(const FeedReading *reading);

/** Free what a reading holds. */
void feed_reading_clear(FeedReading *reading);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FeedReading, feed_reading_clear)

#endif
