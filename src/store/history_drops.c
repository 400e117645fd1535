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

static bool
add_drops(Db *db, const char *hash, GPtrArray *drops, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT s.name, d.reason, d.day_s FROM dropped d JOIN source s ON s.id = d.source"
		" WHERE d.hash = $hash ORDER BY d.day_s, s.name");
	bool has_row = true;

	db_bind_text(select, "$hash", hash);
	while (has_row) {
		if (!db_step(select, &has_row, error)) {
			return false;
		}
		if (has_row) {
			HistoryDrop *drop = g_new0(HistoryDrop, 1);

			drop->source = db_dup_text(select, 0);
			drop->reason = db_dup_text(select, 1);
			drop->day_s = db_int(select, 2);
			g_ptr_array_add(drops, drop);
		}
	}
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
