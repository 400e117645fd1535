#include "store/hosts.h"

#include "base/error.h"
#include "store/db.h"
#include "store/writer.h"

static gpointer
read_host(const DbStatement *row)
{
	HostState *host = host_state_new(db_text(row, 0));

	host->not_before_s = db_int(row, 1);
	host->reason = db_dup_text(row, 2);
	return host;
}

bool
hosts_all(Store *store, GPtrArray **hosts, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT authority, not_before_s, reason FROM host ORDER BY authority");

	return db_collect(select, read_host, (GDestroyNotify)host_state_free, hosts, error);
}

static bool
forget(Db *db, const char *authority, GError **error)
{
	g_autoptr(DbStatement) erase = db_prepare(db,
		"DELETE FROM host WHERE authority = $authority");

	db_bind_text(erase, "$authority", authority);
	return db_run(erase, NULL, error);
}

bool
hosts_save(Store *store, const HostState *host, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO host (authority, not_before_s, reason)"
		" VALUES ($authority, $not_before_s, $reason)"
		" ON CONFLICT (authority) DO UPDATE SET not_before_s = excluded.not_before_s,"
		" reason = excluded.reason WHERE host.not_before_s <> excluded.not_before_s"
		" OR host.reason IS DISTINCT FROM excluded.reason");
	g_autofree char *reason = NULL;

	if (host->not_before_s == 0) {
		return forget(db, host->authority, error);
	}
	if (host->reason != NULL) {
		reason = error_clean_text(host->reason);
	}
	db_bind_text(put, "$authority", host->authority);
	db_bind_int(put, "$not_before_s", host->not_before_s);
	db_bind_text(put, "$reason", reason);
	return db_run(put, NULL, error);
}
