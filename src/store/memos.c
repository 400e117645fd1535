#include "store/memos.h"

#include "base/error.h"
#include "store/db.h"
#include "store/keyhash.h"
#include "store/writer.h"

#include <string.h>

bool
memos_add(Store *store, const Memo *memo, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO memo (kind, subscriber, recipient, state, made_s, changed_s,"
		" expires_s) VALUES ($kind, $subscriber, $recipient, 'queued', $made_s,"
		" $changed_s, $expires_s) RETURNING id");

	db_bind_text(put, "$kind", memo->kind);
	if (memo->subscriber_id != 0) {
		db_bind_int(put, "$subscriber", memo->subscriber_id);
	}
	db_bind_text(put, "$recipient", memo->to);
	db_bind_int(put, "$made_s", memo->made_s);
	db_bind_int(put, "$changed_s", memo->made_s);
	db_bind_int(put, "$expires_s", memo->expires_s);
	return db_run_int(put, id, error);
}

bool
memos_write(Store *store, const Memo *memo, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE memo SET doc = $doc, message_hash = $message_hash WHERE id = $id");
	g_autofree char *doc = memo_to_doc(memo);
	g_autofree char *hash = NULL;

	if (!keyhash_make(store, memo->message_id, &hash, error)) {
		return false;
	}
	db_bind_text(update, "$doc", doc);
	db_bind_text(update, "$message_hash", hash);
	db_bind_int(update, "$id", memo->id);
	return db_run(update, NULL, error);
}

#define SELECT_MEMOS \
	"SELECT id, kind, subscriber, recipient, doc, made_s, expires_s, state, tries, retry_s," \
	" copies, is_suspect, detail FROM memo"

static Delivery *
read_delivery(const DbStatement *row)
{
	Delivery *delivery = delivery_new();

	delivery->id = db_int(row, 0);
	delivery->email = db_dup_text(row, 3);
	delivery->state = delivery_state_from_name(db_text(row, 7));
	delivery->tries = (int)db_int(row, 8);
	delivery->retry_s = db_int(row, 9);
	delivery->copies = (int)db_int(row, 10);
	delivery->is_suspect = db_int(row, 11) != 0;
	delivery->detail = db_dup_text(row, 12);
	return delivery;
}

/* Words that cannot be read are none, and a memo without words is not sent. */
static gpointer
read_memo(const DbStatement *row)
{
	Memo *memo = memo_new();
	const char *doc = db_text(row, 4);

	memo->id = db_int(row, 0);
	memo->kind = db_dup_text(row, 1);
	memo->subscriber_id = db_int(row, 2);
	memo->to = db_dup_text(row, 3);
	if (doc != NULL) {
		memo_read_doc(memo, doc, NULL);
	}
	memo->made_s = db_int(row, 5);
	memo->expires_s = db_int(row, 6);
	memo->delivery = read_delivery(row);
	return memo;
}

static bool
collect(DbStatement *select, GPtrArray **list, GError **error)
{
	return db_collect(select, read_memo, (GDestroyNotify)memo_free, list, error);
}

/* As of deliveries: what was changed after now was so by a clock that ran ahead. */
bool
memos_due(Store *store, const MemosPage *page, int64_t now_s, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_MEMOS " WHERE state = $state AND id > $id AND doc IS NOT NULL"
			     " AND (retry_s <= $now_s OR changed_s > $now_s)"
			     " ORDER BY id LIMIT $limit");

	db_bind_text(select, "$state", delivery_state_name(page->state));
	db_bind_int(select, "$id", page->after);
	db_bind_int(select, "$now_s", now_s);
	db_bind_int(select, "$limit", page->limit);
	return collect(select, list, error);
}

bool
memos_get(Store *store, int64_t id, Memo **memo, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store), SELECT_MEMOS " WHERE id = $id");
	g_autoptr(GPtrArray) list = NULL;

	db_bind_int(select, "$id", id);
	if (!collect(select, &list, error)) {
		return false;
	}
	*memo = list->len == 0 ? NULL : g_ptr_array_steal_index(list, 0);
	return true;
}

bool
memos_count(Store *store, int64_t *counts, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT state, count(*) FROM memo GROUP BY state");
	int64_t read[DELIVERY_STATES] = { 0 };
	bool has_row = true;

	while (has_row) {
		if (!db_step(select, &has_row, error)) {
			return false;
		}
		if (has_row) {
			read[delivery_state_from_name(db_text(select, 0))] = db_int(select, 1);
		}
	}
	memcpy(counts, read, sizeof(read));
	return true;
}
