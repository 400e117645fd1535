/**
 * Whose the lines of a mail are: what its writer wrote themselves, as against what is quoted or
 * passed on, what announces that, and a signature. Told here and nowhere else, for whoever looks
 * for an order in a mail.
 */
#ifndef TAGDIGEST_SUBSCRIBE_OWN_LINES_H
#define TAGDIGEST_SUBSCRIBE_OWN_LINES_H

#include <glib.h>

/** Below this line of a mail of ours nothing is its reader's own: they answer above it. */
#define OWN_LINES_MARK "--- your answer above this line ---"

/**
 * The lines that are its writer's own, down to where all is somebody else's.
 *
 * @text   borrowed foreign text, may be NULL.
 * @return owned array of owned char*, each as plain_line() leaves it; an empty line is "".
 */
GPtrArray *own_lines(const char *text);

/** The first of own_lines() that is not empty. @text borrowed, may be NULL. @return owned; NULL:
 * there is none. */
char *own_lines_first(const char *text);

#endif
