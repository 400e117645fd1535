/** Words that their authors took back leave the editions that are kept. */
#ifndef TAGDIGEST_FLOW_REDACT_H
#define TAGDIGEST_FLOW_REDACT_H

#include <stdbool.h>

#include "flow/context.h"

/**
 * After editions_take_back(), of the editions that somebody has or may have: they are rendered anew
 * without the refused posts, so that what is still owed of them goes without, and no byte of theirs
 * is kept. Under the deliver lock.
 *
 * @error  STORE_*, PARSE_PERMANENT.
 */
bool redact_editions(Context *context, GError **error);

/**
 * What was refused or dropped goes out to nobody that does not have it: editions that nobody has
 * yet are undone, and the others go on without it. Under the deliver lock.
 *
 * @undone  out: how many.
 * @error   STORE_*, PARSE_PERMANENT, SYSTEM_PERMANENT.
 */
bool redact_take_back(Context *context, int *undone, GError **error);

#endif
