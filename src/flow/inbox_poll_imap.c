#include "flow/inbox_poll_part.h"

#include "base/error.h"
#include "base/now.h"
#include "base/signal.h"
#include "flow/mailbox_open.h"

#include <string.h>

/* A message over which the connection broke so often, and for so long, is left alone: a server that
 * is down for an hour loses nobody's message. */
#define SUSPICIONS_MIN 3
#define SUSPICION_S_MIN DAY_S
#define MEBIBYTE (1024 * 1024)

/* ---- beginning ---- */

bool
inbox_poll_connect(Context *context, ImapOptions *options, Imap **imap, GError **error)
{
	const MailboxLogin login = { "inbox", context->config->inbox };

	return mailbox_open(context, &login, options, imap, error);
}

/* Where numbers mean something else than before all is looked at again. */
static void
compare_validity(InboxPoll *poll, const ImapFolder *folder)
{
	MailboxRow *row = poll->row;
	g_autofree char *validity = g_strdup_printf("%u", folder->validity);

	if (g_strcmp0(row->validity, validity) != 0) {
		g_free(row->validity);
		row->validity = g_steal_pointer(&validity);
		row->uid = row->suspect = row->suspicions = 0;
	}
}

static bool
find_new(InboxPoll *poll, Imap *imap, GArray **uids, GError **error)
{
	ImapFolder folder = { 0 };

	if (!mailbox_look(imap, poll->spec, &folder, error)) {
		return false;
	}
	compare_validity(poll, &folder);
	const int64_t since_s = poll->row->uid == 0 ? inbox_poll_since_s(poll) : 0;
	if (folder.count == 0 || poll->row->uid >= G_MAXUINT32) {
		*uids = g_array_new(FALSE, FALSE, sizeof(guint32));
		return true;
	}
	return imap_search(imap, (guint32)poll->row->uid + 1, since_s, uids, error);
}

/* ---- messages ---- */

/* The connection broke over a message: next time it is known which. */
static bool
suspect(InboxPoll *poll, guint32 uid, GError **error)
{
	MailboxRow *row = poll->row;

	row->suspicions = row->suspect == uid ? row->suspicions + 1 : 1;
	row->suspect = uid;
	return inbox_poll_save(poll, error);
}

static bool
fetch(InboxPoll *poll, Imap *imap, guint32 uid, GBytes **bytes, GError **error)
{
	g_autoptr(GError) trouble = NULL;

	if (imap_fetch(imap, uid, INBOX_BYTES_MAX, bytes, &trouble)) {
		return true;
	}
	if (signal_stop_requested() || suspect(poll, uid, error)) {
		g_propagate_error(error, g_steal_pointer(&trouble));
	}
	return false;
}

static bool
is_poison(const MailboxRow *row, guint32 uid, int64_t at_s)
{
	return row->suspect == uid && row->suspicions >= SUSPICIONS_MIN && row->failing_since_s != 0
		&& at_s - row->failing_since_s >= SUSPICION_S_MIN;
}

/* Why a message is not asked for; NULL: it is. @return owned. */
static char *
refuse(const InboxPoll *poll, guint32 uid, int64_t size_bytes)
{
	if (size_bytes > INBOX_BYTES_MAX) {
		return g_strdup_printf("message %u has %" G_GINT64_FORMAT
				       " MiB and was left unread (at most %d are read)",
			uid, (size_bytes + MEBIBYTE - 1) / MEBIBYTE, INBOX_BYTES_MAX / MEBIBYTE);
	}
	if (is_poison(poll->row, uid, poll->now_s)) {
		return g_strdup_printf(
			"message %u was left unread: the server failed to show it %d times", uid,
			poll->row->suspicions);
	}
	return NULL;
}

/* Some messages at a time. All borrowed. */
typedef struct Batch {
	InboxPoll *poll;
	Imap *imap;
	GArray *handled; /* UIDs that are to be filed */
	guint32 last;    /* of those that are really there */
} Batch;

/* @size_bytes -1: the server does not say. What it shows nothing of is gone, or never was: a number
 * that is none must not end the reading of all that are lower. */
