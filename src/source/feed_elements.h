/**
 * The table of elements: what a name of a vocabulary means, by where it stands; and the namespaces
 * of feeds, a dozen vocabularies under many more spellings. Each name of a document is looked up
 * once, however often it comes.
 */
#ifndef TAGDIGEST_SOURCE_FEED_ELEMENTS_H
#define TAGDIGEST_SOURCE_FEED_ELEMENTS_H

#include <glib.h>
#include <stdbool.h>

#include "source/feed_document.h"
#include "source/feed_text.h"

typedef enum FeedSpace {
	SPACE_UNKNOWN,
	SPACE_RSS, /* all of RSS; what has no namespace in an RSS document is in it */
	SPACE_ATOM,
	SPACE_RDF,
	SPACE_DC,
	SPACE_DCTERMS,
	SPACE_CONTENT,
	SPACE_MEDIA,
	SPACE_ITUNES,
	SPACE_FEEDBURNER,
	SPACE_XHTML,
	SPACE_SY,
} FeedSpace;

/** Where an element stands; bits. */
enum FeedContext {
	IN_FEED = 1 << 0,
	IN_ITEM = 1 << 1,
	IN_PERSON = 1 << 2,
	IN_OBJECT = 1 << 3,
	IN_MARKUP = 1 << 4,  /* inside a part's text */
	IN_UNKNOWN = 1 << 5, /* inside an element that means nothing here */
	IN_SOURCE = 1 << 6,  /* where the item was first: atom:source (RFC 4287, 4.2.11) */
	IN_REST = 1 << 7,    /* hours or days to be skipped */
	IN_ANYWHERE = IN_FEED | IN_ITEM | IN_PERSON | IN_OBJECT | IN_MARKUP | IN_UNKNOWN,
};

/** One row: an element, the contexts (bits) in which it means something, and what. */
typedef struct FeedElement {
	const char *name; /* lower case */
	FeedSpace space;
	guint within;
	FeedMeaning meaning;
	FeedForm form;
	guint rank; /* of a part; for MEANING_DETAIL the FeedAttribute that it sets; for
		     * MEANING_GROUP the context that it opens, 0: that around it */
} FeedElement;

/**
 * The rows of a name.
 *
 * @name  borrowed, any case.
 * @return constant: the first of them, for feed_element_meaning(); NULL when there is none.
 */
const FeedElement *feed_element_find(const xmlChar *name);

/**
 * What an element means.
 *
 * @first    what feed_element_find() gave for its name.
 * @context  one or more bits of FeedContext: any of them is enough.
 * @return constant, or NULL when it means nothing there.
 */
const FeedElement *feed_element_meaning(const FeedElement *first, FeedSpace space, guint context);

/**
 * The vocabulary that a namespace means. Scheme, case and a final slash do not count; a name that
 * nobody knows, or none where a prefix was never declared, is guessed from the prefix.
 *
 * @uri     borrowed, or NULL.
 * @prefix  borrowed, or NULL.
 */
FeedSpace feed_space_find(const char *uri, const char *prefix);

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
