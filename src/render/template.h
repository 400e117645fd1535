/** A compiled-in template and its partials, rendered from a view. */
#ifndef TAGDIGEST_RENDER_TEMPLATE_H
#define TAGDIGEST_RENDER_TEMPLATE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "text/mustache.h"

/** The text of the file @name ("en.ini") of templates/; borrowed, NULL when there is none. */
const char *template_file(const char *name);

/**
 * Render templates/NAME.mustache; in it, {{>other}} is templates/other.mustache.
 *
 * @name    borrowed.
 * @view    borrowed.
 * @places  of gsize, added to: where in @out the bytes of a reader's token begin: every
 *          {{reader_token}} of the template, filled with VARIANT_NOBODY.
 * @out     appended to.
 * @error   PARSE_PERMANENT, beginning with the template's name.
 * @return true, or false with *out and *places as they were.
 */
bool template_render(const char *name, const json_t *view, MustacheEscape escape, GArray *places,
	GString *out, GError **error);

#endif
