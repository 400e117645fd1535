/* The part of history that is remembered of what was not kept: by a hash alone. */
#include "store/history.h"

#include "store/keyhash.h"
#include "store/writer.h"

void
history_drop_free(HistoryDrop *drop)
{
	if (drop != NULL) {
		g_free(drop->source);
		g_free(drop->reason);
		g_free(drop);
	}
}

static gpointer
read_drop(const DbStatement *row)
{
	HistoryDrop *drop = g_new0(HistoryDrop, 1);

	drop->source = db_dup_text(row, 0);
	drop->reason = db_dup_text(row, 1);
	drop->day_s = db_int(row, 2);
	return drop;
}

static bool
add_drops(Db *db, const char *hash, GPtrArray *drops, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT s.name, d.reason, d.day_s FROM dropped d JOIN source s ON s.id = d.source"
		" WHERE d.hash = $hash ORDER BY d.day_s, s.name");
	g_autoptr(GPtrArray) found = NULL;

	db_bind_text(select, "$hash", hash);
	if (!db_collect(select, read_drop, (GDestroyNotify)history_drop_free, &found, error)) {
		return false;
	}
	g_ptr_array_extend_and_steal(drops, g_steal_pointer(&found));
	return true;
}

bool
history_drops(Store *store, const GPtrArray *keys, GPtrArray **drops, GError **error)
{
	g_autoptr(GPtrArray) found =
		g_ptr_array_new_with_free_func((GDestroyNotify)history_drop_free);
	g_autoptr(GPtrArray) hashes = NULL;

	if (!keyhash_known(store, keys, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		if (!add_drops(store_db(store), g_ptr_array_index(hashes, i), found, error)) {
			return false;
		}
	}
	*drops = g_steal_pointer(&found);
	return true;
}
