#include "flow/inbox_poll_part.h"

#include "base/error.h"
#include "base/now.h"
#include "mail/postbox.h"

/* What is in neither folder any more is forgotten. */
static bool
forget_gone(const InboxPoll *poll, const GPtrArray *files, GHashTable *seen, GError **error)
{
	g_autoptr(GHashTable) there = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTableIter at;
	gpointer hash;

	for (guint i = 0; i < files->len; i++) {
		const PostboxFile *file = g_ptr_array_index(files, i);
		g_hash_table_add(there, file->hash);
	}
	g_hash_table_iter_init(&at, seen);
	while (g_hash_table_iter_next(&at, &hash, NULL)) {
		if (!g_hash_table_contains(there, hash)
			&& !mailboxes_forget_file(poll->context->store, poll->row->name, hash,
				error)) {
			return false;
		}
	}
	return true;
}

/* Take one, and file it if it was for us. What cannot be filed keeps nobody from reading the rest.
 * @is_done out: it need not be looked at again. */
static bool
take(InboxPoll *poll, const PostboxFile *file, bool *is_done, GError **trouble, GError **error)
{
	const char *path = poll->spec->path;
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GError) reason = NULL;
	bool is_ours = false;

	*is_done = true;
	if (!postbox_read(path, file, INBOX_BYTES_MAX, &bytes, &reason)) {
		g_autofree char *name = error_clean_text(file->name);
		*is_done = file->size_bytes > INBOX_BYTES_MAX;
		inbox_poll_leave(poll,
			g_strdup_printf("%s was left unread: %s", name, reason->message));
		return true;
	}
	if (bytes == NULL) {
		*is_done = false;
		return true;
	}
	if (!inbox_poll_take(poll, bytes, &is_ours, error)) {
		return false;
	}
	*is_done = !is_ours
		|| postbox_file(path, file, inbox_poll_filed(poll),
			*trouble == NULL ? trouble : NULL);
	return true;
}

/* Note a batch as looked at. @hashes borrowed, of char*; emptied. */
static bool
note(const InboxPoll *poll, GPtrArray *hashes, GError **error)
{
	Store *store = poll->context->store;
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(store, &transaction, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		if (!mailboxes_put_file(store, poll->row->name, g_ptr_array_index(hashes, i),
			    error)) {
			return false;
		}
	}
	g_ptr_array_set_size(hashes, 0);
	return store_transaction_commit(&transaction, error);
}

static bool
take_all(InboxPoll *poll, const GPtrArray *files, GHashTable *seen, GError **error)
{
	g_autoptr(GPtrArray) hashes = g_ptr_array_new();
	g_autoptr(GError) trouble = NULL;

	for (guint i = 0; i < files->len && inbox_poll_may_go_on(poll); i++) {
		const PostboxFile *file = g_ptr_array_index(files, i);
		bool is_done = false;

		if (g_hash_table_contains(seen, file->hash)) {
			continue;
		}
		if (!take(poll, file, &is_done, &trouble, error)) {
			return false;
		}
		if (is_done) {
			g_ptr_array_add(hashes, file->hash);
		}
		if (hashes->len == INBOX_BATCH && !note(poll, hashes, error)) {
			return false;
		}
	}
	if (!note(poll, hashes, error)) {
		return false;
	}
	if (trouble != NULL) {
		g_propagate_error(error, g_steal_pointer(&trouble));
		return false;
	}
	return true;
}

static bool
tidy(InboxPoll *poll, const GPtrArray *files, GHashTable *seen, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(poll->context->store, &transaction, error)
		&& forget_gone(poll, files, seen, error)
		&& store_transaction_commit(&transaction, error);
}

bool
inbox_poll_maildir(InboxPoll *poll, GError **error)
{
	g_autoptr(GPtrArray) files = NULL;
	g_autoptr(GHashTable) seen = NULL;

	return postbox_list(poll->spec->path, inbox_poll_since_s(poll), &files, error)
		&& mailboxes_files(poll->context->store, poll->row->name, &seen, error)
		&& take_all(poll, files, seen, error) && tidy(poll, files, seen, error);
}
