/** What the serialiser writes beside the names of elements. */
#ifndef TAGDIGEST_TEXT_HTML_ATTRIBUTES_H
#define TAGDIGEST_TEXT_HTML_ATTRIBUTES_H

#include "text/html_reader.h"

#include <glib.h>

/** Append a character as HTML text or as part of a quoted attribute. */
void html_append_escaped(GString *out, gunichar character);

/**
 * The attributes that stay, as they are written: ` href="…" lang="cy"`.
 *
 * @element     borrowed; only a link keeps its href.
 * @attributes  borrowed, as a handler gets them.
 * @base_url    borrowed, for relative links, or NULL.
 * @return owned, or NULL when none stays.
 */
char *html_safe_attributes(const HtmlElement *element, const char *const *attributes,
			   const char *base_url);

#endif
