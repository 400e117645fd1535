/** Files of lines, as verbs are given them. */
#ifndef TAGDIGEST_CMD_LINES_H
#define TAGDIGEST_CMD_LINES_H

#include <glib.h>
#include <stdbool.h>

/** What is done with a line of @length bytes (borrowed). */
typedef bool (*LinesTake)(void *data, const char *line, gsize length, GError **error);

/**
 * Hand on each line of a file; "-" is standard input.
 *
 * @path   borrowed.
 * @error  SYSTEM_PERMANENT, or what @take says, with the file and the line before it.
 */
bool lines_read(const char *path, LinesTake take, void *data, GError **error);

#endif
