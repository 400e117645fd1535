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
#include "model/draft_review.h"
#include "store/store.h"

/** A stored draft without its words. */
typedef struct DraftRow {
	int64_t id; /* 0: there is none, and all else is nothing */
	char *digest;
	ScheduleFrequency frequency;
	int64_t start_s, end_s; /* the period, Unix seconds UTC */
	DraftState state;
	int64_t deadline_s;
	int64_t made_s;
	DraftReview
		*review; /* owned: what the organiser makes of it, empty where nothing was said */
} DraftRow;

/** Which draft is meant. Borrowed. */
typedef struct DraftPeriod {
	const char *digest;
	ScheduleFrequency frequency;
	int64_t end_s;
} DraftPeriod;

/** Free what it holds. */
void draft_row_clear(DraftRow *row);

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
 * Keep that there will be a draft of a period, and what the organiser makes of it; of its posts
 * nothing but their numbers. An open draft of the period keeps its number and the rest. Inside a
 * transaction.
 *
 * @row    borrowed: its id is set; made_s is when, for one that is new.
 * @now_s  Unix seconds UTC.
 * @error  STORE_PERMANENT when the draft of that period is frozen already.
 */
bool drafts_put_review(Store *store, DraftRow *row, int64_t now_s, GError **error);

/** A draft by its number. @row out, empty before (draft_row_clear()). @error STORE_*. */
bool drafts_get(Store *store, int64_t id, DraftRow *row, GError **error);

/** The draft of a digest's period, which is known by its frequency and end. @period borrowed.
 * @row as above. */
bool drafts_find(Store *store, const DraftPeriod *period, DraftRow *row, GError **error);

/** The edition that a draft became. @number, @frozen_s out: 0 where it became none. @error STORE_*.
 */
bool drafts_edition(Store *store, int64_t id, int *number, int64_t *frozen_s, GError **error);

/** The last draft of a digest that was opened for the organiser and never became an edition. @row
 * as above. */
bool drafts_last_open(Store *store, const char *digest, DraftRow *row, GError **error);

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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DraftRow, draft_row_clear)

#endif
