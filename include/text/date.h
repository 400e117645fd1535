/** Dates as feeds and platforms write them, and as we write them. */
#ifndef TAGDIGEST_TEXT_DATE_H
#define TAGDIGEST_TEXT_DATE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Stands for "no date" wherever a model holds a time; no real post has it. */
#define DATE_UNKNOWN INT64_MIN

/**
 * Read a date, tolerantly: RFC 822/2822 in its many misspellings, RFC 3339 and ISO 8601 with their
 * shortenings, asctime, epoch seconds/ms/µs, localised month names. No zone means UTC.
 * Impossible dates (year 0, 31 June) are refused; hour 24 and second 60 roll over.
 *
 * @text    borrowed, may be NULL.
 * @time_s  out, Unix seconds UTC; untouched on false.
 * @return whether @text is a date.
 */
bool date_parse(const char *text, int64_t *time_s);

/** Which of the two stands first in a date of figures alone, such as 04/11/2026. */
typedef enum DateOrder {
	DATE_ORDER_UNSAID,
	DATE_ORDER_MONTH, /* the month, as in America */
	DATE_ORDER_DAY,   /* the day, as in most of the world */
	DATE_ORDER_MIXED, /* of a document: now this, now that, which says nothing */
} DateOrder;

/** A date that may be read in two ways. Plain data. */
typedef struct DateReading {
	int64_t time_s;  /* Unix seconds UTC, as date_parse() gives it */
	int64_t other_s; /* with day and month turned round; DATE_UNKNOWN: there is one way only */
	DateOrder order; /* of time_s; UNSAID where its writing leaves no question */
} DateReading;

/** As date_parse(), with the other way to read it. */
bool date_read(const char *text, DateReading *reading);

/** What a date says of the order in which a document writes them, added to what is known. */
DateOrder date_order_add(DateOrder known, const DateReading *reading);

/**
 * Which of its two ways a date is meant: that of the document, else the one that is near to now
 * (the nearer of the two, where it is less than half a year away), else the usual one.
 *
 * @now_s  Unix seconds UTC, or DATE_UNKNOWN.
 * @return Unix seconds UTC.
 */
int64_t date_choose(const DateReading *reading, DateOrder order, int64_t now_s);

/**
 * Whether a time stands for "not set": the first days of the epochs of Unix, DOS and Mac OS and of
 * older calendars, and the last ones, which programs print for nothing (1970-01-01, 1980-01-01,
 * 1900-01-01, 0001-01-01, 9999-12-31).
 */
bool date_is_placeholder(int64_t time_s);

/** "2026-11-16T07:30:00Z" for Unix seconds; NULL for DATE_UNKNOWN. @return owned. */
char *date_rfc3339(int64_t time_s);

/**
 * When a Retry-After or rate-limit header says to come back (RFC 9110, 10.2.3): seconds from now,
 * an HTTP date, an ISO date, epoch seconds or milliseconds, told apart by shape.
 *
 * @text   borrowed header value, may be NULL.
 * @now_s  Unix seconds UTC.
 * @when_s out, not before @now_s, at most 24 h after it.
 * @return whether @text could be read; *when_s untouched if not.
 */
bool date_parse_retry(const char *text, int64_t now_s, int64_t *when_s);

/** Read a day as "2026-12-19" and in no other form. @day out. @return whether there is such a day.
 */
bool date_parse_day(const char *text, GDate *day);

/** The reverse, of g_date_get_julian(). @return owned. */
char *date_day_text(guint32 julian);

/** The day that a time lies in, in a zone (borrowed). @return plain data. */
GDate date_day_in_zone(int64_t time_s, GTimeZone *zone);

/** "Monday" for 1 to "Sunday" for 7 (ISO 8601). @return static. */
const char *date_weekday_name(int weekday);

/**
 * A time in words for people, in a zone.
 *
 * @time_s  Unix seconds UTC.
 * @zone    borrowed.
 * @format  g_date_time_format() pattern; in it %e is printed without its leading blank.
 * @return owned; English names whatever the locale.
 */
char *date_in_zone(int64_t time_s, GTimeZone *zone, const char *format);

/** "Mon 16 Nov 2026, 07:30", as terminals and cron's mails have it. @return owned. */
char *date_words(int64_t time_s, GTimeZone *zone);

#endif
