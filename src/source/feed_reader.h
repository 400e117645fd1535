/**
 * An XML feed as a list of parts: what each element means, in which rank, and what it holds. Which
 * part wins is for feed_items to say. Names stand in feed_elements.tab.h, feed_attributes.tab.h and
 * feed_namespaces.tab.h.
 */
#ifndef TAGDIGEST_SOURCE_FEED_READER_H
#define TAGDIGEST_SOURCE_FEED_READER_H

#include <glib.h>
#include <stdbool.h>

#include "source/feed_part.h"

typedef struct FeedDocument {
	GPtrArray *head;    /* of FeedPart: what is said about the feed */
	GPtrArray *items;   /* of GPtrArray of FeedPart, document order */
	bool is_atom;
	bool is_cut_off;    /* the document breaks off; its unfinished item is left out */
	GStringChunk *bases; /* the strings behind FeedPart.base */
} FeedDocument;

/**
 * Read a feed.
 *
 * @text  borrowed: what feed_mend() made. Any text gives a document, if an empty one.
 * @return owned (feed_reader_free).
 */
FeedDocument *feed_reader_read(const GString *text);

/** @document owned, may be NULL. */
void feed_reader_free(FeedDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedDocument, feed_reader_free)

#endif
