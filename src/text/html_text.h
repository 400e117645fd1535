/** Text of a document on its way to the sinks: cleaned, cut into ink and white space. */
#ifndef TAGDIGEST_TEXT_HTML_TEXT_H
#define TAGDIGEST_TEXT_HTML_TEXT_H

#include "text/html_reader.h"

/** Where text goes, and how. */
typedef struct HtmlText {
	const HtmlSink *sinks; /* borrowed */
	gsize sinks_count;
	bool is_pre; /* white space counts */
} HtmlText;

/**
 * Tell the sinks a piece of text: what plain_keeps() refuses is left out, characters of
 * windows-1252 by number are mended, bytes that are no UTF-8 become U+FFFD.
 *
 * @bytes  borrowed, @length of them.
 */
void html_text_tell(const HtmlText *text, const char *bytes, gsize length);

#endif
