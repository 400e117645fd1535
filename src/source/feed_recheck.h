/** The feed's recheck: the document is read once more. */
#ifndef TAGDIGEST_SOURCE_FEED_RECHECK_H
#define TAGDIGEST_SOURCE_FEED_RECHECK_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "source/step.h"

/** A redirect for good is believed after so many runs: captive portals and hijacked names pass. */
#define FEED_MOVED_RUNS 3

/** Where the feed is asked: at its address, or where that has led for long enough. Borrowed. */
const char *feed_address(const SourceSpec *spec, const json_t *state);

/** See SourceKind. */
void feed_recheck(const RecheckInput *input, Recheck *recheck);

#endif
