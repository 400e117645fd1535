/* The part of run that says what of it somebody has to know. */
#include "flow/run.h"

#include "base/error.h"
#include "text/date.h"

static bool
judge_mail(const DeliverReport *deliver, GError **error)
{
	if (deliver->uncertain > 0) {
		error_set(error, ERROR_MAIL_TEMPORARY,
			"%d %s may or may not have arrived: nobody answered after the last byte; "
			"`tagdigest status` shows which, `tagdigest send --uncertain=resend` (or "
			"forget) settles it",
			deliver->uncertain, deliver->uncertain == 1 ? "mail" : "mails");
		return false;
	}
	if (deliver->stuck != NULL) {
		g_autofree char *until = date_rfc3339(deliver->paused_s);
		error_set(error, ERROR_MAIL_TEMPORARY,
			"mail is owed and could not be sent: %s (%s%s)", deliver->stuck,
			deliver->paused_s == 0 ? "the next run tries again"
					       : "the rest goes on at ",
			deliver->paused_s == 0 ? "" : until);
		return false;
	}
	if (deliver->held > 0) {
		error_set(error, ERROR_MAIL_TEMPORARY,
			"%d %s of older editions could not go in time and %s held, since newer "
			"ones came: `tagdigest send --held` mails them one a day, `tagdigest send "
			"--held drop` not at all",
			deliver->held, deliver->held == 1 ? "mail" : "mails",
			deliver->held == 1 ? "is" : "are");
		return false;
	}
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
	for (guint i = 0; i < report->digests->len; i++) {
		const RunRow *row = g_ptr_array_index(report->digests, i);
		if (row->frozen.found.held != NULL) {
			error_set(error, ERROR_MAIL_TEMPORARY,
				"edition %d of %s is held: %s (`tagdigest send --held` mails it, "
				"`tagdigest send --held drop` mails it to nobody)",
				row->number, row->digest, row->frozen.found.held);
			return false;
		}
	}
	if (deliver != NULL && !judge_mail(deliver, error)) {
		return false;
	}
	const GError *const parts[] = { report->inbox_error, report->poll_error,
		report->archive_error };
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		if (parts[i] != NULL) {
			g_propagate_error(error, g_error_copy(parts[i]));
			return false;
		}
	}
	if (report->poll != NULL && poll_report_all_failed(report->poll)) {
		g_autofree char *why = poll_report_failure(report->poll);
		g_autofree char *words = g_strdup_printf("no source could be read: %s", why);
		error_set(error, ERROR_REMOTE_TEMPORARY, "%s", report->told != NULL ? "" : words);
		return false;
	}
	return true;
}
