/**
 * What `check --online` does: each source is asked once, as a poll would ask it, and what came of
 * it is told and kept nowhere.
 */
#ifndef TAGDIGEST_FLOW_GLANCE_H
#define TAGDIGEST_FLOW_GLANCE_H

#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Ask all sources, but for those that take money: what it would cost is told. What hosts have asked
 * to be spared of holds here too, where the database says so.
 *
 * @context  borrowed; its store is read only, or NULL where there is none yet.
 * @report   out, owned reference: an array of {name, state, url, posts, events, kept, tags: [{tag,
 *           posts, since, newest}], private: {items, first} or null, why, mend}, the ini's order.
 * State is "read", "read in part", "never read", "refused", "not reachable", "cannot be read", "not
 * asked" or "costs money".
 * @error    what a poll can fail with, not what sources say.
 */
bool glance_run(const Context *context, json_t **report, GError **error);

/**
 * The same, and ask those that take money as well: the most that it may cost is booked before, and
 * what it did cost afterwards, in the budgets that runs spend of. @context's store is written to.
 */
bool glance_run_spending(const Context *context, json_t **report, GError **error);

/** The report in words, for a terminal. @return owned. */
char *glance_text(const json_t *report);

/** Whether all sources could be read. @error REMOTE_*: how many could not, and whether that may
 * pass. */
bool glance_judge(const json_t *report, GError **error);

#endif
