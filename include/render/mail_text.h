/** The plain text of a mail: written for reading, 72 columns, links numbered and listed a part. */
#ifndef TAGDIGEST_RENDER_MAIL_TEXT_H
#define TAGDIGEST_RENDER_MAIL_TEXT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/edition.h"

/**
 * @view     borrowed.
 * @variant  borrowed: its text (LF line ends) and text_places are made anew.
 * @error    PARSE_PERMANENT when a template is wrong.
 * @return true, or false with @variant as it was.
 */
bool mail_text_render(const json_t *view, Variant *variant, GError **error);

/** Lines of any length as a text for reading: as mail_text_render() wraps what its template lays
 * out. @text borrowed. @return owned. */
char *mail_text_wrap(const char *text);

#endif
