/** The kinds that there are, of whatever make. */
#ifndef TAGDIGEST_FLOW_ROSTER_KINDS_H
#define TAGDIGEST_FLOW_ROSTER_KINDS_H

#include <glib.h>

#include "config/config.h"

/** Their names: in C, and described in ini. @return owned (g_strfreev). */
GStrv roster_kinds_names(const Config *config);

#endif
