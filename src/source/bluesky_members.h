/**
 * What must be known before a source of Bluesky can be read: who is in its list, and the DIDs of
 * those who are named by their handles in addresses. In state: members {read, dids, next, cursor},
 * names {HANDLE: DID}.
 */
#ifndef TAGDIGEST_SOURCE_BLUESKY_MEMBERS_H
#define TAGDIGEST_SOURCE_BLUESKY_MEMBERS_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "source/bluesky_reading.h"

#define BLUESKY_NAME "name"
#define BLUESKY_MEMBERS "members"

/**
 * Ask for what is not known, or is a day old.
 * @return whether all is known; else something was asked, or the step says what is wrong.
 */
bool bluesky_members_begin(BlueskyReading *reading);

/** The answer to that. @mark borrowed; @about borrowed: what stood behind it, or NULL. @return as
 * bluesky_members_begin(). */
bool bluesky_members_take(BlueskyReading *reading, const char *mark, const char *about);

#endif
