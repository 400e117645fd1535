/** A word on how far a long activity has come; a terminal shows it, a pipe never sees it. */
#ifndef TAGDIGEST_BASE_PROGRESS_H
#define TAGDIGEST_BASE_PROGRESS_H

#include <glib.h>
#include <stdint.h>

typedef struct Progress {
	/* One short line, borrowed, that replaces the last; NULL wipes it. No function: silence. */
	void (*show)(void *data, const char *line);
	void *data;
} Progress;

/** Show a line. @progress borrowed, may be NULL. */
void progress_show(const Progress *progress, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** How far something of known size has come, with how fast and how long still. */
typedef struct ProgressBar {
	char *what; /* owned: what is done, a few words */
	int64_t size;
	int64_t begun_at;           /* of that size, when it began */
	int64_t begun_ms, shown_ms; /* monotonic */
} ProgressBar;

/** Begin one. @bar out; @what borrowed; @size, @at in bytes. */
void progress_bar_begin(ProgressBar *bar, const char *what, int64_t size, int64_t at);

/** Show it, a few times a second. @progress borrowed, may be NULL. */
void progress_bar_show(const Progress *progress, ProgressBar *bar, int64_t at);

/** Free what is in it. */
void progress_bar_clear(ProgressBar *bar);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ProgressBar, progress_bar_clear)

/** Wipe the line. @progress borrowed, may be NULL. */
void progress_clear(const Progress *progress);

#endif
