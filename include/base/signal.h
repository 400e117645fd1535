/** Asked to stop: SIGINT and SIGTERM set a flag, and long loops look at it between two steps. */
#ifndef TAGDIGEST_BASE_SIGNAL_H
#define TAGDIGEST_BASE_SIGNAL_H

#include <glib.h>
#include <stdbool.h>

/** Catch SIGINT and SIGTERM, ignore SIGPIPE and SIGXFSZ, for which writing fails (EPIPE, EFBIG).
 * Called once, by cmd. */
void signal_install(void);

/** Whether somebody asked to stop. */
bool signal_stop_requested(void);

/**
 * Add what ends a poll() at once when somebody asks to stop, and keeps it from waiting ever after.
 *
 * @files  borrowed, of struct pollfd.
 */
void signal_add_file(GArray *files);

#endif