static bool
take(Batch *batch, guint32 uid, int64_t size_bytes, GError **error)
{
	InboxPoll *poll = batch->poll;
	g_autoptr(GBytes) bytes = NULL;
	char *why = refuse(poll, uid, size_bytes);
	bool is_ours = false;

	if (why != NULL) {
		inbox_poll_leave(poll, why);
		batch->last = uid;
		return true;
	}
	if (!fetch(poll, batch->imap, uid, &bytes, error)) {
		return false;
	}
	if (bytes != NULL || size_bytes >= 0) {
		batch->last = uid;
	}
	if (bytes != NULL && !inbox_poll_take(poll, bytes, &is_ours, error)) {
		return false;
	}
	if (is_ours) {
		g_array_append_val(batch->handled, uid);
	}
	return true;
}

/* ---- filing ---- */

static bool
file_handled(InboxPoll *poll, Imap *imap, const GArray *handled, GError **error)
{
	const char *filed = inbox_poll_filed(poll);
	ImapFolder folder = { 0 };

	if (!imap_enter(imap, poll->spec->folder, &folder, error)) {
		return false;
	}
	g_autofree char *validity = g_strdup_printf("%u", folder.validity);
	if (strcmp(validity, poll->row->validity) != 0) {
		error_set(error, ERROR_REMOTE_TEMPORARY, "%s: the folder became another one",
			poll->report->where);
		return false;
	}
	return imap_mark_read(imap, handled, error)
		&& (filed == NULL || imap_move(imap, handled, filed, error))
		&& imap_look(imap, poll->spec->folder, &folder, error);
}

/*
 * What was for us is filed before it is noted how far: killed between the two, the same is done
 * again. What the server refuses for good must not keep the rest of the mail from being read.
 */
static bool
end_batch(InboxPoll *poll, Imap *imap, const GArray *handled, guint32 last, GError **error)
{
	g_autoptr(GError) trouble = NULL;

	if (handled->len > 0 && !file_handled(poll, imap, handled, &trouble)
		&& !g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_REMOTE_PERMANENT)) {
		g_propagate_error(error, g_steal_pointer(&trouble));
		return false;
	}
	poll->row->uid = last;
	if (trouble != NULL) {
		g_ptr_array_add(poll->report->left,
			g_strdup_printf("%u of ours could not be filed: %s", handled->len,
				trouble->message));
	}
	return inbox_poll_save(poll, error);
}

static bool
take_batch(InboxPoll *poll, Imap *imap, const guint32 *uids, guint count, GError **error)
{
	int64_t sizes[INBOX_BATCH];
	g_autoptr(GArray) handled = g_array_new(FALSE, FALSE, sizeof(guint32));
	Batch batch = { poll, imap, handled, (guint32)poll->row->uid };
	guint done = 0;

	if (!imap_sizes(imap, uids, count, sizes, error)) {
		return false;
	}
	while (done < count && (done == 0 || inbox_poll_may_go_on(poll))) {
		if (!take(&batch, uids[done], sizes[done], error)) {
			return false;
		}
		done++;
	}
	return end_batch(poll, imap, handled, batch.last, error);
}

static bool
take_all(InboxPoll *poll, Imap *imap, GError **error)
{
	g_autoptr(GArray) uids = NULL;

	if (!find_new(poll, imap, &uids, error)) {
		return false;
	}
	for (guint at = 0; at < uids->len && inbox_poll_may_go_on(poll); at += INBOX_BATCH) {
		const guint count = MIN(INBOX_BATCH, uids->len - at);
		if (!take_batch(poll, imap, &g_array_index(uids, guint32, at), count, error)) {
			return false;
		}
	}
	return true;
}

bool
inbox_poll_imap(InboxPoll *poll, GError **error)
{
	ImapOptions options;
	Imap *imap = NULL;
	g_autoptr(GError) trouble = NULL;
	bool done = inbox_poll_connect(poll->context, &options, &imap, &trouble);

	poll->is_login_refused = g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_REMOTE_PERMANENT);
	done = done && take_all(poll, imap, &trouble);
	imap_close(imap);
	g_free((char *)options.name);
	if (!done) {
		g_propagate_error(error, g_steal_pointer(&trouble));
	}
	return done;
}
