/** What became of the last edition, and of its readers since the one before: for the organiser's
 * weekly line. Reads, never writes. */
#ifndef TAGDIGEST_STORE_WEEKS_H
#define TAGDIGEST_STORE_WEEKS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/schedule.h"
#include "store/store.h"

/** The last edition of a digest's own course. Plain data. */
typedef struct WeekEdition {
	int64_t id; /* 0: there is none, and all else is nothing */
	int64_t draft_id;
	int number;
	int64_t frozen_s; /* Unix seconds UTC */
	int64_t before_s; /* when the edition before it was frozen; 0: it is the first */
} WeekEdition;

/** Look for it. @digest borrowed. @edition out. @error STORE_*. */
bool weeks_last(Store *store, const char *digest, ScheduleFrequency frequency, WeekEdition *edition,
	GError **error);

/** How many. */
typedef struct WeekCount {
	int64_t sent, owed, failed, uncertain; /* of the edition's mails */
	int64_t bounced;      /* readers of whose mail it was reported, since the edition before */
	int64_t joined, left; /* likewise: who came, and who went */
} WeekCount;

/** Count. @edition borrowed. @count out. @error STORE_*. */
bool weeks_count(Store *store, const char *digest, const WeekEdition *edition, WeekCount *count,
	GError **error);

/** The posts that an edition shows. @ids out, owned set of int64_t. @error STORE_*. */
bool weeks_shown(Store *store, int64_t edition_id, GHashTable **ids, GError **error);

#endif
