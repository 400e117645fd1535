/* How the mailbox stands, for the organiser. */
#include "flow/inbox_poll_part.h"

#include "base/now.h"
#include "text/date.h"
#include "text/jsontext.h"

bool
inbox_poll_state(Context *context, json_t **state, GError **error)
{
	g_autoptr(MailboxRow) row = NULL;

	if (!inbox_poll_is_wanted(context)) {
		*state = json_null();
		return true;
	}
	g_autofree char *where = inbox_spec_text(context->config->inbox);
	if (!mailboxes_get(context->store, where, &row, error)) {
		return false;
	}
	*state = jsontext_object("where", jsontext_text(where), "last_try",
		jsontext_time(row->last_try_s), "last_success", jsontext_time(row->last_ok_s),
		"failing_since", jsontext_time(row->failing_since_s), "failures",
		json_integer(row->failures), "error", jsontext_text(row->last_error), "next_try",
		jsontext_time(row->not_before_s), "remark", jsontext_text(row->remark), NULL);
	return true;
}

/* "Mon 16 Nov 2026, 07:30", or "never". @return owned. */
static char *
moment(const json_t *state, const char *key)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	int64_t time_s;

	return date_parse(jsontext_string(state, key), &time_s) ? date_words(time_s, zone)
								: g_strdup("never");
}

static void
append_failure(GString *out, const json_t *state)
{
	const int failures = (int)json_integer_value(json_object_get(state, "failures"));
	g_autofree char *since = moment(state, "failing_since");

	if (failures == 0) {
		return;
	}
	g_string_append_printf(out, "    since %s, %d %s: %s\n", since, failures,
		failures == 1 ? "time" : "times", jsontext_string(state, "error"));
	if (jsontext_string(state, "next_try") != NULL) {
		g_autofree char *next = moment(state, "next_try");
		g_string_append_printf(out,
			"    it is asked again from %s, or when the ini or a password changes\n",
			next);
	}
}

char *
inbox_poll_words(const json_t *state)
{
	GString *out = g_string_new(NULL);

	if (!json_is_object(state)) {
		return g_string_free(out, FALSE);
	}
	g_autofree char *success = moment(state, "last_success");
	const bool is_failing = jsontext_string(state, "failing_since") != NULL;
	const char *remark = jsontext_string(state, "remark");
	g_string_append_printf(out, "inbox %s: %s; last read %s\n", jsontext_string(state, "where"),
		is_failing                                               ? "failing"
			: jsontext_string(state, "last_success") != NULL ? "well"
									 : "not read yet",
		success);
	append_failure(out, state);
	if (remark != NULL) {
		g_string_append_printf(out, "    %s\n", remark);
	}
	return g_string_free(out, FALSE);
}
