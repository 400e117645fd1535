/** `was = OLD`: what the database holds under earlier names goes to those that the ini has now. */
#ifndef TAGDIGEST_FLOW_RENAME_H
#define TAGDIGEST_FLOW_RENAME_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/**
 * Take over what stands under earlier names, all or nothing; once done it is no work at all. To be
 * called before anything of the database is used, without a lock of an activity: both are taken
 * here for as long as it takes, since another run may still be going by the old names.
 *
 * @may_write  false: only look.
 * @error      CONFIG_PERMANENT with the place in the ini when the database knows both names, or
 *             when something waits and may not be written; LOCKED_TEMPORARY when it waits and
 *             another run is at work; STORE_*.
 */
bool rename_take_over(Context *context, bool may_write, GError **error);

#endif
