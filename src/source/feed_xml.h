/**
 * An XML feed read into what it says: what each element means, in which rank, and what it holds.
 * Which part wins is for feed_items to say. Names stand in feed_elements.tab.h,
 * feed_attributes.tab.h and feed_namespaces.tab.h.
 */
#ifndef TAGDIGEST_SOURCE_FEED_XML_H
#define TAGDIGEST_SOURCE_FEED_XML_H

#include <glib.h>
#include <stdbool.h>

#include "source/feed_document.h"
#include "source/feed_sieve.h"

/**
 * Read a feed.
 *
 * @text    borrowed, @length bytes, ended by NUL: what feed_mend() made or left as it was. Any text
 *          gives a document, if an empty one.
 * @sieve   borrowed: items that are not wanted are counted only; NULL: all are wanted.
 * @return owned (feed_document_free).
 */
FeedDocument *feed_xml_read(const char *text, gsize length, const FeedSieve *sieve);

#endif
