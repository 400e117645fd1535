/**
 * The second pass over the ini: what its values mean, judged by asking the modules that will use
 * them. `check` and every verb that needs the ini run it before anything else.
 */
#ifndef TAGDIGEST_FLOW_INSPECT_H
#define TAGDIGEST_FLOW_INSPECT_H

#include <glib.h>
#include <stdbool.h>

#include "config/config.h"

/** Judge a config. @problems: borrowed array of Problem, added to, then sorted by file and line. */
void inspect_config(const Config *config, GPtrArray *problems);

/**
 * What is still to be filled in of sections that are not used (enabled = no), where it stands and
 * what it says. Nothing is wrong with these. @config borrowed. @return owned array of Problem.
 */
GPtrArray *inspect_unfilled(const Config *config);

/**
 * What else is needed for what the ini wants, and nobody can see from here. Nothing is wrong.
 *
 * @config  borrowed.
 * @return owned array of char*, lines for the organiser.
 */
GPtrArray *inspect_advice(const Config *config);

/**
 * Read and judge in one go: what every verb that needs the ini does first.
 *
 * @path    borrowed.
 * @config  out, owned.
 * @error   CONFIG_PERMANENT whose message is every problem, one a line, with a last line that
 *          counts them.
 */
bool inspect_load(const char *path, Config **config, GError **error);

/**
 * The main file as it was read, as an ini that reads the same: sections and keys in their order,
 * comments left out, "***" in the place of passwords, keys in addresses and commands. Paths are
 * as written, so it goes into the same folder; what other files hold stays there.
 *
 * @path   borrowed; inspect_load() found nothing wrong with it.
 * @text   out, owned.
 * @error  CONFIG_PERMANENT: it has changed since.
 */
bool inspect_text(const char *path, char **text, GError **error);

#endif
