/** One entry (VEVENT) of a calendar, read by libical into plain data: its texts and its times. */
#ifndef TAGDIGEST_SOURCE_ICALENDAR_ENTRY_H
#define TAGDIGEST_SOURCE_ICALENDAR_ENTRY_H

#include <glib.h>
#include <libical/ical.h>
#include <stdbool.h>
#include <stdint.h>

/** The Julian day of 1 January 1970 (g_date_get_julian()). */
#define ICALENDAR_EPOCH_JULIAN INT64_C(719163)

/** A time as it is written (RFC 5545, 3.3.4 and 3.3.5). */
typedef struct IcalendarTime {
	int64_t civil_s; /* what clocks show, as Unix seconds of UTC; of a day its midnight */
	char *tzid;      /* owned; NULL: it has none */
	bool is_day;
	bool is_utc;
	bool is_there;
} IcalendarTime;

typedef struct IcalendarEntry {
	icalcomponent *component; /* owned */
	char *uid;                /* owned, one line; NULL: it has none */
	char *about;              /* owned (g_ref_string), one line: DESCRIPTION; or NULL */
	char *title, *place; /* owned, one line of at most EVENT_TEXT_MAX characters; or NULL */
	char *url;           /* owned, http(s), or NULL: where it says more, or where people
			      * come in: URL, CONFERENCE (RFC 7986, 5.11), what Google and
			      * Microsoft call it, or a place that is an address */
	int sequence;
	IcalendarTime start, end, recurrence; /* DTSTART, DTEND, RECURRENCE-ID */
	struct icaldurationtype duration;
	bool has_duration;
	bool is_range;     /* it stands for all later dates, too (RANGE=THISANDFUTURE, 3.2.13) */
	const char *fault; /* static: what of it is not read; NULL: nothing */
	bool is_cancelled;
	bool is_hidden; /* CLASS other than PUBLIC: not for us */
} IcalendarEntry;

/**
 * Read one.
 *
 * @text  borrowed: BEGIN:VEVENT … END:VEVENT.
 * @return owned (icalendar_entry_free()), or NULL where nothing of it has a beginning.
 */
IcalendarEntry *icalendar_entry_new(const char *text);

/** @data owned, may be NULL. */
void icalendar_entry_free(void *data);

/** The time of a property of an entry: DTSTART, EXDATE … @time out, by icalendar_time_clear(). */
void icalendar_entry_time(icalproperty *property, IcalendarTime *time);

/** Free what it holds. */
void icalendar_time_clear(IcalendarTime *time);

/** What libical makes of a time, in civil seconds. @return whether there is such a time. */
bool icalendar_civil(struct icaltimetype time, int64_t *civil_s);

/** The reverse, as libical counts in wall time; @is_day: a day. */
struct icaltimetype icalendar_wall(int64_t civil_s, bool is_day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(icalcomponent, icalcomponent_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IcalendarTime, icalendar_time_clear)

#endif
