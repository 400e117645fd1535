/* Where a digest stands: which period is due, and what it waits for. */
#include "flow/prepare.h"

#include "base/error.h"
#include "base/now.h"
#include "flow/due.h"
#include "flow/people.h"
#include "store/drafts.h"
#include "store/sources.h"
#include "store/subscribers.h"
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
	const bool is_by_month = digest->schedule.frequency == SCHEDULE_BY_MONTH;
	PeriodRow latest = { 0 };

	for (int i = 0; i < SCHEDULE_FREQUENCIES; i++) {
		PeriodRow row;
		if ((i == SCHEDULE_BY_MONTH) != is_by_month) {
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

	/* A month is made of what its organiser has seen. */
	if (digest->schedule.frequency == SCHEDULE_BY_MONTH) {
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

/* What a period that is due waits for. */
static bool
judge_due(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
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

/* @zone out, owned. */
static bool
find_zone(const DigestSpec *digest, GTimeZone **zone, GError **error)
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

/* When the edition is due that comes after a pause behind this one; 0: none follows. */
static int64_t
pause_behind(const WindowRule *rule, const Window *window)
{
	int64_t until_s;

	return window_pause_follows(rule, window->end_s, &until_s) ? until_s : 0;
}

/* What is due at the end of a digest is its last; afterwards nothing is. @due_s is narrowed to it.
 */
static void
look_at_end(const DigestSpec *digest, const WindowRule *rule, const PeriodRow *last,
	PrepareState *state, int64_t *due_s)
{
	if (digest->ends != 0) {
		state->end_s = window_last(rule, digest->ends);
		state->is_over = last->is_there && last->end_s >= state->end_s;
		*due_s = MIN(*due_s, state->end_s);
	}
}

/* What the month of a digest waits for, where its own editions have readers: for these to be
 * decided. What they may still take is left to the next month. */
static bool
wait_for_own(Context *context, const DigestSpec *own, int64_t due_s, PrepareState *state,
	GError **error)
{
	g_autoptr(GTimeZone) zone = NULL;
	PeriodRow last;
	Window next;

	if (!find_zone(own, &zone, error) || !prepare_last_period(context, own, &last, error)) {
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

	if (!find_zone(own, &zone, error)) {
		return false;
	}
	const WindowRule own_rule = prepare_rule(own, zone);
	const WindowRule rule = prepare_rule(beside, zone);
	int64_t due_s = window_last_due(&own_rule, window_last_due(&rule, at_s));
	int64_t until_s = at_s;
	look_at_end(own, &own_rule, last, &looked, &until_s);
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
	looked.pause_until_s = looked.is_last ? 0 : pause_behind(&rule, &looked.window);
	if (readers == 0 && looked.due != PREPARE_WAITING) {
		looked.due = PREPARE_UNREAD;
	} else if (own_readers == 0 && !judge_due(context, beside, &looked, error)) {
		return false;
	}
	*state = looked;
	return true;
}

bool
prepare_look(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
{
	int64_t at_s = now_s(&context->now);
	g_autoptr(GTimeZone) zone = NULL;
	PrepareState looked = { .due = PREPARE_NOT_DUE };
	PeriodRow last;

	if (!find_zone(digest, &zone, error)
		|| !prepare_last_period(context, digest, &last, error)) {
		return false;
	}
	if (digest->schedule.frequency == SCHEDULE_BY_MONTH) {
		return look_by_month(context, digest, &last, state, error);
	}
	const WindowRule rule = prepare_rule(digest, zone);
	int64_t last_end_s = last.is_there ? last.end_s : window_beginning(&rule, at_s);
	/* A clock that was ahead for a while may have decided periods that are still to come. */
	looked.next_due_s = window_next_due(&rule, MAX(at_s, last_end_s));
	looked.is_paused = window_pause_at(&rule, at_s) != NULL;
	int64_t until_s = at_s;
	look_at_end(digest, &rule, &last, &looked, &until_s);
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
	looked.pause_until_s = looked.is_last ? 0 : pause_behind(&rule, &looked.window);
	/* What the organiser says ahead of the time counts, and is shown. */
	if (!(is_due ? judge_due : hear_organiser)(context, digest, &looked, error)) {
		return false;
	}
	*state = looked;
	return true;
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

	if (!find_zone(digest, &zone, error)
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
	state->pause_until_s = pause_behind(&rule, &state->window);
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

static bool
begin_one(Context *context, const DigestSpec *digest, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_autoptr(GTimeZone) zone = NULL;
	g_auto(StoreTransaction) transaction = { 0 };
	PeriodRow last;

	if (!find_zone(digest, &zone, error)
		|| !store_transaction_begin(context->store, &transaction, error)
		|| !prepare_last_period(context, digest, &last, error)) {
		return false;
	}
	const WindowRule rule = prepare_rule(digest, zone);
	const DigestBeginning beginning = { digest->name, digest->schedule.frequency,
		window_beginning(&rule, at_s), at_s };
	if (!last.is_there && !editions_begin(context->store, &beginning, error)) {
		return false;
	}
	return store_transaction_commit(&transaction, error);
}

/* Somebody wishes to get a digest once a month: from where its own editions are, that is counted.
 */
static bool
begin_month(Context *context, const DigestSpec *own, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_auto(StoreTransaction) transaction = { 0 };
	DigestSpec beside;
	PeriodRow last;
	PeriodRow own_last;
	int readers;
	bool is_any;

	if (!digest_spec_by_month(own, &beside)) {
		return true;
	}
	if (!prepare_last_period(context, &beside, &last, error)
		|| !prepare_last_period(context, own, &own_last, error)) {
		return false;
	}
	if (last.is_there || !own_last.is_there) {
		return true;
	}
	if (!people_count(context, &beside, &readers, error)
		|| !subscribers_turning(context->store, own->name, &is_any, error)) {
		return false;
	}
	if (readers == 0 && !is_any) {
		return true;
	}
	const DigestBeginning beginning = { own->name, SCHEDULE_BY_MONTH, own_last.end_s, at_s };
	return store_transaction_begin(context->store, &transaction, error)
		&& editions_begin(context->store, &beginning, error)
		&& store_transaction_commit(&transaction, error);
}

/* Whoever gets it, as often as it comes or once a month. */
static bool
count_all(Context *context, const DigestSpec *digest, int *readers, GError **error)
{
	DigestSpec beside;
	int own;
	int by_month = 0;

	if (!people_count(context, digest, &own, error)
		|| (digest_spec_by_month(digest, &beside)
			&& !people_count(context, &beside, &by_month, error))) {
		return false;
	}
	*readers = own + by_month;
	return true;
}

bool
prepare_begin(Context *context, GError **error)
{
	const GPtrArray *digests = context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		PeriodRow last;
		int readers = 0;
		if (!prepare_last_period(context, digest, &last, error)
			|| (!last.is_there && !count_all(context, digest, &readers, error))) {
			return false;
		}
		if ((readers > 0 && !begin_one(context, digest, error))
			|| !begin_month(context, digest, error)) {
			return false;
		}
	}
	return true;
}
