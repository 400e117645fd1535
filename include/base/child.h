/** Another program: asked for one line (that knows a password, say), or left to a person. */
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

#endif
