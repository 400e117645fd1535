/** What is so when the ini does not say it: from the environment and the user. */
#ifndef TAGDIGEST_CONFIG_FALLBACK_H
#define TAGDIGEST_CONFIG_FALLBACK_H

#include <glib.h>

/**
 * The state folder: $STATE_DIRECTORY, $XDG_STATE_HOME/tagdigest, /var/lib/tagdigest for root and
 * ~/.local/state/tagdigest for everybody else. @return owned, absolute.
 */
char *fallback_state_dir(void);

/** Where an ini may be, in the order of the search. @return owned (g_strfreev). */
char **fallback_ini_places(void);

#endif
