/** Foreign text made safe for a message: shared by error, log and progress. */
#ifndef TAGDIGEST_BASE_CLEAN_H
#define TAGDIGEST_BASE_CLEAN_H

#include <glib.h>

typedef enum CleanLines {
	CLEAN_ONE_LINE,       /* line ends are replaced too */
	CLEAN_KEEP_LINE_ENDS, /* LF stays */
} CleanLines;

/**
 * A copy that is valid UTF-8 and in which '?' stands for each control character, bad byte, and
 * what turns the order in which the rest is shown.
 *
 * @text       borrowed, may be NULL (then "").
 * @bytes_max  the result is cut there, on a character; G_MAXSIZE for no limit.
 * @return owned, g_free.
 */
char *clean_text(const char *text, CleanLines lines, gsize bytes_max);

#endif
