/**
 * Which period is due: arithmetic on a schedule, a zone and a clock. Instants are always built
 * from the civil date, so clock changes neither skip nor double a digest: a time in the gap is
 * the first valid minute after it, a time that comes twice is the second.
 */
#ifndef TAGDIGEST_DIGEST_WINDOW_H
#define TAGDIGEST_DIGEST_WINDOW_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/pause.h"
#include "model/schedule.h"

/** What is younger when a period ends may still be mended or taken back by its author. */
#define WINDOW_SETTLE_S (30 * 60)

/** A period, half open, and the window of publication it draws on. All Unix seconds UTC. */
typedef struct Window {
	int64_t start_s, end_s; /* from due time to due time */
	int64_t since_s;        /* posts published in [since_s, until_s) may be in it */
	int64_t until_s; /* what is younger than half an hour at the end may still be mended or
			  * taken back, and is for the next one */
	int64_t carry_s; /* what of then or later there was no room for is for the next one,
			  * which looks back so far; once, since it is of its own period alone */
} Window;

/** By what a digest's periods are reckoned; all borrowed. */
typedef struct WindowRule {
	const Schedule *schedule;
	GTimeZone *zone;
	int64_t reach_s;      /* how far before its start posts of a period may have been published;
			       * 0: one period of the schedule. A first edition has no reach. */
	const GArray *pauses; /* of Pause: nothing is due in them; NULL: none */
} WindowRule;

/** The latest due time at or before @now_s. */
int64_t window_last_due(const WindowRule *rule, int64_t now_s);

/**
 * Where the first period of a digest begins that begins at @now_s: at the latest due time, so that
 * it is the one in progress. A due time of less than an hour ago does not count: whoever sets a
 * digest up for half past seven, with a cron line that comes by at eight, means that one.
 */
int64_t window_beginning(const WindowRule *rule, int64_t now_s);

/** The first due time after @now_s. */
int64_t window_next_due(const WindowRule *rule, int64_t now_s);

/** The pause that a time lies in, or NULL. Borrowed. */
const Pause *window_pause_at(const WindowRule *rule, int64_t time_s);

/**
 * Whether a pause keeps the edition away that would follow the one that is due at @due_s.
 * @until_s out, only then: when the next one is due.
 */
bool window_pause_follows(const WindowRule *rule, int64_t due_s, int64_t *until_s);

/**
 * The period that is due, if one is.
 *
 * The period runs from the end of the last decided one to the latest due time, so that weeks
 * without a cron make one longer edition and lose nothing; it is due when that is later than the
 * last end. In a pause nothing is.
 *
 * @last_end_s  end of the last decided period, or of what was before the digest began or would.
 * @window      out, only when due.
 * @return whether a period is due.
 */
bool window_due(const WindowRule *rule, int64_t last_end_s, int64_t now_s, Window *window);

/** The period in progress, for a preview before it is due: ends at the next due time. */
void window_current(const WindowRule *rule, int64_t last_end_s, int64_t now_s, Window *window);

/** The last period of the schedule that is over, without a reach. @window out. */
void window_finished(const WindowRule *rule, int64_t now_s, Window *window);

/** The period from @start_s to @end_s, with the reach that the rule gives it. @window out. */
void window_between(const WindowRule *rule, int64_t start_s, int64_t end_s, Window *window);

/** When a day (g_date_get_julian()) begins in a zone. @zone borrowed. @return Unix seconds UTC. */
int64_t window_day(guint32 julian, GTimeZone *zone);

/**
 * When a digest is due for the last time that ends on a day: on it or next after it, and in no
 * pause.
 */
int64_t window_last(const WindowRule *rule, guint32 julian);

/** The zone of an IANA name, or NULL. @return owned (g_time_zone_unref). */
GTimeZone *window_zone(const char *name);

#endif
