/** How the files of text/plain step through text. */
#ifndef TAGDIGEST_TEXT_PLAIN_SCAN_H
#define TAGDIGEST_TEXT_PLAIN_SCAN_H

#include <glib.h>
#include <stdbool.h>

/** Whether a character is white space, in Unicode's sense and in that of old control characters. */
bool plain_is_blank(gunichar character);

/** Where the line at @text ends: LF, CR, VT, FF, NEL, Unicode's two separators, NUL. Borrowed. */
const char *plain_line_end(const char *text);

/** The line behind an end that plain_line_end() found, NULL when there is none. Borrowed. */
const char *plain_next_line(const char *end);

#endif
