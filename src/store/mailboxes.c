#include "store/mailboxes.h"

#include "base/error.h"
#include "store/db.h"
#include "store/writer.h"

void
mailbox_row_free(MailboxRow *row)
{
	if (row != NULL) {
		g_free(row->name);
		g_free(row->validity);
		g_free(row->last_error);
		g_free(row->stamp);
		g_free(row->remark);
		g_free(row);
	}
}

static MailboxRow *
read_row(const DbStatement *row)
{
	MailboxRow *read = g_new0(MailboxRow, 1);

	read->validity = db_dup_text(row, 0);
	read->uid = db_int(row, 1);
	read->last_try_s = db_int(row, 2);
	read->last_ok_s = db_int(row, 3);
	read->failing_since_s = db_int(row, 4);
	read->failures = (int)db_int(row, 5);
	read->last_error = db_dup_text(row, 6);
	read->not_before_s = db_int(row, 7);
	read->stamp = db_dup_text(row, 8);
	read->suspect = db_int(row, 9);
	read->suspicions = (int)db_int(row, 10);
	read->remark = db_dup_text(row, 11);
	return read;
}

bool
mailboxes_get(Store *store, const char *name, MailboxRow **row, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT validity, uid, last_try_s, last_ok_s, failing_since_s, failures,"
		" last_error, not_before_s, stamp, suspect, suspicions, remark"
		" FROM mailbox WHERE name = $name");
	bool has_row;

	db_bind_text(select, "$name", name);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	*row = has_row ? read_row(select) : g_new0(MailboxRow, 1);
	(*row)->name = g_strdup(name);
	return true;
}

static void
bind_foreign(DbStatement *put, const char *name, const char *foreign)
{
	g_autofree char *clean = foreign != NULL ? error_clean_text(foreign) : NULL;

	db_bind_text(put, name, clean);
}

bool
mailboxes_save(Store *store, const MailboxRow *row, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO mailbox (name, validity, uid, last_try_s, last_ok_s, failing_since_s,"
		" failures, last_error, not_before_s, stamp, suspect, suspicions, remark)"
		" VALUES ($name, $validity, $uid, $last_try_s, $last_ok_s, $failing_since_s,"
		" $failures, $last_error, $not_before_s, $stamp, $suspect, $suspicions, $remark)"
		" ON CONFLICT (name) DO UPDATE SET validity = excluded.validity,"
		" uid = excluded.uid, last_try_s = excluded.last_try_s,"
		" last_ok_s = excluded.last_ok_s, failing_since_s = excluded.failing_since_s,"
		" failures = excluded.failures, last_error = excluded.last_error,"
		" not_before_s = excluded.not_before_s, stamp = excluded.stamp,"
		" suspect = excluded.suspect, suspicions = excluded.suspicions,"
		" remark = excluded.remark");

	db_bind_text(put, "$name", row->name);
	db_bind_text(put, "$validity", row->validity);
	db_bind_int(put, "$uid", row->uid);
	db_bind_int(put, "$last_try_s", row->last_try_s);
	db_bind_int(put, "$last_ok_s", row->last_ok_s);
	db_bind_int(put, "$failing_since_s", row->failing_since_s);
	db_bind_int(put, "$failures", row->failures);
	bind_foreign(put, "$last_error", row->last_error);
	db_bind_int(put, "$not_before_s", row->not_before_s);
	db_bind_text(put, "$stamp", row->stamp);
	db_bind_int(put, "$suspect", row->suspect);
	db_bind_int(put, "$suspicions", row->suspicions);
	bind_foreign(put, "$remark", row->remark);
	return db_run(put, NULL, error);
}

bool
mailboxes_files(Store *store, const char *name, GHashTable **hashes, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT hash FROM mailbox_file WHERE mailbox = $name");
	g_autoptr(GHashTable) made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	bool has_row = true;

	db_bind_text(select, "$name", name);
	while (has_row) {
		if (!db_step(select, &has_row, error)) {
			return false;
		}
		if (has_row) {
			g_hash_table_add(made, db_dup_text(select, 0));
		}
	}
	*hashes = g_steal_pointer(&made);
	return true;
}

static bool
run_with(DbStatement *statement, const char *name, const char *hash, GError **error)
{
	db_bind_text(statement, "$name", name);
	db_bind_text(statement, "$hash", hash);
	return db_run(statement, NULL, error);
}

bool
mailboxes_put_file(Store *store, const char *name, const char *hash, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO mailbox_file (mailbox, hash) VALUES ($name, $hash)"
		" ON CONFLICT (mailbox, hash) DO NOTHING");

	return run_with(put, name, hash, error);
}

bool
mailboxes_forget_file(Store *store, const char *name, const char *hash, GError **error)
{
	g_autoptr(DbStatement) erase = db_prepare(store_writer(store),
		"DELETE FROM mailbox_file WHERE mailbox = $name AND hash = $hash");

	return run_with(erase, name, hash, error);
}
