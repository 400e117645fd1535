/* The part of deliveries that tells who has had a chat in an edition of its own. */
#include "store/deliveries.h"

#include "store/db.h"
#include "store/writer.h"

/* What the chat's edition still owes need not go any more. */
static bool
let_be(Store *store, const DeliveriesApart *apart, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET state = 'suppressed', is_suspect = 0, retry_s = 0,"
		" detail = 'the chat is in the next edition', changed_s = $changed_s"
		" WHERE edition = $own AND state IN ('queued', 'retry', 'held') AND copies = 0"
		" AND subscription IN (SELECT n.subscription FROM delivery n"
		" WHERE n.edition = $edition)");

	db_bind_int(update, "$changed_s", apart->edition->frozen_s);
	db_bind_int(update, "$own", apart->own_id);
	db_bind_int(update, "$edition", apart->edition->id);
	return db_run(update, NULL, error);
}

bool
deliveries_apart(Store *store, const DeliveriesApart *apart, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET apart = apart + $bit WHERE edition = $edition"
		" AND subscription IN (SELECT o.subscription FROM delivery o"
		" WHERE o.edition = $own AND (o.state IN ('sent', 'sending', 'uncertain')"
		" OR o.copies > 0))");

	db_bind_int(update, "$bit", apart->bit);
	db_bind_int(update, "$edition", apart->edition->id);
	db_bind_int(update, "$own", apart->own_id);
	return let_be(store, apart, error) && db_run(update, NULL, error);
}

bool
deliveries_apart_kinds(Store *store, int64_t edition_id, GPtrArray **kinds, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT DISTINCT apart FROM delivery WHERE edition = $edition AND apart <> 0"
		" ORDER BY apart");

	db_bind_int(select, "$edition", edition_id);
	return db_collect(select, db_read_id, g_free, kinds, error);
}
