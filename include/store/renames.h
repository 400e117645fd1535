/** Digests and sources that go by another name from now on: their rows go with them. */
#ifndef TAGDIGEST_STORE_RENAMES_H
#define TAGDIGEST_STORE_RENAMES_H

#include <glib.h>
#include <stdbool.h>

#include "store/store.h"

/** What has a name. */
typedef enum RenameKind {
	RENAME_DIGEST,
	RENAME_SOURCE,
} RenameKind;

/** What the database holds under an old and a new name. */
typedef enum RenameState {
	RENAME_NOTHING, /* nothing under the old one: never there, or taken over */
	RENAME_PENDING, /* something under the old one alone */
	RENAME_BOTH,    /* under both: nobody can tell which of it would count */
} RenameState;

/** An old name and a new one. Borrowed. */
typedef struct Rename {
	RenameKind kind;
	const char *was;
	const char *name;
} Rename;

/** Look, and change nothing. @state out. @error STORE_*. */
bool renames_look(Store *store, const Rename *rename, RenameState *state, GError **error);

/**
 * Give all that stands under the old name to the new one: of a digest its drafts, editions,
 * periods, posts in editions, verdicts and subscriptions; of a source its row, and so all that
 * points to it. Inside a transaction, when renames_look() says RENAME_PENDING. @error STORE_*.
 */
bool renames_take_over(Store *store, const Rename *rename, GError **error);

#endif
