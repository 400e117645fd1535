/** Which sources a run of polling asks: those whose time has come, or whom a deadline waits for. */
#ifndef TAGDIGEST_FLOW_POLL_DUE_H
#define TAGDIGEST_FLOW_POLL_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "model/source_spec.h"
#include "store/sources.h"

/** What a run of polling is for. Plain data. */
typedef struct PollDue {
	int64_t now_s;
	int64_t deadline_s; /* the latest due time that is not decided, or 0 */
	bool is_waited_for; /* a digest waits, since no source of it has answered */
	int64_t begin_s;    /* how far back a first reading goes */
} PollDue;

/** The deadline that an answer is missing for, of all courses of all digests, and how far back a
 * first reading must go. @due out. @error as prepare_look(). */
bool poll_due_look(Context *context, PollDue *due, GError **error);

/** Whether a source is asked. @row, @spec borrowed. @is_named: somebody asks for it by name. */
bool poll_due_is(const PollDue *due, const SourceRow *row, const SourceSpec *spec, bool is_named);

/** Whether this is an hour or a day that the source does not want to be asked in. */
bool poll_due_is_skipped(const PollDue *due, const SourceRow *row);

#endif
