/** How a part of a feed is filled: from the attributes of its element and from its text. */
#ifndef TAGDIGEST_SOURCE_FEED_PART_H
#define TAGDIGEST_SOURCE_FEED_PART_H

#include <glib.h>

#include "source/feed_document.h"
#include "source/feed_elements.h"
#include "source/feed_text.h"

/** A part whose element is open. */
typedef struct FeedOpenPart {
	const FeedElement *element;
	FeedPart part;
	FeedText text;
} FeedOpenPart;

/** The parts that are open, each in the one before it. Zeroes are an empty one. */
typedef struct FeedPartStack {
	GPtrArray *parts; /* of FeedOpenPart: all that were ever open, to be used again */
	guint open;       /* so many of them are */
} FeedPartStack;

/** Open a part. @tag and @base borrowed. @return borrowed. */
FeedOpenPart *feed_part_stack_push(FeedPartStack *stack, FeedDocument *document,
	const FeedElement *element, const FeedTag *tag, const char *base);

/**
 * Close the innermost part: its text is read as its form says.
 *
 * @return borrowed until the next push; NULL when it is a detail, which the part around it got.
 */
const FeedPart *feed_part_stack_pop(FeedPartStack *stack, FeedDocument *document);

/** Free what a stack holds. */
void feed_part_stack_clear(FeedPartStack *stack);

/** Add to @item the parts that it (or the feed) says in attributes of its own element. */
void feed_part_read_opening(FeedDocument *document, FeedItem *item, const FeedTag *tag,
	const char *base);

#endif
