/**
 * Drafts as they are stored: open until they are approved or their deadline comes, then frozen into
 * an edition (store/editions).
 */
#ifndef TAGDIGEST_STORE_DRAFTS_H
#define TAGDIGEST_STORE_DRAFTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/draft.h"
#include "store/store.h"

/**
 * Keep what prepare made for a period. An open draft of the period is made anew; its edits stay.
 * Inside a transaction.
 *
 * @draft       borrowed: all of it is kept. Its id is set.
 * @deadline_s  when it is decided at the latest, Unix seconds UTC.
 * @error       STORE_PERMANENT when the draft of that period is frozen already.
 */
bool drafts_put(Store *store, Draft *draft, int64_t deadline_s, int64_t now_s, GError **error);

/**
 * It becomes an edition: from now on nothing changes in it. Inside the transaction of
 * editions_put(), which calls this.
 *
 * @error  STORE_PERMANENT when there is no such draft or it is frozen already.
 */
bool drafts_freeze(Store *store, int64_t id, int64_t now_s, GError **error);

/**
 * A stored post was refused: what prepare made of open drafts goes, since any may hold its words,
 * and is made anew; their edits stay. Inside a transaction. @error STORE_*.
 */
bool drafts_empty(Store *store, GError **error);

#endif
