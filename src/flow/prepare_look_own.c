/* Where a digest's own editions stand: which period is due, and what it waits for. */
#include "flow/prepare_look_part.h"

#include "base/error.h"
#include "base/now.h"
#include "flow/due.h"
#include "flow/people.h"
#include "store/drafts.h"
#include "store/sources.h"
#include "text/date.h"

/* How long a deadline waits for any source to answer. */
#define WAIT_S_MAX DAY_S

/* What the sources of a digest have said since its deadline. */
typedef struct Answers {
	bool is_any;       /* one answered */
	bool is_any_there; /* the digest has a source */
	int64_t silent_s;  /* since when they were asked in vain, or DATE_UNKNOWN: nobody asked */
} Answers;

static void
note_source(Answers *answers, const SourceRow *row, bool is_resting, int64_t deadline_s)
{
	if (row->last_ok_s >= deadline_s || is_resting) {
		answers->is_any = true;
	} else if (row->failing_since_s != 0 && row->last_try_s >= deadline_s) {
		int64_t since_s = MAX(row->failing_since_s, deadline_s);
		answers->silent_s = answers->silent_s == DATE_UNKNOWN
			? since_s
			: MIN(answers->silent_s, since_s);
	}
}

static bool
hear_sources(Context *context, const DigestSpec *digest, int64_t deadline_s, Answers *answers,
	GError **error)
{
	const GPtrArray *sources = context->config->sources;
	const int64_t at_s = now_s(&context->now);
	g_autoptr(GHashTable) rows = NULL;

	if (!sources_all(context->store, &rows, error)) {
		return false;
	}
	*answers = (Answers){ .silent_s = DATE_UNKNOWN };
	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *source = g_ptr_array_index(sources, i);
		if (source_spec_is_calendar(source)
			|| digest_spec_tag_index(digest, source->tags) < 0) {
			continue;
		}
		answers->is_any_there = true;
		const SourceRow *row = g_hash_table_lookup(rows, source->name);
		if (row != NULL) {
			note_source(answers, row, due_is_resting(row, source, at_s), deadline_s);
		}
	}
	return true;
}

/*
 * Whether the edition goes out all the same. The hours are counted from when a source was first
 * asked in vain, and not from the deadline: a machine that slept over it wakes before its network
 * does.
 */
static bool
is_wait_over(const Answers *answers, int64_t deadline_s, int64_t at_s)
{
	int64_t since_s = answers->is_any_there ? answers->silent_s : deadline_s;

	return since_s != DATE_UNKNOWN && at_s >= since_s + WAIT_S_MAX;
}

bool
prepare_last_period(Context *context, const DigestSpec *digest, PeriodRow *last, GError **error)
{
	const ScheduleCourse course = schedule_course(digest->schedule.frequency);
	PeriodRow latest = { 0 };

	for (int i = 0; i < SCHEDULE_FREQUENCIES; i++) {
		PeriodRow row;
		if (schedule_course((ScheduleFrequency)i) != course) {
			continue;
		}
		if (!editions_last_period(context->store, digest->name, (ScheduleFrequency)i, &row,
			    error)) {
			return false;
		}
		const bool is_later = row.end_s > latest.end_s
			|| (row.end_s == latest.end_s && latest.is_beginning);
		if (row.is_there && is_later) {
			latest = row;
		}
	}
	*last = latest;
	return true;
}

/* What the organiser said of a period: by its own draft, else by one that was held and that the
 * period has grown beyond, which waits as it did. @decision out. */
static bool
find_decision(Context *context, const DigestSpec *digest, const Window *window,
	ReviewDecision *decision, GError **error)
{
	const DraftPeriod period = { digest->name, digest->schedule.frequency, window->end_s };
	g_auto(DraftRow) row = { 0 };
	g_auto(DraftRow) earlier = { 0 };

	if (!drafts_find(context->store, &period, &row, error)
		|| !drafts_last_open(context->store, digest->name, &earlier, error)) {
		return false;
	}
	*decision = row.review == NULL ? REVIEW_OPEN : row.review->decision;
	if (row.id == 0 && earlier.id != 0 && earlier.end_s > window->start_s
		&& earlier.review->decision == REVIEW_HELD) {
		*decision = REVIEW_HELD;
	}
	return true;
}

/* Whether the organiser has yet to say yes, or has said no. Without a draft that they saw an
 * edition that needs their ok waits for it. */
