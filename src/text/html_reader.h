/** Hostile HTML as a balanced sequence of clean events: what the functions of text/html read. */
#ifndef TAGDIGEST_TEXT_HTML_READER_H
#define TAGDIGEST_TEXT_HTML_READER_H

#include <glib.h>
#include <stdbool.h>

typedef enum HtmlClass {
	HTML_UNWRAPPED,
	HTML_DROPPED, /* never reaches a handler */
	HTML_LINK,
	HTML_INLINE,
	HTML_PARAGRAPH, /* the three that hold text, */
	HTML_HEADING,
	HTML_PRE,
	HTML_QUOTE, /* the three that hold those, */
	HTML_LIST,
	HTML_ITEM,
	HTML_BLOCK, /* and what only ends a line */
	HTML_CELL,
	HTML_BREAK,
	HTML_IMAGE,
} HtmlClass;

typedef struct HtmlElement {
	const char *name;    /* in lower case */
	HtmlClass class;
	const char *written; /* as what html_safe() writes it, NULL: not at all */
} HtmlElement;

/** What is told about a document, in its order. Any function may be NULL. */
typedef struct HtmlHandler {
	/** An element begins. @attributes borrowed: name, value (or NULL), name … NULL; or NULL. */
	void (*start)(void *data, const HtmlElement *element, const char *const *attributes);
	/** The element that began last of those open ends; br and img have no end. */
	void (*end)(void *data, const HtmlElement *element);
	/** Text: valid UTF-8 without control characters but tabs and line ends. */
	void (*text)(void *data, const char *text);
} HtmlHandler;

/**
 * Read a document. Elements deeper than 256 are not told of, their text is; a picture that stands
 * for an emoji is told of as that text.
 *
 * @html  borrowed valid UTF-8.
 * @data  handed to the functions of @handler.
 */
void html_read(const char *html, const HtmlHandler *handler, void *data);

/** The value of an attribute, borrowed, or NULL. @attributes as a handler gets them. */
const char *html_attribute(const char *const *attributes, const char *name);

#endif
