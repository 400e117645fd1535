/** What became due of the pages that their owners asked to have read. */
#ifndef TAGDIGEST_FLOW_VOICE_LOOK_H
#define TAGDIGEST_FLOW_VOICE_LOOK_H

#include <stdbool.h>

#include "flow/context.h"

/** Whoever asks proves it within so many days. */
#define VOICE_DAYS 14

/**
 * Look for the lines that prove whose a page is, and ask the organiser about those that have them;
 * what the organiser agreed to becomes a source, what its owner took back is forgotten. Outside of
 * a transaction. Trouble with one page is none of the others'.
 *
 * @error  STORE_*, as memo_queue().
 */
bool voice_look(Context *context, GError **error);

#endif
