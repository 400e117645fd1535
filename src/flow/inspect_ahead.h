/** What the ini says of chats and of what takes place, and no reader will see. */
#ifndef TAGDIGEST_FLOW_INSPECT_AHEAD_H
#define TAGDIGEST_FLOW_INSPECT_AHEAD_H

#include <glib.h>

#include "config/config.h"

/** @lines  borrowed array of char*, for the organiser; added to. */
void inspect_ahead(const Config *config, GPtrArray *lines);

#endif
