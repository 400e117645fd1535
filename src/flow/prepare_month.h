/** The two courses of a digest: its own editions, and those of the month for who gets it so. */
#ifndef TAGDIGEST_FLOW_PREPARE_MONTH_H
#define TAGDIGEST_FLOW_PREPARE_MONTH_H

#include <stdbool.h>

#include "digest/window.h"
#include "flow/context.h"
#include "model/draft.h"

/**
 * Number a draft: after the last one of its digest, whoever remembers that, the database or the
 * ledger. What comes beside the digest's own editions has its month as a number, 202611, or its
 * day, 20261119, so that who gets those sees no gap.
 *
 * @draft  its period is read, its number set. @error STORE_*, SYSTEM_PERMANENT.
 */
bool prepare_month_number(Context *context, const DigestSpec *digest, Draft *draft, GError **error);

/**
 * A month is decided: who waited for this to change between the courses does; and where the
 * digest's own editions have no reader, they begin anew behind it. Inside a transaction.
 *
 * @beside  borrowed: digest_spec_by_month(). @window borrowed. @error STORE_*.
 */
bool prepare_month_end(Context *context, const DigestSpec *beside, const Window *window,
	GError **error);

#endif
