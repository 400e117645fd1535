#include "flow/run.h"

#include "base/error.h"
#include "base/log.h"
#include "base/signal.h"
#include "flow/activity.h"
#include "flow/archive.h"
#include "flow/clock.h"
#include "flow/deliver_pause.h"
#include "flow/deliver_part.h"
#include "flow/join.h"
#include "flow/ledger.h"
#include "flow/memo_deliver.h"
#include "flow/origin.h"
#include "flow/optout.h"
#include "flow/people.h"
#include "flow/redact.h"
#include "flow/retention.h"
#include "flow/review.h"
#include "flow/run_report.h"
#include "flow/send_in.h"
#include "flow/tell.h"
#include "flow/voice_look.h"
#include "store/subscribers.h"

/* So many chats of a digest go out alone in a run at most: a day has no more. */
#define CHATS_AT_ONCE_MAX 24

/* Take the lock of an activity; one that another process holds is no error. */
static bool
take_lock(const Context *context, Activity activity, Lock **lock, bool *is_held, GError **error)
{
	if (!retention_try(context, activity, lock, error)) {
		return false;
	}
	*is_held = *lock == NULL;
	if (*is_held) {
		log_line(LOG_LEVEL_INFO, "another tagdigest is at it (%s)",
			activity_name(activity));
	}
	return true;
}

static bool
poll_under_lock(Context *context, const char *const *names, bool is_telling, RunReport *report,
	GError **error)
{
	g_autoptr(Lock) lock = NULL;

	if (!take_lock(context, ACTIVITY_POLL, &lock, &report->is_poll_held, error)) {
		return false;
	}
	if (report->is_poll_held) {
		return true;
	}
	/* Pages that somebody asked to have read, or sent in. */
	return (names != NULL || voice_look(context, error)) && send_in_fetch(context, error)
		&& poll_run(context, names, &report->poll, error)
		&& (!is_telling || tell_sources(context, &report->told, error));
}

/* Asked for by hand, an edition for nobody is a mistake. */
static bool
look_finished(Context *context, const DigestSpec *digest, PrepareState *state, GError **error)
{
	int readers;

	if (!people_count(context, digest, &readers, error)) {
		return false;
	}
	if (readers == 0) {
		error_set(error, ERROR_USAGE_PERMANENT, "digest %s: nobody is subscribed",
			digest->name);
		return false;
	}
	return prepare_look_finished(context, digest, state, error);
}

/* When its period is due, what the edition of a digest would show; before, its draft for the
 * organiser. */
static bool
note(Context *context, const DigestSpec *digest, Origin *origin, RunRow *row, GError **error)
{
	if (row->course == SCHEDULE_COURSE_OWN
		&& !review_offer(context, digest, &row->state, error)) {
		return false;
	}
	row->state.origin = origin;
	return row->state.due != PREPARE_DUE || prepare_note(context, digest, &row->state, error);
}

static bool
decide(Context *context, const DigestSpec *digest, RunRow *row, GError **error)
{
	g_autoptr(Prepared) prepared = NULL;

	if (!prepare_draft(context, digest, &row->state, &prepared, error)
		|| !prepare_freeze(context, digest, prepared, &row->frozen, error)) {
		return false;
	}
	row->is_decided = true;
	row->posts = prepared->draft->posts_total;
	row->origin = prepared->draft->origin;
	row->number = row->frozen.is_edition ? prepared->draft->number : 0;
	return true;
}

static bool
is_to_be_decided(const RunRow *row)
{
	return row->error == NULL && row->state.due == PREPARE_DUE;
}

/*
 * A digest that cannot be decided keeps neither the others nor what is owed from going out. What
 * they are about to hold is asked for again once, for all of them; until that is over nothing is
 * decided.
 */
static void
decide_all(Context *context, const RunWish *wish, RunReport *report)
{
	const GPtrArray *digests = context->config->digests;
	const char *only = wish->digest;
	g_autoptr(Origin) origin = origin_new(context);
	g_autoptr(GError) trouble = NULL;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		if (only != NULL && g_ascii_strcasecmp(only, digest->name) != 0) {
			continue;
		}
		RunRow *row = run_report_row(report, digest);
		if ((wish->is_finished ? look_finished : prepare_look)(context, digest, &row->state,
			    &row->error)) {
			note(context, digest, origin, row, &row->error);
		}
	}
	origin_ask(origin, &trouble);
	for (guint i = 0; i < report->digests->len; i++) {
		RunRow *row = g_ptr_array_index(report->digests, i);
		if (is_to_be_decided(row) && trouble != NULL) {
			row->error = g_error_copy(trouble);
		} else if (is_to_be_decided(row)) {
			decide(context, config_digest(context->config, row->digest), row,
				&row->error);
		}
		row->state.origin = NULL;
	}
}

