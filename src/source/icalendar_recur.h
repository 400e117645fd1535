/** The dates of one RRULE (RFC 5545, 3.3.10): each day of the periods that are wanted is looked at
 * once, so that what a rule costs is known before, also of one that never comes true. */
#ifndef TAGDIGEST_SOURCE_ICALENDAR_RECUR_H
#define TAGDIGEST_SOURCE_ICALENDAR_RECUR_H

#include <glib.h>
#include <libical/ical.h>
#include <stdbool.h>
#include <stdint.h>

/** So often a day, at most, by BYHOUR, BYMINUTE and BYSECOND. */
#define ICALENDAR_TIMES_MAX 96

/** A rule, and what is wanted of it. Borrowed; times are civil seconds. */
typedef struct IcalendarRecur {
	const struct icalrecurrencetype *rule; /* its UNTIL is not looked at: until_s has it */
	int64_t start_s;                       /* DTSTART: none of before */
	int64_t from_s, until_s;               /* what is wanted, half open */
	bool is_day;                           /* all day: it has no hours */
} IcalendarRecur;

/** Why a rule is not counted, static; NULL: it is. */
const char *icalendar_recur_refuse(const struct icalrecurrencetype *rule);

/** What it costs at most, in days that are looked at, each as often as there are times on it. */
int64_t icalendar_recur_work(const IcalendarRecur *recur);

/**
 * Count it off.
 *
 * @dates  of int64_t: its dates in the wanted time are put behind, ascending.
 * @return what it cost.
 */
int64_t icalendar_recur_dates(const IcalendarRecur *recur, GArray *dates);

#endif
