/** The text of one element while it is read: characters, until elements come; from then on HTML. */
#ifndef TAGDIGEST_SOURCE_FEED_TEXT_H
#define TAGDIGEST_SOURCE_FEED_TEXT_H

#include <glib.h>
#include <libxml/xmlstring.h>
#include <stdbool.h>

/** How the text of an element is to be read. */
typedef enum FeedForm {
	FORM_PLAIN,  /* characters only; elements in them lose their tags */
	FORM_MARKUP, /* text or HTML, as it looks */
	FORM_ATOM,   /* as `type` and `mode` say (RFC 4287, 3.1) */
	FORM_PERSON, /* characters, or elements for name, email and uri */
	FORM_OBJECT, /* characters, or elements about a medium */
} FeedForm;

/** A start tag as libxml2's SAX2 gives it; all borrowed. */
typedef struct FeedTag {
	const xmlChar *name, *prefix, *uri; /* interned: equal strings are equal pointers */
	const xmlChar **attributes; /* fives: name, prefix, URI, start and end of the value */
	guint attribute_count;
} FeedTag;

/** One text; used again for the next by feed_text_begin(). */
typedef struct FeedText {
	FeedForm form;
	const char *base; /* borrowed: what links in the text are relative to, or NULL */
	GString *text;    /* owned */
	bool has_markup;  /* elements came: text is HTML, and characters that come are escaped */
} FeedText;

/** Make a text that is not begun. */
void feed_text_init(FeedText *text);

/** Begin an empty text. @base borrowed for as long as it is read. */
void feed_text_begin(FeedText *text, FeedForm form, const char *base);

/** Free what a text holds. */
void feed_text_clear(FeedText *text);

/** Add @length bytes of characters; @is_cdata when they stood in a CDATA section. */
void feed_text_add(FeedText *text, const char *characters, int length, bool is_cdata);

/** Add the start tag of an element; @base (borrowed, may be NULL) is xml:base at it. */
void feed_text_open(FeedText *text, const FeedTag *tag, const char *base);

/** Add its end tag. */
void feed_text_close(FeedText *text, const xmlChar *name);

/** The value of an attribute. @attribute borrowed: five of a FeedTag. @return owned, trimmed. */
char *feed_tag_value(const xmlChar **attribute);

#endif
