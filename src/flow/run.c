#include "flow/run.h"

#include "base/error.h"
#include "base/lock.h"
#include "base/log.h"
#include "base/signal.h"
#include "flow/people.h"
#include "flow/retention.h"
#include "store/editions.h"
#include "text/jsontext.h"

#include <string.h>

static void
row_free(void *data)
{
	RunRow *row = data;

	g_free(row->digest);
	g_clear_error(&row->error);
	g_free(row);
}

static RunReport *
report_new(void)
{
	RunReport *report = g_new0(RunReport, 1);

	report->digests = g_ptr_array_new_with_free_func(row_free);
	return report;
}

void
run_report_free(RunReport *report)
{
	if (report == NULL) {
		return;
	}
	poll_report_free(report->poll);
	g_clear_error(&report->poll_error);
	g_ptr_array_unref(report->digests);
	deliver_report_free(report->deliver);
	g_free(report);
}

/* Take the lock of an activity; a lock that another process holds is no error. */
static bool
take_lock(const Context *context, const char *activity, Lock **lock, bool *is_held, GError **error)
{
	g_autofree char *name = g_strconcat(activity, ".lock", NULL);
	g_autofree char *path = g_build_filename(context->config->state_dir, name, NULL);
	GError *trouble = NULL;
	bool is_taken = lock_take(path, lock, &trouble);

	if (!is_taken && g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_LOCKED_TEMPORARY)) {
		g_clear_error(&trouble);
		retention_wait(context);
		is_taken = lock_take(path, lock, &trouble);
	}
	if (is_taken) {
		*is_held = false;
		return true;
	}
	if (g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_LOCKED_TEMPORARY)) {
		log_line(LOG_LEVEL_INFO, "another tagdigest is at it (%s)", activity);
		g_error_free(trouble);
		*is_held = true;
		return true;
	}
	g_propagate_error(error, trouble);
	return false;
}

static bool
poll_under_lock(Context *context, const char *const *names, RunReport *report, GError **error)
{
	g_autoptr(Lock) lock = NULL;

	if (!take_lock(context, "poll", &lock, &report->is_poll_held, error)) {
		return false;
	}
	return report->is_poll_held || poll_run(context, names, &report->poll, error);
}

/* Where a digest stands, and, when its period is due, the edition of it. */
static bool
decide(Context *context, const DigestSpec *digest, RunRow *row, GError **error)
{
	g_autoptr(Prepared) prepared = NULL;

	if (!prepare_look(context, digest, &row->state, error)) {
		return false;
	}
	if (row->state.due != PREPARE_DUE) {
		return true;
	}
	if (!prepare_draft(context, digest, &row->state, &prepared, error)
		|| !prepare_freeze(context, digest, prepared, &row->frozen, &row->deliveries,
			error)) {
		return false;
	}
	row->is_decided = true;
	row->posts = prepared->draft->posts_total;
	row->number = row->frozen == PREPARE_FROZEN ? prepared->draft->number : 0;
	return true;
}

/* A digest that cannot be decided keeps neither the others nor what is owed from going out. */
static void
decide_all(Context *context, const char *only, RunReport *report)
{
	const GPtrArray *digests = context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		if (only != NULL && g_ascii_strcasecmp(only, digest->name) != 0) {
			continue;
		}
		RunRow *row = g_new0(RunRow, 1);
		row->digest = g_strdup(digest->name);
		g_ptr_array_add(report->digests, row);
		decide(context, digest, row, &row->error);
	}
}

/* What was mailed before and after polling is one report. */
static void
add_report(RunReport *report, DeliverReport *more)
{
	DeliverReport *all = report->deliver;

	if (all == NULL) {
		report->deliver = more;
		return;
	}
	all->sent += more->sent;
	all->retried += more->retried;
	all->failed += more->failed;
	all->uncertain += more->uncertain;
	all->resent += more->resent;
	g_ptr_array_extend_and_steal(all->failures, g_steal_pointer(&more->failures));
	more->failures = g_ptr_array_new();
	g_free(all->stuck);
	all->stuck = g_steal_pointer(&more->stuck);
	deliver_report_free(more);
}

static bool
deliver_owed(Context *context, RunReport *report, GError **error)
{
	DeliverReport *made = NULL;

	if (!people_seed(context, error) || !deliver_run(context, &made, error)) {
		return false;
	}
	add_report(report, made);
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

	if (!take_lock(context, "deliver", &lock, &is_held, &error)
		|| (!is_held && !deliver_owed(context, report, &error))) {
		log_line(LOG_LEVEL_INFO, "mail: %s", error->message);
	}
}

/* A server that took nothing a moment ago is tried again only for what it was not asked about. */
static bool
is_worth_a_try(const RunReport *report)
{
	bool is_new = report->deliver == NULL || report->deliver->stuck == NULL;

	for (guint i = 0; i < report->digests->len; i++) {
		const RunRow *row = g_ptr_array_index(report->digests, i);
		is_new = is_new || row->deliveries > 0;
	}
	return is_new;
}

static bool
deliver_under_lock(Context *context, const char *digest, RunReport *report, GError **error)
{
	g_autoptr(Lock) lock = NULL;
	int taken_back;

	if (!take_lock(context, "deliver", &lock, &report->is_mail_held, error)) {
		return false;
	}
	if (report->is_mail_held) {
		return true;
	}
	if (!editions_take_back(context->store, &taken_back, error)
		|| !people_seed(context, error)) {
		return false;
	}
	if (taken_back > 0) {
		log_line(LOG_LEVEL_INFO,
			"an author refused a post of an edition that nobody has "
			"yet: it is made anew");
	}
	decide_all(context, digest, report);
	return !is_worth_a_try(report) || deliver_owed(context, report, error);
}

