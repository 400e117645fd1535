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

/**
 * Whether a time stands for "not set": the first day of the epochs of Unix and of older calendars,
 * which programs print for nothing (1970-01-01, 1900-01-01, 0001-01-01).
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

#endif
