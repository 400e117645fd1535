/** Chats that some readers of an edition have had in editions of their own. */
#ifndef TAGDIGEST_FLOW_PREPARE_APART_H
#define TAGDIGEST_FLOW_PREPARE_APART_H

#include <stdbool.h>

#include "flow/context.h"
#include "model/digest_spec.h"
#include "model/draft.h"
#include "model/edition.h"

/** Say in a draft which chats come alone to who wishes, and whether its readers were told already.
 * @error STORE_*. */
bool prepare_apart_say(Context *context, const DigestSpec *digest, Draft *draft, GError **error);

/**
 * Mark in a draft of a digest's own course which chats have been mailed alone, and which posts
 * these editions had.
 *
 * @draft  changed: its chats are there.
 * @error  STORE_*.
 */
bool prepare_apart_mark(Context *context, Draft *draft, GError **error);

/**
 * Note which readers of a draft's edition have had which of its chats, and render it for them.
 * Inside the freeze transaction, behind deliveries_queue().
 *
 * @edition  borrowed: as it is stored.
 * @error    STORE_*, PARSE_PERMANENT.
 */
bool prepare_apart_put(Context *context, const Draft *draft, const Edition *edition,
	GError **error);

#endif