bool
run_all(Context *context, bool with_poll, const char *digest, RunReport **report, GError **error)
{
	g_autoptr(RunReport) made = report_new();

	if (digest != NULL && config_digest(context->config, digest) == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "there is no [digest %s] in %s", digest,
			context->config->path);
		return false;
	}
	if (with_poll) {
		deliver_before_poll(context, made);
		if (!poll_under_lock(context, NULL, made, &made->poll_error)
			&& signal_stop_requested()) {
			g_propagate_error(error, g_steal_pointer(&made->poll_error));
			return false;
		}
	}
	if (!deliver_under_lock(context, digest, made, error) || !retention_run(context, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}

bool
run_poll(Context *context, const char *const *names, RunReport **report, GError **error)
{
	g_autoptr(RunReport) made = report_new();

	if (!poll_under_lock(context, names, made, error) || !retention_run(context, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}

bool
run_judge(const RunReport *report, GError **error)
{
	const DeliverReport *deliver = report->deliver;

	for (guint i = 0; i < report->digests->len; i++) {
		const RunRow *row = g_ptr_array_index(report->digests, i);
		if (row->error != NULL) {
			g_propagate_error(error, g_error_copy(row->error));
			return false;
		}
	}
	if (deliver != NULL && deliver->uncertain > 0) {
		error_set(error, ERROR_MAIL_TEMPORARY,
			"%d %s may or may not have arrived: nobody "
			"answered after the last byte; `tagdigest status` shows which, "
			"`tagdigest send --uncertain=resend` (or forget) settles it",
			deliver->uncertain, deliver->uncertain == 1 ? "mail" : "mails");
		return false;
	}
	if (deliver != NULL && deliver->stuck != NULL) {
		error_set(error, ERROR_MAIL_TEMPORARY,
			"mail is owed and could not be sent: %s "
			"(the next run tries again)",
			deliver->stuck);
		return false;
	}
	if (report->poll_error != NULL) {
		g_propagate_error(error, g_error_copy(report->poll_error));
		return false;
	}
	if (report->poll != NULL && poll_report_all_failed(report->poll)) {
		g_autofree char *why = poll_report_failure(report->poll);
		error_set(error, ERROR_REMOTE_TEMPORARY, "no source could be read: %s", why);
		return false;
	}
	return true;
}

static const char *
row_outcome(const RunRow *row)
{
	static const char *const undecided[] = {
		[PREPARE_NOT_DUE] = "not due",
		[PREPARE_UNREAD] = "nobody subscribed",
		[PREPARE_WAITING] = "waiting",
		[PREPARE_DUE] = "failed",
	};

	if (row->is_decided) {
		return row->frozen == PREPARE_FROZEN ? "edition" : "quiet";
	}
	return row->error != NULL ? "failed" : undecided[row->state.due];
}

static json_t *
row_json(const RunRow *row)
{
	const char *why = row->error != NULL ? row->error->message : NULL;

	return jsontext_object("digest", jsontext_text(row->digest), "outcome",
		jsontext_text(row_outcome(row)), "edition", json_integer(row->number), "posts",
		json_integer(row->posts), "deliveries", json_integer(row->deliveries), "why",
		jsontext_text(why), "period_start", jsontext_time(row->state.window.start_s),
		"period_end", jsontext_time(row->state.window.end_s), "next_due",
		jsontext_time(row->state.next_due_s), NULL);
}

static json_t *
digests_json(const RunReport *report)
{
	json_t *rows = json_array();

	for (guint i = 0; i < report->digests->len; i++) {
		json_array_append_new(rows, row_json(g_ptr_array_index(report->digests, i)));
	}
	return rows;
}

static json_t *
deliver_json(const DeliverReport *deliver)
{
	if (deliver == NULL) {
		return json_null();
	}
	json_t *failures = json_array();
	for (guint i = 0; i < deliver->failures->len; i++) {
		json_array_append_new(failures,
			jsontext_text(g_ptr_array_index(deliver->failures, i)));
	}
	return jsontext_object("sent", json_integer(deliver->sent), "retry",
		json_integer(deliver->retried), "failed", json_integer(deliver->failed),
		"uncertain", json_integer(deliver->uncertain), "resent",
		json_integer(deliver->resent), "stuck", jsontext_text(deliver->stuck), "failures",
		failures, NULL);
}

bool
run_is_locked_out(const RunReport *report)
{
	const bool has_polled = report->poll != NULL || report->poll_error != NULL;

	return (report->is_poll_held || report->is_mail_held) && !has_polled
		&& report->deliver == NULL && report->digests->len == 0;
}

/* What another process is at. */
static json_t *
held_json(const RunReport *report)
{
	json_t *held = json_array();

	if (report->is_poll_held) {
		json_array_append_new(held, jsontext_text("poll"));
	}
	if (report->is_mail_held) {
		json_array_append_new(held, jsontext_text("deliver"));
	}
	return held;
}

json_t *
run_report_json(const RunReport *report)
{
	return jsontext_object("locked", json_boolean(run_is_locked_out(report)), "held",
		held_json(report), "sources",
		report->poll != NULL ? poll_report_json(report->poll) : json_null(), "digests",
		digests_json(report), "mail", deliver_json(report->deliver), NULL);
}
