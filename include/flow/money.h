/**
 * What sources that take money for what they show have cost, and spending it outside of a poll.
 *
 * The book is in the source's state (model/budget.h), which a poll writes as it goes. Whoever else
 * spends (a recheck, a glance) holds the poll's lock meanwhile, so that no two keep one book.
 */
#ifndef TAGDIGEST_FLOW_MONEY_H
#define TAGDIGEST_FLOW_MONEY_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "base/lock.h"
#include "flow/context.h"
#include "model/source_spec.h"
#include "store/sources.h"

/** Whether a source takes money. */
bool money_is_taken(const SourceSpec *spec);

/**
 * What it has cost: SourceKind's money() with "until" as a time in words that programs read.
 *
 * @row    borrowed, or NULL when it was never asked.
 * @return owned; null for a source that costs nothing.
 */
json_t *money_report(const SourceSpec *spec, const SourceRow *row, int64_t now_s);

/**
 * The same in a line: "0.02 USD of 5.00 USD a month spent, 4.98 USD left until …; a week will
 * probably cost 0.10 USD".
 *
 * @money  borrowed: money_report()'s, not null.
 * @return owned.
 */
char *money_words(const json_t *money);

/**
 * What `check` says of each source that takes money, a line each with the prices; "" without any.
 *
 * @store  borrowed, or NULL when there is none yet.
 * @return owned; of a database that cannot be read: as if nothing had been spent.
 */
char *money_outlook(const Config *config, Store *store, int64_t now_s);

/**
 * Lock and read the row of a source that takes money, to spend.
 *
 * @lock   in and out, owned: taken when NULL; NULL afterwards: a poll is spending now.
 * @row    out, owned; NULL when another machine's run is asking it, or @lock could not be had.
 * @error  STORE_*, SYSTEM_*.
 */
bool money_open(const Context *context, const SourceSpec *spec, Lock **lock, SourceRow **row,
	GError **error);

/** Write a state into its row (borrowed) and the store. Inside a transaction. @error STORE_*. */
bool money_write(Store *store, SourceRow *row, const json_t *state, GError **error);

/**
 * Book the most that a glance at a source may cost, durably.
 *
 * @is_booked  out: false when there is not enough left, or a run is at it (@why owned says so).
 * @error      STORE_*, SYSTEM_*.
 */
bool money_book_glance(const Context *context, const SourceSpec *spec, Lock **lock, char **why,
	GError **error);

/** What the glance did not cost is given back. @spent millionths of a USD. @error STORE_*. */
bool money_settle_glance(const Context *context, const SourceSpec *spec, int64_t spent,
	GError **error);

#endif
