/** Whether the machine's clock may be believed, by what is stored and by what others say. */
#ifndef TAGDIGEST_FLOW_CLOCK_H
#define TAGDIGEST_FLOW_CLOCK_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Judge the clock before anything is made of it. One that stands before the last run, or more than
 * two periods (of the digest with the shortest ones) behind it, is believed when the Date of two
 * hosts that are read stands within ten minutes of it (of one, where there is but one): they are
 * asked then, once each. A first run has nothing to judge by.
 *
 * @context  borrowed; store open for writing.
 * @error    REMOTE_TEMPORARY: not confirmed, in a line that says what to do; STORE_*.
 */
bool clock_check(Context *context, GError **error);

#endif
