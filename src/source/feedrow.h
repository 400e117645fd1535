/** The table of elements: what a name of a vocabulary means, by where it stands. */
#ifndef TAGDIGEST_SOURCE_FEEDROW_H
#define TAGDIGEST_SOURCE_FEEDROW_H

#include <glib.h>

#include "source/feedpart.h"
#include "source/feedspace.h"

/** Where an element stands; bits. */
enum FeedContext {
	IN_FEED = 1 << 0,
	IN_ITEM = 1 << 1,
	IN_PERSON = 1 << 2,
	IN_OBJECT = 1 << 3,
	IN_MARKUP = 1 << 4,  /* inside a part's text */
	IN_UNKNOWN = 1 << 5, /* inside an element that means nothing here */
	IN_ANYWHERE = IN_FEED | IN_ITEM | IN_PERSON | IN_OBJECT | IN_MARKUP | IN_UNKNOWN,
};

/** One row: an element, the contexts (bits) in which it means something, and what. */
typedef struct FeedRow {
	const char *name; /* lower case */
	FeedSpace space;
	guint within;
	FeedMeaning meaning;
	FeedForm form;
	guint rank;       /* of a part; for MEANING_DETAIL the FeedAttribute that it sets */
} FeedRow;

/**
 * What an element means.
 *
 * @name     borrowed, any case.
 * @context  one or more bits of FeedContext: any of them is enough.
 * @return constant, or NULL when it means nothing there.
 */
const FeedRow *feedrow_find(const xmlChar *name, FeedSpace space, guint context);

#endif
