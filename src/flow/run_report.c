#include "flow/run_report.h"

#include "text/jsontext.h"

static void
row_free(void *data)
{
	RunRow *row = data;

	g_free(row->digest);
	guard_found_clear(&row->frozen.found);
	g_clear_error(&row->error);
	g_free(row);
}

RunReport *
run_report_new(void)
{
	RunReport *report = g_new0(RunReport, 1);

	report->digests = g_ptr_array_new_with_free_func(row_free);
	return report;
}

void
run_report_free(RunReport *report)
{
	g_clear_pointer(&report->inbox, inbox_report_free);
	g_clear_pointer(&report->poll, poll_report_free);
	g_clear_error(&report->poll_error);
	g_clear_error(&report->inbox_error);
	g_clear_error(&report->archive_error);
	g_clear_pointer(&report->told, g_ptr_array_unref);
	g_ptr_array_unref(report->digests);
	g_clear_pointer(&report->deliver, deliver_report_free);
	g_free(report);
}

RunRow *
run_report_row(RunReport *report, const DigestSpec *digest)
{
	RunRow *row = g_new0(RunRow, 1);

	row->digest = g_strdup(digest->name);
	g_ptr_array_add(report->digests, row);
	return row;
}

void
run_report_mailed(RunReport *report, DeliverReport *more)
{
	DeliverReport *all = report->deliver;

	if (all == NULL) {
		report->deliver = more;
		return;
	}
	all->sent += more->sent;
	all->memos += more->memos;
	all->retried += more->retried;
	all->failed += more->failed;
	all->uncertain += more->uncertain;
	all->resent += more->resent;
	g_ptr_array_extend_and_steal(all->failures, g_steal_pointer(&more->failures));
	more->failures = g_ptr_array_new();
	g_free(all->stuck);
	all->stuck = g_steal_pointer(&more->stuck);
	all->paused_s = more->paused_s;
	all->held = MAX(all->held, more->held);
	all->is_spread = more->is_spread;
	deliver_report_free(more);
}

bool
run_is_locked_out(const RunReport *report)
{
	const bool has_polled = report->poll != NULL || report->poll_error != NULL;

	return (report->is_poll_held || report->is_mail_held) && !has_polled
		&& report->deliver == NULL && report->digests->len == 0;
}

static const char *
row_outcome(const RunRow *row)
{
	static const char *const undecided[] = {
		[PREPARE_NOT_DUE] = "not due",
		[PREPARE_UNREAD] = "nobody subscribed",
		[PREPARE_WAITING] = "waiting",
		[PREPARE_DUE] = "failed",
		[PREPARE_HELD] = "held",
	};

	if (row->is_decided) {
		return row->frozen.is_edition ? "edition" : "quiet";
	}
	if (row->state.is_over) {
		return "ended";
	}
	return row->error != NULL ? "failed" : undecided[row->state.due];
}

static json_t *
row_json(const RunRow *row)
{
	const char *why = row->error != NULL ? row->error->message : NULL;

	json_t *object = jsontext_object("digest", jsontext_text(row->digest), "outcome",
		jsontext_text(row_outcome(row)), "edition", json_integer(row->number), "posts",
		json_integer(row->posts), "deliveries", json_integer(row->frozen.deliveries), "why",
		jsontext_text(why), "taken_back", json_integer(row->origin.taken_back), "corrected",
		json_integer(row->origin.corrected), "unsure", json_integer(row->origin.unsure),
		"period_start", jsontext_time(row->state.window.start_s), "period_end",
		jsontext_time(row->state.window.end_s), "next_due",
		jsontext_time(row->state.next_due_s), NULL);
	if (row->frozen.found.held != NULL) {
		json_object_set_new(object, "held", jsontext_text(row->frozen.found.held));
	}
	if (row->frozen.found.remark != NULL) {
		json_object_set_new(object, "remark", jsontext_text(row->frozen.found.remark));
	}
	if (row->course == SCHEDULE_COURSE_MONTH) {
		json_object_set_new(object, "by_month", json_true());
	}
	if (row->course == SCHEDULE_COURSE_CHAT) {
		json_object_set_new(object, "after_chat", json_true());
	}
	return object;
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

/* @lines may be NULL. */
static json_t *
lines_json(const GPtrArray *lines)
{
	json_t *made = json_array();

	for (guint i = 0; lines != NULL && i < lines->len; i++) {
		json_array_append_new(made, jsontext_text(g_ptr_array_index(lines, i)));
	}
	return made;
}

static json_t *
deliver_json(const DeliverReport *deliver)
{
	if (deliver == NULL) {
		return json_null();
	}
	return jsontext_object("sent", json_integer(deliver->sent), "memos",
		json_integer(deliver->memos), "retry", json_integer(deliver->retried), "failed",
		json_integer(deliver->failed), "uncertain", json_integer(deliver->uncertain),
		"resent", json_integer(deliver->resent), "stuck", jsontext_text(deliver->stuck),
		"held", json_integer(deliver->held), "spread", json_boolean(deliver->is_spread),
		"paused_until", jsontext_time(deliver->paused_s), "failures",
		lines_json(deliver->failures), NULL);
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
		held_json(report), "inbox", inbox_report_json(report->inbox), "sources",
		report->poll != NULL ? poll_report_json(report->poll) : json_null(), "told",
		lines_json(report->told), "digests", digests_json(report), "mail",
		deliver_json(report->deliver), NULL);
}
