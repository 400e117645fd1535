/** What takes place, by calendars; and what of it readers were told. */
#ifndef TAGDIGEST_STORE_EVENTS_H
#define TAGDIGEST_STORE_EVENTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/event.h"
#include "store/editions.h"
#include "store/store.h"

/** A calendar as it was read. Borrowed. */
typedef struct EventsReading {
	int64_t source_id;
	const GPtrArray *events; /* of Event */
	bool is_whole;           /* what is not among them is not in the calendar any more */
	int64_t now_s;           /* what was over by then stays as it is */
} EventsReading;

/**
 * Keep a calendar: each date under its uid and recurrence, so that what was moved is the same one.
 * Inside a transaction.
 *
 * @error  STORE_*.
 */
bool events_put(Store *store, const EventsReading *reading, GError **error);

/** Events of a time, half open. Plain data. */
typedef struct EventsRange {
	int64_t from_s, until_s; /* when they begin */
	guint most;              /* so many of them, the first ones */
} EventsRange;

/**
 * What begins in a time, by when it begins.
 *
 * @events  out, owned array of Event, each with its source, whose number stands before its uid: one
 *          calendar cannot speak for another.
 * @error   STORE_*.
 */
bool events_between(Store *store, const EventsRange *range, GPtrArray **events, GError **error);

/** An event that a digest has told of. */
typedef struct EventTold {
	char *digest;     /* owned */
	bool is_by_month; /* to who has it once a month */
	Event *event;     /* owned: as it was told last; its uid is the mail's */
} EventTold;

/** @told owned, may be NULL. */
void event_told_free(EventTold *told);

/** All that is not over at @now_s. @told out, owned array of EventTold. @error STORE_*. */
bool events_told(Store *store, int64_t now_s, GPtrArray **told, GError **error);

/** Note what the readers of a digest are told (events, of Event). Inside a transaction. @error
 * STORE_*. */
bool events_tell(Store *store, const EditionsCourse *course, const GPtrArray *events,
	GError **error);

#endif
