#include "store/witnesses.h"

#include "store/db.h"
#include "store/writer.h"

#define SELECT_ROW \
	"SELECT w.edition, e.number, w.message, w.expected, w.state, w.detail, w.sent_s, w.seen_s" \
	" FROM witness w JOIN edition e ON e.id = w.edition WHERE "

void
witness_row_clear(WitnessRow *row)
{
	g_clear_pointer(&row->message, g_free);
	g_clear_pointer(&row->expected, g_free);
	g_clear_pointer(&row->state, g_free);
	g_clear_pointer(&row->detail, g_free);
}

/* The one row of a query, or none. */
static bool
read_row(DbStatement *select, WitnessRow *row, GError **error)
{
	bool has_row;

	if (!db_step(select, &has_row, error)) {
		return false;
	}
	*row = (WitnessRow){ 0 };
	if (has_row) {
		row->edition_id = db_int(select, 0);
		row->number = (int)db_int(select, 1);
		row->message = db_dup_text(select, 2);
		row->expected = db_dup_text(select, 3);
		row->state = db_dup_text(select, 4);
		row->detail = db_dup_text(select, 5);
		row->sent_s = db_int(select, 6);
		row->seen_s = db_int(select, 7);
	}
	return true;
}

bool
witnesses_put(Store *store, const WitnessRow *row, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_join(store, &transaction, error)) {
		return false;
	}
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO witness (edition, message, expected, state, sent_s)"
		" VALUES ($edition, $message, $expected, '" WITNESSES_AWAITED "', $sent_s)"
		" ON CONFLICT (edition) DO UPDATE SET expected = excluded.expected,"
		" sent_s = excluded.sent_s WHERE witness.state = '" WITNESSES_AWAITED "'");
	db_bind_int(put, "$edition", row->edition_id);
	db_bind_text(put, "$message", row->message);
	db_bind_text(put, "$expected", row->expected);
	db_bind_int(put, "$sent_s", row->sent_s);
	return db_run(put, NULL, error) && store_transaction_commit(&transaction, error);
}

bool
witnesses_find(Store *store, const char *message, WitnessRow *row, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_ROW "w.message = $message");

	db_bind_text(select, "$message", message);
	return read_row(select, row, error);
}

bool
witnesses_see(Store *store, const WitnessRow *row, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_join(store, &transaction, error)) {
		return false;
	}
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE witness SET state = $state, detail = $detail, seen_s = $seen_s"
		" WHERE edition = $edition");
	db_bind_text(update, "$state", row->state);
	db_bind_text(update, "$detail", row->detail);
	db_bind_int(update, "$seen_s", row->seen_s);
	db_bind_int(update, "$edition", row->edition_id);
	return db_run(update, NULL, error) && store_transaction_commit(&transaction, error);
}

bool
witnesses_last(Store *store, const char *digest, WitnessRow *row, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_ROW "e.digest = $digest ORDER BY w.edition DESC LIMIT 1");

	db_bind_text(select, "$digest", digest);
	return read_row(select, row, error);
}
