#include "store/incoming.h"

#include "store/db.h"
#include "store/keyhash.h"
#include "store/writer.h"

bool
incoming_is_new(Store *store, const char *name, bool *is_new, GError **error)
{
	g_autofree char *hash = NULL;
	bool is_there;

	if (!keyhash_make(store, name, &hash, error)) {
		return false;
	}
	g_autoptr(DbStatement) select = db_prepare(store_writer(store),
		"SELECT 1 FROM incoming WHERE hash = $hash");
	db_bind_text(select, "$hash", hash);
	if (!db_step(select, &is_there, error)) {
		return false;
	}
	*is_new = !is_there;
	return true;
}

bool
incoming_put(Store *store, const char *name, const char *what, int64_t came_s, GError **error)
{
	g_autofree char *hash = NULL;

	if (!keyhash_make(store, name, &hash, error)) {
		return false;
	}
	g_autoptr(DbStatement) insert = db_prepare(store_writer(store),
		"INSERT INTO incoming (hash, what, came_s) VALUES ($hash, $what, $came)");
	db_bind_text(insert, "$hash", hash);
	db_bind_text(insert, "$what", what);
	db_bind_int(insert, "$came", came_s);
	return db_run(insert, NULL, error);
}
