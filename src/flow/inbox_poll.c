#include "flow/inbox_poll.h"

#include "base/error.h"
#include "base/file.h"
#include "base/now.h"
#include "base/signal.h"
#include "flow/activity.h"
#include "flow/inbox_poll_part.h"
#include "text/jsontext.h"

#include <sys/stat.h>

/* How long a mailbox is left alone that could not be read: twice as long each time; and one that
 * refuses the login, unless somebody changes what says it. */
#define FIRST_REST_S (10 * MINUTE_S)
#define REST_S_MAX (6 * HOUR_S)

void
inbox_report_free(InboxReport *report)
{
	if (report != NULL) {
		g_free(report->where);
		g_ptr_array_unref(report->left);
		g_clear_error(&report->error);
		g_free(report);
	}
}

static InboxReport *
report_new(const char *where)
{
	InboxReport *report = g_new0(InboxReport, 1);

	report->where = g_strdup(where);
	report->left = g_ptr_array_new_with_free_func(g_free);
	return report;
}

json_t *
inbox_report_json(const InboxReport *report)
{
	if (report == NULL) {
		return json_null();
	}
	json_t *left = json_array();
	for (guint i = 0; i < report->left->len; i++) {
		json_array_append_new(left, jsontext_text(g_ptr_array_index(report->left, i)));
	}
	return jsontext_object("where", jsontext_text(report->where), "looked",
		json_integer(report->looked), "handled", json_integer(report->handled), "left",
		left, "error", jsontext_text(report->error == NULL ? NULL : report->error->message),
		"not_before", jsontext_time(report->not_before_s), "held",
		json_boolean(report->is_held), NULL);
}

/* ---- when it is asked ---- */

static void
append_stamp(GString *stamp, const char *path)
{
	struct stat status;

	if (path != NULL && stat(path, &status) == 0) {
		g_string_append_printf(stamp, "%lld.%09ld ", (long long)status.st_mtim.tv_sec,
			status.st_mtim.tv_nsec);
	}
}

/* When the ini and the files that say the login were written last. @return owned. */
static char *
stamp_of(const Context *context)
{
	static const char *const keys[] = { "password_file", "refresh_token_file",
		"client_secret_file" };
	GString *stamp = g_string_new(NULL);

	append_stamp(stamp, context->config->path);
	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		const IniValue *value = config_place(context->config, "inbox", keys[i]);
		g_autofree char *path = value == NULL
			? NULL
			: file_resolve_within(value->path, value->value);
		append_stamp(stamp, path);
	}
	return g_string_free(stamp, FALSE);
}

/* A time further away than any rest was set by a clock that ran ahead. */
static bool
is_resting(const InboxPoll *poll)
{
	const int64_t until_s = poll->row->not_before_s;
	g_autofree char *stamp = stamp_of(poll->context);

	return until_s > poll->now_s && until_s <= poll->now_s + INBOX_REFUSED_S
		&& g_strcmp0(stamp, poll->row->stamp) == 0;
}

static int64_t
rest_s(const InboxPoll *poll, const GError *error)
{
	const int doublings = MIN(poll->row->failures - 2, 10);

	if (poll->is_login_refused
		|| g_error_matches(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT)) {
		return INBOX_REFUSED_S;
	}
	/* The first time it may have been nothing. */
	return doublings < 0 ? 0 : MIN(REST_S_MAX, FIRST_REST_S << doublings);
}

/* ---- what came of it ---- */

static void
note_failure(InboxPoll *poll, const GError *error)
{
	MailboxRow *row = poll->row;

	row->failures++;
	row->failing_since_s = row->failing_since_s == 0 ? poll->now_s : row->failing_since_s;
	g_free(row->last_error);
	row->last_error = g_strdup(error->message);
	g_free(row->stamp);
	row->stamp = stamp_of(poll->context);
	row->not_before_s = poll->now_s + rest_s(poll, error);
}

static void
note_success(InboxPoll *poll)
{
	MailboxRow *row = poll->row;

	row->last_ok_s = poll->now_s;
	row->failing_since_s = row->not_before_s = 0;
	row->failures = 0;
	g_clear_pointer(&row->last_error, g_free);
	g_clear_pointer(&row->stamp, g_free);
}

static void
note_remark(InboxPoll *poll)
{
	const GPtrArray *left = poll->report->left;

	if (poll->report->looked == 0) {
		return;
	}
	g_clear_pointer(&poll->row->remark, g_free);
	if (left->len == 1) {
		poll->row->remark = g_strdup(g_ptr_array_index(left, 0));
	} else if (left->len > 1) {
		poll->row->remark = g_strdup_printf("%s, and %u more",
			(const char *)g_ptr_array_index(left, 0), left->len - 1);
	}
}

/* Whether trouble is the machine's or our own, which whoever called must know of. */
static bool
is_own_trouble(const GError *error)
{
	return g_error_matches(error, TAGDIGEST_ERROR, ERROR_STORE_TEMPORARY)
		|| g_error_matches(error, TAGDIGEST_ERROR, ERROR_STORE_PERMANENT);
}

static bool
read_mailbox(InboxPoll *poll, GError **error)
{
	g_autoptr(GError) trouble = NULL;
	const bool done = (poll->spec->kind == INBOX_MAILDIR ? inbox_poll_maildir
							     : inbox_poll_imap)(poll, &trouble);

	if (!done && is_own_trouble(trouble)) {
		g_propagate_error(error, g_steal_pointer(&trouble));
		return false;
	}
	poll->row->last_try_s = poll->now_s;
	note_remark(poll);
	if (done) {
		note_success(poll);
	} else if (!signal_stop_requested()) {
		note_failure(poll, trouble);
	}
	poll->report->error = g_steal_pointer(&trouble);
	return inbox_poll_save(poll, error);
}

static bool
poll_under_lock(InboxPoll *poll, GError **error)
{
	g_autoptr(Lock) lock = NULL;

	if (!activity_try(poll->context, ACTIVITY_INBOX, &lock, error)) {
		return false;
	}
	poll->report->is_held = lock == NULL;
	if (lock == NULL) {
		return true;
	}
	if (!mailboxes_get(poll->context->store, poll->report->where, &poll->row, error)) {
		return false;
	}
	if (is_resting(poll)) {
		poll->report->not_before_s = poll->row->not_before_s;
		return true;
	}
	return read_mailbox(poll, error);
}

bool
inbox_poll_by(Context *context, InboxPollTake take, InboxReport **report, GError **error)
{
	InboxSpec *spec = context->config->inbox;

	*report = NULL;
	if (!inbox_poll_is_wanted(context)) {
		return true;
	}
	g_autofree char *where = inbox_spec_text(spec);
	InboxReport *made = report_new(where);
	InboxPoll poll = {
		.context = context,
		.spec = spec,
		.report = made,
		.take = take,
		.now_s = now_s(&context->now),
		.begun_ms = now_monotonic_ms(),
	};
	const bool done = poll_under_lock(&poll, error);
	mailbox_row_free(poll.row);
	if (!done) {
		inbox_report_free(made);
		return false;
	}
	*report = made;
	return true;
}

bool
inbox_poll(Context *context, InboxReport **report, GError **error)
{
	return inbox_poll_by(context, inbox_take, report, error);
}
