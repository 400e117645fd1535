/** What `check` finds in how one logs in: at the mail servers of [smtp] and [inbox], and at
 * what is read. */
#ifndef TAGDIGEST_FLOW_INSPECT_LOGIN_H
#define TAGDIGEST_FLOW_INSPECT_LOGIN_H

#include <glib.h>
#include <stdbool.h>

#include "config/config.h"

/**
 * Whether the login of a section wants the file that a key of it names.
 *
 * @section, @key  borrowed: of any section.
 */
bool inspect_login_wants(const Config *config, const char *section, const char *key);

/** Judge all logins, and whether the secret of one would be told to another. @problems borrowed, of
 * Problem, added to. */
void inspect_login_judge(const Config *config, GPtrArray *problems);

#endif
