/**
 * What we could read in a period: read, in part, quiet, unreachable, closed, and never one for the
 * other.
 */
#ifndef TAGDIGEST_DIGEST_COVERAGE_H
#define TAGDIGEST_DIGEST_COVERAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/now.h"
#include "model/draft.h"

/** What is known of one source when a draft is made. Strings borrowed. */
typedef struct CoverageFacts {
	const char *source;
	const char *network;
	int posts;               /* of it in this draft */
	int64_t last_ok_s;       /* 0: never */
	int64_t failing_since_s; /* 0: not failing */
	bool is_closed;
	bool is_never_read; /* nothing of it was ever read, whatever it answers */
	bool has_brought;   /* it brought posts in the last four weeks */
	bool has_shown;     /* it showed posts since the period's begin, counted where they were
			     * seen first */
	bool is_in_part;    /* something of the period is known to be missing */
	const char *why;    /* last error, or NULL */
} CoverageFacts;

/**
 * The row of a source. Quiet only if it answered after the period's begin and had nothing, not even
 * what was seen elsewhere first, and was ever known to have something; a source that fails is
 * unreachable since its first failure (or since the period's begin when never read).
 *
 * @return owned.
 */
CoverageRow *coverage_row(const CoverageFacts *facts, int64_t period_start_s);

/** A source that has brought nothing for so long is missed by nobody. */
#define COVERAGE_MISSED_S (28 * DAY_S)

/**
 * Whether so much could not be read that readers are told before all else: a source that is missed
 * is unreachable or closed, or a third of all sources are. @rows borrowed, of CoverageRow.
 */
bool coverage_is_partial(const GPtrArray *rows);

#endif
