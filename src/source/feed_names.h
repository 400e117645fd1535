/** The names of elements in one document: each is looked up once, however often it comes. */
#ifndef TAGDIGEST_SOURCE_FEED_NAMES_H
#define TAGDIGEST_SOURCE_FEED_NAMES_H

#include <glib.h>
#include <stdbool.h>

#include "source/feed_elements.h"

#define FEED_NAMES 256 /* more than a feed has */

/** What an element's name means, as far as that does not depend on where it stands. */
typedef struct FeedName {
	const xmlChar *name, *prefix, *uri; /* interned by libxml2; name is NULL: nothing yet */
	FeedSpace space;
	const FeedElement *first; /* of its rows (feed_element_meaning), or NULL */
} FeedName;

/** Zeroes are an empty one; nothing is owned. */
typedef struct FeedNames {
	/* Elements written like the root are of its vocabulary, whatever namespace it claims. */
	FeedSpace own_space;
	const xmlChar *own_uri, *own_prefix;
	bool is_atom;
	bool is_rdf;
	FeedName root;
	FeedName known[FEED_NAMES];
} FeedNames;

/** The root element: tells the format, and the vocabulary of all that is written like it. */
const FeedName *feed_names_root(FeedNames *names, const FeedTag *tag);

/** Any other element. @return borrowed until the next name. */
const FeedName *feed_names_find(FeedNames *names, const FeedTag *tag);

#endif
