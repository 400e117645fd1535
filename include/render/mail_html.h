/** The HTML of a mail, from the view and the compiled-in template. */
#ifndef TAGDIGEST_RENDER_MAIL_HTML_H
#define TAGDIGEST_RENDER_MAIL_HTML_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/edition.h"

/** Mails stop growing here: Gmail clips at about 102 kB (after quoted-printable). */
#define MAIL_HTML_BYTES_MAX 92000

/**
 * @view     borrowed.
 * @variant  borrowed: its html and html_places are made anew.
 * @error    PARSE_PERMANENT when a template is wrong (a bug, or an organiser's own).
 * @return true, or false with @variant as it was.
 */
bool mail_html_render(const json_t *view, Variant *variant, GError **error);

#endif
