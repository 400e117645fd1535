/** Which day the numbers and names of a date mean; the second half of date_parse(). */
#ifndef TAGDIGEST_TEXT_DATE_CIVIL_H
#define TAGDIGEST_TEXT_DATE_CIVIL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/date.h"

#define DATE_PARTS_MAX 3

/** A number that belongs to the date. */
typedef struct DatePart {
	int value;
	guint digits; /* how many it is written with */
	char sign;    /* between it and the part before: '-', '/', '.', ',' or ' ' */
} DatePart;

typedef struct DateCivil {
	DatePart parts[DATE_PARTS_MAX];
	guint part_count;
	int month;    /* by name; 0: none */
	int weekday;  /* 1 Monday … 7 Sunday, by name; 0: none */
	bool is_week; /* 2003-W01-3 */
} DateCivil;

/**
 * Find the day.
 *
 * @day  out: Unix seconds UTC of its midnight, and of the other day that may be meant; untouched on
 *       false.
 * @return whether there is such a day, in the years 1 to 9999.
 */
bool date_civil_day(const DateCivil *civil, DateReading *day);

#endif