/* What comes beside a digest's own editions, and is due. @return borrowed: what became of it. */
static const RunRow *
decide_beside(Context *context, const DigestSpec *beside, const PrepareState *state,
	RunReport *report)
{
	g_autoptr(Origin) origin = origin_new(context);
	RunRow *row = run_report_row(report, beside);

	row->state = *state;
	row->course = schedule_course(beside->schedule.frequency);
	if (note(context, beside, origin, row, &row->error) && origin_ask(origin, &row->error)) {
		decide(context, beside, row, &row->error);
	}
	row->state.origin = NULL;
	return row;
}

/* The month of a digest, behind its own editions. */
static bool
decide_month(Context *context, const DigestSpec *beside, RunReport *report, GError **error)
{
	PrepareState state;

	if (!prepare_look(context, beside, &state, error)) {
		return false;
	}
	if (state.due == PREPARE_UNREAD) {
		return prepare_pass(context, beside, &state, error);
	}
	if (state.due != PREPARE_DUE) {
		return true;
	}
	decide_beside(context, beside, &state, report);
	return true;
}

/* The chats of a digest alone, one after the other. */
static bool
decide_chats_of(Context *context, const DigestSpec *beside, RunReport *report, GError **error)
{
	for (int i = 0; i < CHATS_AT_ONCE_MAX; i++) {
		PrepareState state;

		if (!prepare_look(context, beside, &state, error)) {
			return false;
		}
		if (state.due != PREPARE_DUE
			|| decide_beside(context, beside, &state, report)->error != NULL) {
			return true;
		}
	}
	return true;
}

static bool
decide_chats(Context *context, const char *only, RunReport *report, GError **error)
{
	const GPtrArray *digests = context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		DigestSpec beside;
		if ((only == NULL || g_ascii_strcasecmp(only, digest->name) == 0)
			&& digest_spec_after_chats(digest, &beside)
			&& !decide_chats_of(context, &beside, report, error)) {
			return false;
		}
	}
	return true;
}

static bool
decide_months(Context *context, const char *only, RunReport *report, GError **error)
{
	const GPtrArray *digests = context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		DigestSpec beside;
		if ((only == NULL || g_ascii_strcasecmp(only, digest->name) == 0)
			&& digest_spec_by_month(digest, &beside)
			&& !decide_month(context, &beside, report, error)) {
			return false;
		}
	}
	return true;
}

/* What an author refused goes out to nobody that does not have it: where nobody has the edition,
 * its period is decided anew. */
static bool
take_back(Context *context, GError **error)
{
	int count;

	if (!redact_take_back(context, &count, error)) {
		return false;
	}
	if (count > 0) {
		log_line(LOG_LEVEL_INFO,
			"a post of an edition that nobody has yet was refused or dropped: it is "
			"made anew");
	}
	return true;
}

static bool
deliver_memos(Context *context, RunReport *report, bool *is_down, GError **error)
{
	g_autoptr(DeliverReport) memos = deliver_report_new();

	if (!memo_deliver(context, memos, is_down, error)) {
		return false;
	}
	run_report_mailed(report, g_steal_pointer(&memos));
	return true;
}

/* What is for one person goes before what is for all. */
static bool
deliver_owed(Context *context, RunReport *report, GError **error)
{
	DeliverReport *made = NULL;
	bool is_down = false;

	if (!people_seed(context, error) || !join_forget_strangers(context, error)
		|| !deliver_memos(context, report, &is_down, error)) {
		return false;
	}
	g_autofree char *stuck = g_strdup(report->deliver->stuck);
	if (is_down) {
		return true;
	}
	if (!deliver_run(context, &made, error)) {
		return false;
	}
	run_report_mailed(report, made);
	if (report->deliver->stuck == NULL) {
		report->deliver->stuck = g_steal_pointer(&stuck);
	}
	return true;
}

/* What is owed already does not wait for the slowest source. Whatever is in its way is said by the
 * delivery that follows the poll. */
static void
deliver_before_poll(Context *context, RunReport *report)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Lock) lock = NULL;
	bool is_held = false;

	if (!take_lock(context, ACTIVITY_DELIVER, &lock, &is_held, &error)
		|| (!is_held
			&& !(take_back(context, &error)
				&& deliver_owed(context, report, &error)))) {
		log_line(LOG_LEVEL_INFO, "mail: %s", error->message);
	}
}

/* Who wrote to us is answered by the delivery that follows the poll. A mailbox that cannot be read
 * keeps nobody from anything; `status` says it. */
static void
read_inbox(Context *context, RunReport *report)
{
	g_autoptr(GError) error = NULL;

	if (!inbox_poll(context, &report->inbox, &error)) {
		g_propagate_prefixed_error(&report->inbox_error, g_steal_pointer(&error),
			"inbox: ");
	} else if (report->inbox != NULL && report->inbox->error != NULL) {
		log_line(LOG_LEVEL_INFO, "inbox: %s", report->inbox->error->message);
	}
}

static bool
tell_inbox(Context *context, RunReport *report, GError **error)
{
	if (report->told == NULL) {
		report->told = g_ptr_array_new_with_free_func(g_free);
	}
	return inbox_poll_tell(context, report->inbox, report->told, error);
}

