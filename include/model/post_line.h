/** Posts as `tagdigest parse` prints them, read back: one JSON object a line. */
#ifndef TAGDIGEST_MODEL_POST_LINE_H
#define TAGDIGEST_MODEL_POST_LINE_H

#include <glib.h>
#include <stdbool.h>

#include "model/post.h"

/** No post that `parse` prints is longer. */
#define POST_LINE_BYTES_MAX ((gsize)4 * 1024 * 1024)

/**
 * Read a line.
 *
 * @line   borrowed, @length bytes.
 * @post   out, owned; NULL: a line of blanks, which is none.
 * @error  PARSE_PERMANENT: what was expected.
 */
bool post_line_read(const char *line, gsize length, Post **post, GError **error);

#endif
