/** Rows that are being sent, and whose: what deliveries and memos have in common of a journal. */
#ifndef TAGDIGEST_STORE_LEASE_H
#define TAGDIGEST_STORE_LEASE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/db.h"

/** Nobody is at it: its owner was on this machine, whose lock we hold, or is late. */
#define LEASE_IS_DEAD \
	" state = 'sending' AND (owner IS NULL OR until_s < $until_s" \
	" OR substr(owner, 1, length(CAST($owner AS TEXT))) = CAST($owner AS TEXT))"

/**
 * Run an update of rows that LEASE_IS_DEAD, which sets $detail and $changed_s.
 *
 * @machine  borrowed: as the owners of this machine begin.
 * @count    out: how many rows.
 * @error    STORE_*.
 */
bool lease_take_dead(DbStatement *update, const char *machine, int64_t now_s, int *count,
	GError **error);

#endif
