/**
 * On which dates something takes place by its `when` (model/when): a chat, a meeting. The days are
 * digest/window's, in wall time; so clock changes neither skip nor double one, and a time in the
 * gap is the first valid minute after it.
 */
#ifndef TAGDIGEST_DIGEST_OCCURRENCE_H
#define TAGDIGEST_DIGEST_OCCURRENCE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/pause.h"
#include "model/when.h"

/** When it takes place, and when not. All borrowed. */
typedef struct OccurrenceRule {
	const GArray *whens;  /* of When: on each of their days */
	const GArray *except; /* of Pause: on none of these; NULL: none are */
	GTimeZone *zone;      /* of both, and of the hours */
} OccurrenceRule;

/** One date. Plain data. */
typedef struct Occurrence {
	int64_t start_s;  /* Unix seconds UTC; all day: when the day begins in the zone */
	guint32 day;      /* in the zone (g_date_get_julian()) */
	const When *when; /* by which it is one, borrowed */
} Occurrence;

/**
 * The first date that begins after a time.
 *
 * @after_s  Unix seconds UTC.
 * @next     out.
 * @return false when there is none: all of its days were named, and are over.
 */
bool occurrence_next(const OccurrenceRule *rule, int64_t after_s, Occurrence *next);

#endif
