/** The dates of an entry that comes again: RRULE, RDATE and EXDATE (RFC 5545, 3.8.5). */
#ifndef TAGDIGEST_SOURCE_ICALENDAR_RULE_H
#define TAGDIGEST_SOURCE_ICALENDAR_RULE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "source/icalendar_entry.h"

/** What a calendar may cost, in days that are looked at (icalendar_recur_work()). */
#define ICALENDAR_WORK_MAX INT64_C(20000000)

/** By what they are counted. */
typedef struct IcalendarRule {
	const IcalendarEntry *entry; /* borrowed */
	GTimeZone *zone;             /* borrowed: in which its start is meant */
	int64_t until_civil_s;       /* none of then or later is wanted */
	int64_t from_civil_s;        /* nor before then */
	/** The time of a property in civil seconds of the zone. @data is zone_data. */
	int64_t (*civil_of)(void *data, const IcalendarTime *time, GTimeZone *zone);
	void *data;
	int64_t *work;     /* borrowed: what is left of ICALENDAR_WORK_MAX; counted down */
	const char *fault; /* out: what could not be read of it, static; NULL: nothing */
	bool is_costly;    /* out: that is so because of what it would cost */
} IcalendarRule;

/** What it may cost, told without any of it being done; its fault is set likewise. */
int64_t icalendar_rule_work(IcalendarRule *rule);

/**
 * Its dates in the time that is wanted, the first one too, without those of EXDATE: in wall time,
 * so that an hour stays what it is over clock changes.
 *
 * @return owned array of int64_t, ascending, each once: civil seconds.
 */
GArray *icalendar_rule_dates(IcalendarRule *rule);

#endif
