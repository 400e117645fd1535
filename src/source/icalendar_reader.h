/** What is known of a calendar while it is read. */
#ifndef TAGDIGEST_SOURCE_ICALENDAR_READER_H
#define TAGDIGEST_SOURCE_ICALENDAR_READER_H

#include <glib.h>
#include <stdint.h>

#include "source/icalendar.h"
#include "source/icalendar_entry.h"
#include "source/icalendar_parts.h"

/* A zone by the name that the calendar has for it. */
typedef struct IcalendarZone {
	char *name;      /* owned: IANA */
	GTimeZone *zone; /* owned */
} IcalendarZone;

/* All entries of one UID. */
typedef struct IcalendarSeries {
	IcalendarEntry *master; /* owned: the one without RECURRENCE-ID, or NULL */
	GHashTable *others;     /* moment that it names (int64_t) -> IcalendarEntry: each stands for
				 * one date, or from there on */
	int64_t work;           /* that it may cost */
} IcalendarSeries;

typedef struct IcalendarReader {
	const IcalendarWanted *wanted;
	const IcalendarParts *parts;
	Icalendar *calendar;
	const IcalendarZone *usual; /* borrowed from zones: of times without one */
	GHashTable *zones;          /* TZID -> IcalendarZone */
	GHashTable *series;         /* uid -> IcalendarSeries */
	GPtrArray *order;           /* of IcalendarSeries, borrowed, as they come */
	GPtrArray *faults;          /* of char*, each once */
	bool is_full;               /* more dates than are kept */
	bool is_costly;             /* and such as took too much to count */
	int64_t work;               /* that is left */
} IcalendarReader;

/** Begin: nothing is known. @parts, @wanted borrowed; @calendar borrowed, filled later. */
void icalendar_reader_begin(IcalendarReader *reader, const IcalendarParts *parts,
	const IcalendarWanted *wanted, Icalendar *calendar);

/** Free what it holds. */
void icalendar_reader_clear(IcalendarReader *reader);

/** Note once that something could not be read. @fault owned by the call. */
void icalendar_fault(IcalendarReader *reader, char *fault);

/** The zone of a TZID (borrowed, NULL: the calendar's own), which nobody's is taken for as well.
 * Borrowed. */
const IcalendarZone *icalendar_zone_of(IcalendarReader *reader, const char *tzid);

/** In which zone an entry counts: that of its beginning; of one in UTC that is UTC. Borrowed. */
GTimeZone *icalendar_zone_of_entry(IcalendarReader *reader, const IcalendarEntry *entry);

/** A time as it is written, as Unix seconds UTC. */
int64_t icalendar_instant(IcalendarReader *reader, const IcalendarTime *time);

/** The same as clocks in a zone show it (IcalendarRule.civil_of); @data is the reader. */
int64_t icalendar_civil_of(void *data, const IcalendarTime *time, GTimeZone *zone);

/** What it may cost to count the dates of a series (borrowed), as icalendar_rule_work() tells. */
int64_t icalendar_dates_work(IcalendarReader *reader, const IcalendarSeries *series);

/** Add the dates of a series (borrowed) to the calendar's events. */
void icalendar_dates_add(IcalendarReader *reader, const IcalendarSeries *series);

/** Put the events in order, and keep the next ICALENDAR_DATES_MAX of them. */
void icalendar_dates_settle(IcalendarReader *reader);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IcalendarReader, icalendar_reader_clear)

#endif
