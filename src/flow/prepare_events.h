/** What is ahead, put into a draft. */
#ifndef TAGDIGEST_FLOW_PREPARE_EVENTS_H
#define TAGDIGEST_FLOW_PREPARE_EVENTS_H

#include <stdbool.h>

#include "flow/prepare.h"

/**
 * Put what takes place after the draft's period, as far ahead as the digest tells: all dates that
 * begin in that time, and whatever its readers were told of before and is another now, cancelled
 * where nobody announces it any more. What was told keeps its uid; what is another than it was told
 * has a higher sequence (RFC 5545, 3.8.7.4), so that it moves in a reader's calendar.
 *
 * @draft  borrowed; its events are filled.
 * @error  STORE_*.
 */
bool prepare_events(Context *context, const DigestSpec *digest, const PrepareState *state,
	Draft *draft, GError **error);

/**
 * What readers were told last, to whomever: a uid is one thing in all calendars, whichever digest
 * brought it there, and the last that was told counts.
 *
 * @told  borrowed array of EventTold.
 * @return owned: uid -> Event, both borrowed from @told.
 */
GHashTable *prepare_events_last(const GPtrArray *told);

/** How often an event (changed) was changed, as far as readers know. @last borrowed:
 * prepare_events_last(). */
void prepare_events_number(GHashTable *last, Event *event);

/** Note what the readers of a draft's edition are told. Inside a transaction. @error STORE_*. */
bool prepare_events_tell(Context *context, const Draft *draft, GError **error);

#endif
