/** Hostile HTML as a balanced sequence of clean events: what the sinks of text/html are fed. */
#ifndef TAGDIGEST_TEXT_HTML_READER_H
#define TAGDIGEST_TEXT_HTML_READER_H

#include "text/html.h"

#include <glib.h>
#include <stdbool.h>

/** Elements deeper than this are not told of; their text is. */
#define HTML_DEPTH_MAX 256

typedef enum HtmlClass {
	HTML_UNWRAPPED, /* only what is in it counts */
	HTML_RAW,       /* never reaches a handler, nor does what is in it */
	HTML_DROPPED,   /* likewise where the document closes it; else only its tag is ignored */
	HTML_LINK,
	HTML_INLINE,
	HTML_PARAGRAPH, /* the three that hold text, */
	HTML_HEADING,
	HTML_PRE,
	HTML_QUOTE, /* the three that hold those, */
	HTML_LIST,
	HTML_ITEM,
	HTML_BLOCK, /* and what only ends a line */
	HTML_TABLE,
	HTML_ROW,
	HTML_CELL, /* these two are a gap in a line */
	HTML_GAP,
	HTML_BREAK,
	HTML_IMAGE,
} HtmlClass;

/* Sorts of them, which rest on that order. */

/** Whether it holds text: a paragraph, in one sense or another. */
static inline bool
html_class_is_paragraph(HtmlClass class)
{
	return class >= HTML_PARAGRAPH && class <= HTML_PRE;
}

/** Whether it holds paragraphs. */
static inline bool
html_class_is_container(HtmlClass class)
{
	return class >= HTML_QUOTE && class <= HTML_ITEM;
}

/** Whether it only ends a line. */
static inline bool
html_class_is_line(HtmlClass class)
{
	return class >= HTML_BLOCK && class <= HTML_ROW;
}

/** Whether it is one of these three. */
static inline bool
html_class_is_block(HtmlClass class)
{
	return html_class_is_paragraph(class) || html_class_is_container(class)
		|| html_class_is_line(class);
}

typedef struct HtmlElement {
	const char *name; /* in lower case */
	HtmlClass class;
	const char *written; /* as what it is written, NULL: not at all */
} HtmlElement;

/** An element that begins; what several sinks ask of it is found once. All borrowed by sinks. */
typedef struct HtmlStart {
	const HtmlElement *element;
	const char *const *attributes; /* name, value (or NULL), name … NULL; or NULL */
	const char *base_url;          /* or NULL */
	char *link;                    /* private: html_start_link() */
	HtmlImage *image;              /* private: html_start_image() */
	bool has_link, has_image;
} HtmlStart;

/** What is told about a document, in its order. Any function may be NULL. */
typedef struct HtmlHandler {
	/** An element begins. */
	void (*start)(void *data, HtmlStart *start);
	/** The element that began last of those open ends; br and img have no end. */
	void (*end)(void *data, const HtmlElement *element);
	/**
	 * Text: @length bytes, not ended by NUL, clean valid UTF-8 that begins and ends with ink;
	 * white space in it is single blanks. @is_pre: white space counts here.
	 */
	void (*text)(void *data, const char *text, gsize length, bool is_pre);
	/** White space; where it counts, one of it. */
	void (*blank)(void *data, bool is_pre);
	/** A line end where it counts. */
	void (*line_end)(void *data);
} HtmlHandler;

/** A handler and what is handed to its functions. */
typedef struct HtmlSink {
	const HtmlHandler *handler;
	void *data;
} HtmlSink;

/** A document. All borrowed. */
typedef struct HtmlPage {
	const char *html;     /* valid UTF-8 */
	const char *base_url; /* for relative addresses, or NULL */
	bool is_mail;         /* what HTML_AS_MAIL leaves out is left out */
} HtmlPage;

/**
 * Read a document once for several sinks. A picture that stands for an emoji is told of as that
 * text.
 *
 * @page   borrowed.
 * @sinks  borrowed, @count of them.
 */
void html_reader_run(const HtmlPage *page, const HtmlSink *sinks, gsize count);

/**
 * How many bytes of a document libxml2 may be given: up to the cap, or to a tag with more
 * attributes than a tag has, which it would compare each with each.
 */
gsize html_reader_safe_length(const char *html);

/** The value of an attribute, borrowed, or NULL. @attributes as in HtmlStart. */
const char *html_attribute(const char *const *attributes, const char *name);

/** Where a link may lead: http, https, or mailto without headers; borrowed, or NULL. */
const char *html_start_link(HtmlStart *start);

/** The picture that an img shows to a person; borrowed, or NULL. */
const HtmlImage *html_start_image(HtmlStart *start);

#endif
