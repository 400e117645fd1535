/* Where a digest stands, in each of its courses, and what is over that somebody asks for. */
#include "flow/prepare.h"

#include "base/error.h"
#include "base/now.h"
#include "flow/people.h"
#include "flow/prepare_look_part.h"
#include "text/date.h"

/* What the month of a digest waits for, where its own editions have readers: for these to be
 * decided. What they may still take is left to the next month. */
static bool
wait_for_own(Context *context, const DigestSpec *own, int64_t due_s, PrepareState *state,
	GError **error)
{
	g_autoptr(GTimeZone) zone = NULL;
	PeriodRow last;
	Window next;

	if (!prepare_look_zone(own, &zone, error)
		|| !prepare_last_period(context, own, &last, error)) {
		return false;
	}
	const WindowRule rule = prepare_rule(own, zone);
	state->due = last.end_s < due_s ? PREPARE_WAITING : PREPARE_DUE;
	window_current(&rule, last.end_s, MAX(now_s(&context->now), last.end_s), &next);
	state->pending_s = next.since_s;
	state->window.end_s = MAX(last.end_s, due_s);
	return true;
}

/*
 * The month of those who get a digest once a month: all periods of its own editions since the last
 * one, so that both courses part and meet where a post is in both or in neither.
 */
static bool
look_by_month(Context *context, const DigestSpec *beside, const PeriodRow *last,
	PrepareState *state, GError **error)
{
	const DigestSpec *own = config_digest(context->config, beside->name);
	const int64_t at_s = now_s(&context->now);
	g_autoptr(GTimeZone) zone = NULL;
	PrepareState looked = { .due = PREPARE_NOT_DUE };
	int own_readers;
	int readers;

	if (!prepare_look_zone(own, &zone, error)) {
		return false;
	}
	const WindowRule own_rule = prepare_rule(own, zone);
	const WindowRule rule = prepare_rule(beside, zone);
	int64_t due_s = window_last_due(&own_rule, window_last_due(&rule, at_s));
	int64_t until_s = at_s;
	prepare_look_at_end(own, &own_rule, last, &looked, &until_s);
	due_s = looked.end_s != 0 && at_s >= looked.end_s ? looked.end_s : due_s;
	looked.next_due_s = window_next_due(&rule, MAX(at_s, last->end_s));
	looked.is_paused = window_pause_at(&rule, at_s) != NULL;
	looked.window.end_s = due_s;
	if (!last->is_there || last->end_s >= due_s || looked.is_paused) {
		window_current(&rule, last->end_s, at_s, &looked.window);
		*state = looked;
		return true;
	}
	if (!people_count(context, own, &own_readers, error)
		|| !people_count(context, beside, &readers, error)
		|| (own_readers > 0 && !wait_for_own(context, own, due_s, &looked, error))) {
		return false;
	}
	window_between(&rule, last->end_s, looked.window.end_s, &looked.window);
	looked.is_first = last->is_beginning;
	if (looked.is_first) {
		looked.window.since_s = looked.window.start_s;
	}
	looked.is_last = looked.end_s != 0 && looked.window.end_s >= looked.end_s;
	looked.pause_until_s = looked.is_last ? 0 : prepare_look_pause(&rule, &looked.window);
	if (readers == 0 && looked.due != PREPARE_WAITING) {
		looked.due = PREPARE_UNREAD;
	} else if (own_readers == 0 && !prepare_look_judge(context, beside, &looked, error)) {
		return false;
	}
	*state = looked;
	return true;
}

bool
prepare_look(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
{
	PeriodRow last;

	if (digest->schedule.frequency == SCHEDULE_AFTER_CHAT) {
		return prepare_look_chats(context, digest, state, error);
	}
	if (digest->schedule.frequency != SCHEDULE_BY_MONTH) {
		return prepare_look_own(context, digest, state, error);
	}
	return prepare_last_period(context, digest, &last, error)
		&& look_by_month(context, digest, &last, state, error);
}

/* By what was decided of a period that somebody asks for. @return false. */
static bool
refuse_decided(Context *context, const DigestSpec *digest, GError **error)
{
	g_autoptr(GTimeZone) zone = window_zone(digest->timezone);
	PeriodRow last;

	if (!prepare_last_period(context, digest, &last, error)) {
		return false;
	}
	g_autofree char *end = date_words(last.end_s, zone);
	error_set(error, ERROR_USAGE_PERMANENT,
		"digest %s: the period that ended %s is decided already (%s, %d %s; nothing was "
		"mailed anew)",
		digest->name, end, last.was_quiet ? "no edition" : "an edition", last.posts,
		last.posts == 1 ? "post" : "posts");
	return false;
}

/* What is over, though nothing is due: what waits for the end of the pause that it is now; else, of
 * a digest that has decided nothing yet, the schedule's last period. @is_there out. */
static bool
look_on_demand(Context *context, const DigestSpec *digest, PrepareState *state, bool *is_there,
	GError **error)
{
	g_autoptr(GTimeZone) zone = NULL;
	PeriodRow last;

	if (!prepare_look_zone(digest, &zone, error)
		|| !prepare_last_period(context, digest, &last, error)) {
		return false;
	}
	const WindowRule rule = prepare_rule(digest, zone);
	const int64_t due_s = window_last_due(&rule, now_s(&context->now));
	if (!last.is_there || !window_due(&rule, last.end_s, due_s, &state->window)) {
		*is_there = state->is_first;
		state->window = state->finished;
	} else {
		*is_there = true;
		state->window.since_s = state->is_first ? state->window.start_s
							: state->window.since_s;
	}
	state->pause_until_s = prepare_look_pause(&rule, &state->window);
	return true;
}

bool
prepare_look_finished(Context *context, const DigestSpec *digest, PrepareState *state,
	GError **error)
{
	PrepareState looked;

	if (!prepare_look(context, digest, &looked, error)) {
		return false;
	}
	if (looked.due == PREPARE_NOT_DUE) {
		bool is_owed = false;
		if (!looked.is_over && !look_on_demand(context, digest, &looked, &is_owed, error)) {
			return false;
		}
		if (!is_owed) {
			return refuse_decided(context, digest, error);
		}
		looked.is_on_demand = true;
	}
	looked.due = PREPARE_DUE;
	looked.is_stopped = false;
	*state = looked;
	return true;
}
