/** What is looked at before an edition goes to everybody, as the last thing. */
#ifndef TAGDIGEST_FLOW_GUARD_H
#define TAGDIGEST_FLOW_GUARD_H

#include <stdbool.h>

#include "flow/context.h"
#include "model/draft.h"
#include "model/edition.h"

/** So many times as much as in any of the last editions is unusual … */
#define GUARD_TIMES_MIN 3
/** … with more readers than this, or more posts than that. */
#define GUARD_READERS_MAX 100
#define GUARD_POSTS_MAX 20

/** What it found. */
typedef struct GuardFound {
	int64_t edition_id;
	char *held;   /* owned: why the edition is held and asked about; NULL: it goes */
	char *remark; /* owned: what the organiser is told, while it goes; NULL: nothing */
} GuardFound;

/**
 * Look at an edition that was just frozen, and hold it when it says what the last one said, or goes
 * to so many more readers than any before that a mistake is likelier than a miracle. A chat week
 * has many posts, and is only told of. Inside the freeze transaction.
 *
 * @draft    borrowed: what it was made of.
 * @edition  borrowed, frozen, and its mails queued.
 * @found    out; guard_found_clear().
 * @error    STORE_*.
 */
bool guard_edition(Context *context, const Draft *draft, const Edition *edition, GuardFound *found,
	GError **error);

/** Free what it holds. */
void guard_found_clear(GuardFound *found);

#endif
