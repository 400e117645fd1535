/** All that is held about a person, in lines for that person. */
#ifndef TAGDIGEST_FLOW_JOIN_TOLD_H
#define TAGDIGEST_FLOW_JOIN_TOLD_H

#include <glib.h>
#include <stdbool.h>

#include "flow/join_case.h"

/** Of whoever writes. @items out, owned array of char*. @error STORE_*. */
bool join_told(const JoinCase *case_, GPtrArray **items, GError **error);

#endif
