/**
 * When a source is asked next: one function, and a table of the rules that it obeys, each with
 * where it is from (src/flow/due.c).
 */
#ifndef TAGDIGEST_FLOW_DUE_H
#define TAGDIGEST_FLOW_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "model/source_spec.h"
#include "source/rest.h"
#include "store/sources.h"

/** Runs in a row that found a source gone (HTTP 410) before it is not asked any more. */
#define DUE_GONE_RUNS 3
/** A due time that no clock reaches: the source is not asked any more, but by name. */
#define DUE_NEVER_S INT64_C(253402300799) /* the end of the year 9999 */

/** What a run of a source leaves behind. Plain data, borrowed for the call. */
typedef struct DueFacts {
	int64_t now_s;        /* when it was asked, Unix seconds UTC */
	int64_t interval_s;   /* of the ini */
	const char *url;      /* of the source */
	int failures;         /* runs in a row that failed, this one too; 0: it went well */
	bool is_closed;       /* the other side's lasting no */
	bool is_our_fault;    /* nobody was asked, for a reason of this machine's */
	int gone_runs;        /* runs in a row that found it gone */
	int64_t wait_until_s; /* what the platform asked for in its own way; 0: nothing */
	const Rest *rest;     /* what it asks for itself */
} DueFacts;

/** @return Unix seconds UTC, DUE_NEVER_S for never again. */
int64_t due_next(const DueFacts *facts);

/**
 * Whether a source that is well is not due yet by its own wish, or by an interval of the ini that
 * an edition cannot wait for: a deadline does not press it, and what was read of it last counts as
 * its answer.
 */
bool due_is_resting(const SourceRow *row, const SourceSpec *spec, int64_t now_s);

#endif