static bool
hear_organiser(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
{
	ReviewDecision decision;

	/* A month is made of what its organiser has seen; a chat alone comes without a draft. */
	if (schedule_course(digest->schedule.frequency) != SCHEDULE_COURSE_OWN) {
		return true;
	}
	if (!find_decision(context, digest, &state->window, &decision, error)) {
		return false;
	}
	const bool waits = decision == REVIEW_HELD
		|| (decision == REVIEW_OPEN && digest->review == DIGEST_REVIEW_REQUIRED);
	state->is_stopped = decision == REVIEW_STOPPED;
	state->needs_ok = waits;
	if (state->due == PREPARE_DUE && waits) {
		state->due = PREPARE_HELD;
	}
	return true;
}

bool
prepare_look_judge(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
{
	int64_t at_s = now_s(&context->now);
	int64_t deadline_s = state->window.end_s;
	Answers answers;
	int readers = 0;

	if (!people_count(context, digest, &readers, error)) {
		return false;
	}
	if (readers == 0) {
		state->due = PREPARE_UNREAD;
		return true;
	}
	if (!hear_sources(context, digest, deadline_s, &answers, error)) {
		return false;
	}
	if (answers.is_any) {
		state->due = PREPARE_DUE;
	} else {
		state->is_stale = is_wait_over(&answers, deadline_s, at_s);
		state->due = state->is_stale ? PREPARE_DUE : PREPARE_WAITING;
	}
	return hear_organiser(context, digest, state, error);
}

bool
prepare_look_zone(const DigestSpec *digest, GTimeZone **zone, GError **error)
{
	*zone = window_zone(digest->timezone);
	if (*zone == NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT, "digest %s: unknown time zone %s",
			digest->name, digest->timezone);
	}
	return *zone != NULL;
}

WindowRule
prepare_rule(const DigestSpec *digest, GTimeZone *zone)
{
	return (WindowRule){ &digest->schedule, zone, digest->reach_s, digest->pauses };
}

int64_t
prepare_look_pause(const WindowRule *rule, const Window *window)
{
	int64_t until_s;

	return window_pause_follows(rule, window->end_s, &until_s) ? until_s : 0;
}

void
prepare_look_at_end(const DigestSpec *digest, const WindowRule *rule, const PeriodRow *last,
	PrepareState *state, int64_t *due_s)
{
	if (digest->ends != 0) {
		state->end_s = window_last(rule, digest->ends);
		state->is_over = last->is_there && last->end_s >= state->end_s;
		*due_s = MIN(*due_s, state->end_s);
	}
}

bool
prepare_look_own(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
{
	int64_t at_s = now_s(&context->now);
	g_autoptr(GTimeZone) zone = NULL;
	PrepareState looked = { .due = PREPARE_NOT_DUE };
	PeriodRow last;

	if (!prepare_look_zone(digest, &zone, error)
		|| !prepare_last_period(context, digest, &last, error)) {
		return false;
	}
	const WindowRule rule = prepare_rule(digest, zone);
	int64_t last_end_s = last.is_there ? last.end_s : window_beginning(&rule, at_s);
	/* A clock that was ahead for a while may have decided periods that are still to come. */
	looked.next_due_s = window_next_due(&rule, MAX(at_s, last_end_s));
	looked.is_paused = window_pause_at(&rule, at_s) != NULL;
	int64_t until_s = at_s;
	prepare_look_at_end(digest, &rule, &last, &looked, &until_s);
	const bool is_due = !looked.is_over
		&& window_due(&rule, last_end_s, until_s, &looked.window);
	if (!is_due) {
		window_current(&rule, last_end_s, at_s, &looked.window);
	}
	window_finished(&rule, at_s, &looked.finished);
	looked.is_first = !last.is_there || last.is_beginning;
	if (looked.is_first) {
		looked.window.since_s = looked.window.start_s;
	}
	looked.is_last = looked.end_s != 0 && looked.window.end_s >= looked.end_s;
	looked.pause_until_s = looked.is_last ? 0 : prepare_look_pause(&rule, &looked.window);
	/* What the organiser says ahead of the time counts, and is shown. */
	if (!(is_due ? prepare_look_judge : hear_organiser)(context, digest, &looked, error)) {
		return false;
	}
	*state = looked;
	return true;
}
