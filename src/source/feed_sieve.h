/** Which items of an XML feed are kept: those that may have a wanted hashtag, and the newest. */
#ifndef TAGDIGEST_SOURCE_FEED_SIEVE_H
#define TAGDIGEST_SOURCE_FEED_SIEVE_H

#include <glib.h>
#include <stdbool.h>

#include "source/feed_document.h"
#include "source/feed_wanted.h"

/**
 * Whether an item is to be kept: it may have one of the wanted tags, in a category or any of its
 * texts; its id is wanted; or it says that it must not be shown, which is remembered.
 */
bool feed_sieve_keeps(const FeedDocument *document, const FeedItem *item, const FeedWanted *wanted);

/**
 * When an item was published or changed: the last readable date of the lowest rank.
 *
 * @meaning  MEANING_PUBLISHED, MEANING_UPDATED or MEANING_DATE.
 * @return Unix seconds UTC, or DATE_UNKNOWN; placeholders (date_is_placeholder) are unknown.
 */
int64_t feed_sieve_date(const FeedDocument *document, const FeedItem *item, FeedMeaning meaning);

/**
 * Put the items into document order; of more than FEED_ITEMS_MAX the newest stay, of those without
 * a date the first. Says so in @document.
 *
 * @return how many parts were dropped.
 */
guint feed_sieve_keep_newest(FeedDocument *document);

#endif
