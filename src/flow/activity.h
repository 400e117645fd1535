/**
 * What one process of a machine does at a time: to poll, to decide and mail, to read what came in,
 * and to read exports. A lock each, in state_dir, so that none keeps the others.
 */
#ifndef TAGDIGEST_FLOW_ACTIVITY_H
#define TAGDIGEST_FLOW_ACTIVITY_H

#include <stdbool.h>

#include "base/lock.h"
#include "flow/context.h"

typedef enum Activity {
	ACTIVITY_POLL,
	ACTIVITY_DELIVER,
	ACTIVITY_INBOX,
	ACTIVITY_IMPORT, /* to read exports, in a run or by the verb: each is read once at a time */
} Activity;

/** "poll", "deliver", "inbox" or "import". */
const char *activity_name(Activity activity);

/** "HOST/": what this machine's owners of a lease begin with. @return owned. */
char *activity_machine(void);

/** A name for this run, to own leases by. @owner out, owned. @error SYSTEM_PERMANENT. */
bool activity_own(char **owner, GError **error);

/**
 * Take the lock of an activity.
 *
 * @lock   out, owned.
 * @error  LOCKED_TEMPORARY when another process is at it, SYSTEM_PERMANENT.
 */
bool activity_take(const Context *context, Activity activity, Lock **lock, GError **error);

/**
 * Take it unless another process is at it, which is no error.
 *
 * @lock   out, owned; left alone (NULL) when another process is at it.
 * @error  SYSTEM_PERMANENT.
 */
bool activity_try(const Context *context, Activity activity, Lock **lock, GError **error);

#endif
