/**
 * An XML feed as a list of parts: what each element means, in which rank, and what it holds. Which
 * part wins is for feeditem to say. Names stand in feedrow.tab.h, feedpart.tab.h and
 * feedspace.tab.h.
 */
#ifndef TAGDIGEST_SOURCE_FEEDXML_H
#define TAGDIGEST_SOURCE_FEEDXML_H

#include <glib.h>
#include <stdbool.h>

#include "source/feedpart.h"

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
 * @text  borrowed: what feedtext_mend() made. Any text gives a document, if an empty one.
 * @return owned (feedxml_free).
 */
FeedDocument *feedxml_read(const GString *text);

/** @document owned, may be NULL. */
void feedxml_free(FeedDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedDocument, feedxml_free)

#endif
