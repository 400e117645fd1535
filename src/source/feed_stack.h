/** How a part of a feed is filled: from the attributes of its element and from its text. */
#ifndef TAGDIGEST_SOURCE_FEED_STACK_H
#define TAGDIGEST_SOURCE_FEED_STACK_H

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
typedef struct FeedStack {
	GPtrArray *parts; /* of FeedOpenPart: all that were ever open, to be used again */
	guint open;       /* so many of them are */
} FeedStack;

/** Open a part. @tag and @base borrowed. @return borrowed. */
FeedOpenPart *feed_stack_push(FeedStack *stack, FeedDocument *document, const FeedElement *element,
	const FeedTag *tag, const char *base);

/**
 * Close the innermost part: its text is read as its form says.
 *
 * @return borrowed until the next push; NULL when it is a detail, which the part around it got.
 */
const FeedPart *feed_stack_pop(FeedStack *stack, FeedDocument *document);

/** Free what a stack holds. */
void feed_stack_clear(FeedStack *stack);

/** Add to @item the parts that it (or the feed) says in attributes of its own element. */
void feed_stack_read_opening(FeedDocument *document, FeedItem *item, const FeedTag *tag,
	const char *base);

#endif