/* A server that took nothing a moment ago is tried again only for what it was not asked about. */
static bool
is_worth_a_try(const RunReport *report)
{
	bool is_new = report->deliver == NULL || report->deliver->stuck == NULL;

	for (guint i = 0; i < report->digests->len; i++) {
		const RunRow *row = g_ptr_array_index(report->digests, i);
		is_new = is_new || row->frozen.deliveries > 0;
	}
	return is_new;
}

static bool
has_decided(const RunReport *report)
{
	for (guint i = 0; i < report->digests->len; i++) {
		const RunRow *row = g_ptr_array_index(report->digests, i);
		if (row->frozen.is_edition) {
			return true;
		}
	}
	return false;
}

/* What mails lead to is there before they are; where it cannot be, they go all the same. */
static void
renew_archive(Context *context, RunReport *report)
{
	g_clear_error(&report->archive_error);
	if (!archive_renew(context, &report->archive_error)) {
		log_line(LOG_LEVEL_INFO, "%s", report->archive_error->message);
	}
}

static bool
deliver_under_lock(Context *context, const RunWish *wish, RunReport *report, GError **error)
{
	g_autoptr(Lock) lock = NULL;

	if (!take_lock(context, ACTIVITY_DELIVER, &lock, &report->is_mail_held, error)) {
		return false;
	}
	if (report->is_mail_held) {
		return true;
	}
	if (!take_back(context, error) || !people_seed(context, error)
		|| !subscribers_wake(context->store, now_s(&context->now), error)) {
		return false;
	}
	decide_all(context, wish, report);
	if (!decide_chats(context, wish->digest, report, error)
		|| !decide_months(context, wish->digest, report, error)) {
		return false;
	}
	if (has_decided(report) && !ledger_write(context, error)) {
		return false;
	}
	if (has_decided(report)) {
		renew_archive(context, report);
	}
	return (!is_worth_a_try(report) || deliver_owed(context, report, error))
		&& review_tell_week(context, error);
}

static bool
accept_database(Context *context, GError **error)
{
	g_autoptr(Lock) lock = NULL;
	bool is_held;

	if (!take_lock(context, ACTIVITY_DELIVER, &lock, &is_held, error)) {
		return false;
	}
	if (is_held) {
		error_set(error, ERROR_LOCKED_TEMPORARY,
			"another tagdigest mails from this database; nothing was changed");
		return false;
	}
	return ledger_accept(context, error);
}

/* What was asked by mail just now is answered before the slowest source is waited for, unless the
 * mail server has just taken nothing. */
static void
answer_inbox(Context *context, RunReport *report)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Lock) lock = NULL;
	bool is_held = false, is_down = false;

	if (report->inbox == NULL || report->inbox->handled == 0
		|| (report->deliver != NULL && report->deliver->stuck != NULL)) {
		return;
	}
	if (!take_lock(context, ACTIVITY_DELIVER, &lock, &is_held, &error)
		|| (!is_held && !deliver_memos(context, report, &is_down, &error))) {
		log_line(LOG_LEVEL_INFO, "mail: %s", error->message);
	}
}

bool
run_all(Context *context, const RunWish *wish, RunReport **report, GError **error)
{
	g_autoptr(RunReport) made = run_report_new();

	if ((wish->digest != NULL || wish->is_finished)
		&& context_digest(context, wish->digest, error) == NULL) {
		return false;
	}
	if (!wish->is_clock_right && !clock_check(context, error)) {
		return false;
	}
	if (!(wish->is_database_right ? accept_database : ledger_check)(context, error)) {
		return false;
	}
	if (!optout_apply(context, error)) {
		return false;
	}
	if (wish->with_poll) {
		deliver_before_poll(context, made);
		read_inbox(context, made);
		answer_inbox(context, made);
	}
	if (!prepare_begin(context, error)
		|| (!wish->with_poll && !deliver_pause_end_login(context, error))) {
		return false;
	}
	if (wish->with_poll) {
		/* Who looks on sees it all; what is told is what was mailed. */
		const bool is_telling = context->progress == NULL;
		if (!poll_under_lock(context, NULL, is_telling, made, &made->poll_error)
			&& signal_stop_requested()) {
			g_propagate_error(error, g_steal_pointer(&made->poll_error));
			return false;
		}
		if (is_telling && !tell_inbox(context, made, error)) {
			return false;
		}
	}
	if (!deliver_under_lock(context, wish, made, error) || !retention_run(context, error)) {
		return false;
	}
	renew_archive(context, made);
	*report = g_steal_pointer(&made);
	return true;
}

bool
run_poll(Context *context, const char *const *names, RunReport **report, GError **error)
{
	g_autoptr(RunReport) made = run_report_new();

	if (!clock_check(context, error) || !optout_apply(context, error)
		|| !prepare_begin(context, error)
		|| !poll_under_lock(context, names, false, made, error)
		|| !retention_run(context, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}
