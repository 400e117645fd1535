/** A word on how far a long activity has come; a terminal shows it, a pipe never sees it. */
#ifndef TAGDIGEST_BASE_PROGRESS_H
#define TAGDIGEST_BASE_PROGRESS_H

#include <glib.h>

typedef struct Progress {
	/* One short line, borrowed, that replaces the last; NULL wipes it. No function: silence. */
	void (*show)(void *data, const char *line);
	void *data;
} Progress;

/** Show a line. @progress borrowed, may be NULL. */
void progress_show(const Progress *progress, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** Wipe the line. @progress borrowed, may be NULL. */
void progress_clear(const Progress *progress);

#endif
