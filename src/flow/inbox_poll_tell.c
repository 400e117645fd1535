/* What cron mails of the mailbox: who writes to the contact is not heard, and may want to leave. */
#include "flow/inbox_poll_part.h"

#include "base/now.h"
#include "store/told.h"
#include "text/date.h"

#include <string.h>

#define WHOM "inbox"
#define FAILURES_MIN 3
#define TROUBLE_S_MIN DAY_S
#define REMIND_S (7 * DAY_S)

/* At once where it will be refused until somebody does something; else when it lasts. */
static bool
is_in_trouble(const MailboxRow *row, int64_t at_s)
{
	const bool is_refused = row->not_before_s - row->last_try_s >= INBOX_REFUSED_S;

	return row->failures > 0
		&& (is_refused
			|| (row->failures >= FAILURES_MIN
				&& at_s - row->failing_since_s >= TROUBLE_S_MIN));
}

/* When it was told that it cannot be read; 0: it was not, or by a clock that was ahead. */
static bool
find_told(const Context *context, const char *name, int64_t *told_s, GError **error)
{
	g_autoptr(GPtrArray) rows = NULL;

	*told_s = 0;
	if (!told_all(context->store, WHOM, &rows, error)) {
		return false;
	}
	for (guint i = 0; i < rows->len; i++) {
		const ToldRow *row = g_ptr_array_index(rows, i);
		if (strcmp(row->what, name) == 0 && row->told_s <= now_s(&context->now)) {
			*told_s = row->told_s;
		}
	}
	return true;
}

static char *
trouble_line(const Context *context, const MailboxRow *row)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	g_autofree char *since = date_words(row->failing_since_s, zone);

	return g_strdup_printf(
		"the inbox cannot be read since %s, so that nobody who writes to %s is answered, "
		"not even who wants to leave: %s",
		since, context->config->contact, row->last_error);
}

bool
inbox_poll_tell(Context *context, const InboxReport *report, GPtrArray *lines, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_autoptr(MailboxRow) row = NULL;
	g_auto(StoreTransaction) transaction = { 0 };
	int64_t told_s;

	if (report == NULL || report->is_held) {
		return true;
	}
	if (!mailboxes_get(context->store, report->where, &row, error)
		|| !find_told(context, row->name, &told_s, error)) {
		return false;
	}
	const bool is_well = row->failures == 0 && told_s != 0;
	const bool is_news = is_in_trouble(row, at_s) && report->error != NULL
		&& (told_s == 0 || told_s + REMIND_S <= at_s);
	if (!is_well && !is_news) {
		return true;
	}
	g_ptr_array_add(lines,
		is_news ? trouble_line(context, row) : g_strdup("the inbox is read again"));
	return store_transaction_begin(context->store, &transaction, error)
		&& (is_news ? told_put(context->store, row->name, WHOM, at_s, error)
			    : told_forget(context->store, row->name, WHOM, error))
		&& store_transaction_commit(&transaction, error);
}
