/** Another program: asked for one line (that knows a password, say), handed a file, or left to a
 * person. */
#ifndef TAGDIGEST_BASE_CHILD_H
#define TAGDIGEST_BASE_CHILD_H

#include <glib.h>
#include <stdbool.h>

/**
 * Run a program without a shell and take the first line that it prints.
 *
 * It gets nothing on its standard input, and our standard error.
 *
 * @arguments   borrowed, NULL-terminated, the program first: looked for in $PATH if it has no
 * slash.
 * @run_ms_max  it is killed when it is not done by then.
 * @secret      out, owned; never empty.
 * @error       CONFIG_PERMANENT: cannot be run, took too long, failed, printed nothing.
 */
bool child_run(char *const *arguments, int run_ms_max, char **secret, GError **error);

/**
 * Run a program without a shell where a person works with it, with our standard streams, for as
 * long as that takes.
 *
 * @arguments  borrowed, as for child_run().
 * @error      CONFIG_PERMANENT: cannot be run, or failed.
 */
bool child_run_on_terminal(char *const *arguments, GError **error);

/**
 * Start a program without a shell, to read a file.
 *
 * @arguments  borrowed, as for child_run().
 * @input      borrowed: an open file, its standard input from where it is read now.
 * @words      borrowed: an open file that takes what it says on both its outputs.
 * @error      CONFIG_PERMANENT: cannot be run.
 * @return its process, or -1.
 */
int child_start(char *const *arguments, int input, int words, GError **error);

/** Whether a program has ended; @status out, as of waitpid(2). It is known for one time. */
bool child_has_ended(int child, int *status);

/** End a program that was started: asked for a second, then not asked. @status out: how it ended.
 */
void child_end(int child, int *status);

#endif
