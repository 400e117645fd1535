/** The namespaces of feeds: a dozen vocabularies under many more spellings. */
#ifndef TAGDIGEST_SOURCE_FEEDSPACE_H
#define TAGDIGEST_SOURCE_FEEDSPACE_H

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
} FeedSpace;

/**
 * The vocabulary that a namespace means. Scheme, case and a final slash do not count; a name that
 * nobody knows, or none where a prefix was never declared, is guessed from the prefix.
 *
 * @uri     borrowed, or NULL.
 * @prefix  borrowed, or NULL.
 */
FeedSpace feedspace_find(const char *uri, const char *prefix);

#endif
