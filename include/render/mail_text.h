/** The plain text of a mail: written for reading, 72 columns, links numbered and listed a part. */
#ifndef TAGDIGEST_RENDER_MAIL_TEXT_H
#define TAGDIGEST_RENDER_MAIL_TEXT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/**
 * @view  borrowed.
 * @text  out, owned; LF line ends.
 * @error PARSE_PERMANENT when a template is wrong.
 */
bool mail_text_render(const json_t *view, char **text, GError **error);

#endif
