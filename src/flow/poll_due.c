#include "flow/poll_due.h"

#include "flow/due.h"
#include "flow/prepare.h"

#include <string.h>

static void
note_deadline(PollDue *due, const PrepareState *state)
{
	due->is_waited_for = due->is_waited_for || state->due == PREPARE_WAITING;
	if (state->due == PREPARE_WAITING || state->due == PREPARE_DUE) {
		due->deadline_s = MAX(due->deadline_s, state->window.end_s);
	}
}

static bool
look_at_chats(Context *context, PollDue *due, const DigestSpec *digest, GError **error)
{
	DigestSpec beside;
	PrepareState state;

	if (!digest_spec_after_chats(digest, &beside)) {
		return true;
	}
	if (!prepare_look(context, &beside, &state, error)) {
		return false;
	}
	note_deadline(due, &state);
	return true;
}

bool
poll_due_look(Context *context, PollDue *due, GError **error)
{
	const GPtrArray *digests = context->config->digests;

	*due = (PollDue){ .now_s = now_s(&context->now) };
	due->begin_s = due->now_s;
	for (guint i = 0; i < digests->len; i++) {
		PrepareState state;
		if (!prepare_look(context, g_ptr_array_index(digests, i), &state, error)) {
			return false;
		}
		due->begin_s = MIN(due->begin_s, state.window.since_s);
		if (state.is_first) { /* what was before is mailed on demand */
			due->begin_s = MIN(due->begin_s, state.finished.start_s);
		}
		note_deadline(due, &state);
		if (!look_at_chats(context, due, g_ptr_array_index(digests, i), error)) {
			return false;
		}
	}
	return true;
}

/*
 * A deadline has passed: each source is asked once more, failing or not, and again while no source
 * at all answers; never more often than the ini lets us, and not where the answer was a lasting no.
 * What a source asked for still holds: of one that is well (due_is_resting) here, of a host in
 * fetch.
 */
static bool
is_due_by_deadline(const PollDue *due, const SourceRow *row, const SourceSpec *spec)
{
	if (due_is_resting(row, spec, due->now_s) || row->is_closed
		|| row->last_try_s + spec->min_interval_s > due->now_s) {
		return false;
	}
	return row->last_try_s < due->deadline_s
		|| (due->is_waited_for && row->last_ok_s < due->deadline_s);
}

bool
poll_due_is_skipped(const PollDue *due, const SourceRow *row)
{
	json_auto_t *state = NULL;
	Rest rest = { 0 };

	if (row->state == NULL || strstr(row->state, "\"skip_") == NULL) {
		return false; /* as nearly all */
	}
	state = json_loads(row->state, JSON_DECODE_ANY, NULL);
	rest_load(&rest, state);
	return rest_skips(&rest, due->now_s);
}

bool
poll_due_is(const PollDue *due, const SourceRow *row, const SourceSpec *spec, bool is_named)
{
	/* Gone for good: nobody asks but who names it. */
	if (row->next_due_s >= DUE_NEVER_S && !is_named) {
		return false;
	}
	/* The clock was ahead and has been set back: what was planned by it would never come. */
	if (row->last_try_s > due->now_s) {
		return true;
	}
	/* Who names it means now; what its server asked for (Retry-After) still holds, in fetch. */
	if (is_named || row->next_due_s <= due->now_s) {
		return true;
	}
	return due->deadline_s != 0 && is_due_by_deadline(due, row, spec);
}
