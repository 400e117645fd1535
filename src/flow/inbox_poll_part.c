#include "flow/inbox_poll_part.h"

#include "base/now.h"
#include "base/signal.h"

#include <string.h>

/* So that a clock that was a little off leaves nothing out. */
#define OVERLAP_S DAY_S
/* The rest waits for the next run. */
#define MESSAGES_MAX 2000
#define READING_MS_MAX (5 * MINUTE_S * 1000)

bool
inbox_poll_is_wanted(const Context *context)
{
	const InboxSpec *spec = context->config->inbox;

	return spec != NULL && spec->kind != INBOX_PIPE;
}

bool
inbox_poll_save(const InboxPoll *poll, GError **error)
{
	Store *store = poll->context->store;
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(store, &transaction, error)
		&& mailboxes_save(store, poll->row, error)
		&& store_transaction_commit(&transaction, error);
}

int64_t
inbox_poll_since_s(const InboxPoll *poll)
{
	const int64_t back_s = poll->now_s - INBOX_BACK_S;
	const int64_t last_s = poll->row->last_ok_s;

	return last_s == 0 ? back_s : MIN(back_s, last_s - OVERLAP_S);
}

bool
inbox_poll_may_go_on(const InboxPoll *poll)
{
	return !signal_stop_requested() && poll->report->looked < MESSAGES_MAX
		&& now_monotonic_ms() - poll->begun_ms < READING_MS_MAX;
}

bool
inbox_poll_take(InboxPoll *poll, GBytes *bytes, bool *is_ours, GError **error)
{
	InboxHandled handled = { 0 };

	if (!poll->take(poll->context, bytes, &handled, error)) {
		return false;
	}
	poll->report->looked++;
	poll->report->handled += handled.is_ours;
	*is_ours = handled.is_ours;
	return true;
}

void
inbox_poll_leave(InboxPoll *poll, char *why)
{
	poll->report->looked++;
	g_ptr_array_add(poll->report->left, why);
}

const char *
inbox_poll_filed(const InboxPoll *poll)
{
	const InboxSpec *spec = poll->spec;
	/* What is moved to where it is gets a new number there, and would be moved for ever. */
	const bool is_same = spec->filed != NULL && spec->folder != NULL
		&& g_ascii_strcasecmp(spec->filed, spec->folder) == 0;

	return spec->filed == NULL || *spec->filed == '\0' || is_same ? NULL : spec->filed;
}
