/** The four that are fed by the reading of a document, each with how it begins and what it gave. */
#ifndef TAGDIGEST_TEXT_HTML_SINKS_H
#define TAGDIGEST_TEXT_HTML_SINKS_H

#include "text/html_reader.h"

/**
 * Plain text; html_plain_end() takes the sink's data and gives it, owned. @size: about how many
 * bytes it will be.
 */
HtmlSink html_plain_begin(gsize size);
char *html_plain_end(HtmlSink sink);

/** Safe HTML, likewise. */
HtmlSink html_safe_begin(gsize size);
char *html_safe_end(HtmlSink sink);

/** Structured text, likewise. */
HtmlSink html_prose_begin(void);
Prose *html_prose_end(HtmlSink sink);

/** Pictures, likewise: an array of HtmlImage. */
HtmlSink html_images_begin(void);
GPtrArray *html_images_end(HtmlSink sink);

#endif
