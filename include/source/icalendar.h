/**
 * iCalendar (RFC 5545) into events: each date of a time, as its calendar says it. All of it is
 * hostile: what is read is bounded in bytes, entries and work, and what could not be read is said.
 */
#ifndef TAGDIGEST_SOURCE_ICALENDAR_H
#define TAGDIGEST_SOURCE_ICALENDAR_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/event.h"

/** Entries of a calendar that are looked at. */
#define ICALENDAR_ENTRIES_MAX 20000

/** Dates that are kept of one: the next ones. */
#define ICALENDAR_DATES_MAX 2000

/** What is wanted of a calendar, and how it came. Borrowed. */
typedef struct IcalendarWanted {
	const char *charset;     /* that was declared for its bytes, or NULL */
	const char *timezone;    /* of times without one, where the calendar names none: IANA */
	int64_t from_s, until_s; /* of what begins in this time, half open */
} IcalendarWanted;

/** A calendar as it was read. */
typedef struct Icalendar {
	GPtrArray *events; /* of Event, by when they begin */
	char *name;        /* owned: what it calls itself, one line; or NULL */
	char *remark;      /* owned: what could not be read, one line; or NULL */
	int64_t ttl_s;     /* how long it wants to be left alone; 0: it does not say */
	guint entries;     /* that stand in it, of whatever time */
	bool is_whole;     /* what is not among events is not in the calendar */
} Icalendar;

/**
 * Read one.
 *
 * @document  borrowed: its bytes.
 * @wanted    borrowed.
 * @calendar  out: filled (icalendar_clear()).
 * @error     PARSE_PERMANENT: it is no iCalendar.
 */
bool icalendar_read(GBytes *document, const IcalendarWanted *wanted, Icalendar *calendar,
	GError **error);

/** Free what it holds. */
void icalendar_clear(Icalendar *calendar);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Icalendar, icalendar_clear)

#endif
