/** A compiled-in template and its partials, rendered from a view. */
#ifndef TAGDIGEST_RENDER_TEMPLATE_H
#define TAGDIGEST_RENDER_TEMPLATE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "text/mustache.h"

/** The text of the file @name ("en.ini") of templates/; borrowed, NULL when there is none. */
const char *template_file(const char *name);

/** What is rendered, and what differs in it from reader to reader. */
typedef struct Rendered {
	GString *text;  /* owned */
	GArray *places; /* owned, of VariantPlace, ascending */
} Rendered;

/** Free what @rendered still holds. */
void rendered_clear(Rendered *rendered);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Rendered, rendered_clear)

/**
 * Render templates/NAME.mustache; in it, {{>other}} is templates/other.mustache.
 *
 * @name      borrowed.
 * @view      borrowed.
 * @rendered  out; its places are those of every {{reader_token}}, filled with VARIANT_NOBODY, and
 *            of {{reader_address}} and {{reader_why}}, filled with what the view's reader has.
 * @error     PARSE_PERMANENT, beginning with the template's name.
 * @return true, or false with *rendered untouched.
 */
bool template_render(const char *name, const json_t *view, MustacheEscape escape,
	Rendered *rendered, GError **error);

#endif
