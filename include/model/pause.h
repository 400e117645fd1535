/** Days in which a digest is not due: plain data and its spelling. When is digest/window's. */
#ifndef TAGDIGEST_MODEL_PAUSE_H
#define TAGDIGEST_MODEL_PAUSE_H

#include <glib.h>
#include <stdbool.h>

/** So many days at most: who means longer takes the digest out of the ini. */
#define PAUSE_DAYS_MAX 366

typedef struct Pause {
	guint32 from;    /* its first day (g_date_get_julian()) */
	guint32 until;   /* the day on which it is over */
	bool is_skipped; /* its posts are not mailed; else they come with the edition after it */
} Pause;

/**
 * Read "2026-12-19..2027-01-04", perhaps with "merge" or "skip" behind it.
 *
 * @text   borrowed.
 * @pause  out.
 * @error  CONFIG_PERMANENT: what is wrong and what was expected.
 * @return true, or false with *pause untouched.
 */
bool pause_parse(const char *text, Pause *pause, GError **error);

/** As pause_parse(), put behind those of a GArray ** of Pause, or only judged (an OptionRead). */
bool pause_read(const char *text, void *list, GError **error);

/**
 * Days on which something does not take place: "2026-12-24, 2026-12-31", "2026-12-19..2027-01-04",
 * where the last day is the one on which it goes on; put behind those of a GArray ** of Pause, or
 * only judged (an OptionRead).
 */
bool pause_read_days(const char *text, void *list, GError **error);

/** A day alone, "2027-07-16", into a guint32 (g_date_get_julian()), or only judged (an OptionRead).
 */
bool day_read(const char *text, void *day, GError **error);

/** The canonical spelling: "2026-12-19..2027-01-04 merge". @return owned. */
char *pause_text(const Pause *pause);

/** Whether they have a day in common. */
bool pause_overlaps(const Pause *pause, const Pause *other);

#endif
