#include "store/sources.h"

#include "base/error.h"
#include "store/db.h"
#include "store/writer.h"

#define COLUMNS \
	"id, name, kind, url, title, state, last_try_s, last_ok_s, next_due_s, failing_since_s," \
	" failures, last_error, is_closed, wants, behind, remark," \
	" lease_owner, lease_until_s"

void
source_row_free(SourceRow *row)
{
	if (row != NULL) {
		g_free(row->name);
		g_free(row->kind);
		g_free(row->url);
		g_free(row->title);
		g_free(row->state);
		g_free(row->last_error);
		g_free(row->wants);
		g_free(row->behind);
		g_free(row->remark);
		g_free(row->lease_owner);
		g_free(row);
	}
}

void
reading_row_free(ReadingRow *row)
{
	if (row != NULL) {
		g_free(row->server);
		g_free(row->tag);
		g_free(row);
	}
}

static gpointer
read_row(const DbStatement *row)
{
	SourceRow *read = g_new0(SourceRow, 1);

	read->id = db_int(row, 0);
	read->name = db_dup_text(row, 1);
	read->kind = db_dup_text(row, 2);
	read->url = db_dup_text(row, 3);
	read->title = db_dup_text(row, 4);
	read->state = db_dup_text(row, 5);
	read->last_try_s = db_int(row, 6);
	read->last_ok_s = db_int(row, 7);
	read->next_due_s = db_int(row, 8);
	read->failing_since_s = db_int(row, 9);
	read->failures = (int)db_int(row, 10);
	read->last_error = db_dup_text(row, 11);
	read->is_closed = db_int(row, 12) != 0;
	read->wants = db_dup_text(row, 13);
	read->behind = db_dup_text(row, 14);
	read->remark = db_dup_text(row, 15);
	read->lease_owner = db_dup_text(row, 16);
	read->lease_until_s = db_int(row, 17);
	return read;
}

bool
sources_get(Store *store, const char *name, SourceRow **row, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT " COLUMNS " FROM source WHERE name = $name");
	bool has_row;

	db_bind_text(select, "$name", name);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	*row = has_row ? read_row(select) : NULL;
	return true;
}

bool
sources_ensure(Store *store, const SourceSpec *spec, SourceRow **row, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO source (name, kind, url) VALUES ($name, $kind, $url)"
		" ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, url = excluded.url,"
		" title = NULL, state = NULL, last_try_s = 0, next_due_s = 0, failing_since_s = 0,"
		" failures = 0,"
		" last_error = NULL, is_closed = 0, wants = NULL, behind = NULL, remark = NULL"
		" WHERE source.kind <> excluded.kind OR source.url <> excluded.url");

	db_bind_text(put, "$name", spec->name);
	db_bind_text(put, "$kind", spec->kind);
	db_bind_text(put, "$url", spec->url);
	return db_run(put, NULL, error) && sources_get(store, spec->name, row, error);
}

bool
sources_last_try(Store *store, int64_t *last_s, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT coalesce(max(last_try_s), 0) FROM source");

	return db_run_int(select, last_s, error);
}

bool
sources_all(Store *store, GHashTable **rows, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT " COLUMNS " FROM source");
	g_autoptr(GPtrArray) list = NULL;

	if (!db_collect(select, read_row, NULL, &list, error)) {
		return false;
	}
	*rows = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
		(GDestroyNotify)source_row_free);
	for (guint i = 0; i < list->len; i++) {
		SourceRow *row = g_ptr_array_index(list, i);
		g_hash_table_replace(*rows, row->name, row);
	}
	return true;
}

static char *
clean_or_null(const char *foreign)
{
	return foreign != NULL ? error_clean_text(foreign) : NULL;
}

static void
bind_run(DbStatement *update, const SourceRow *row)
{
	g_autofree char *last_error = clean_or_null(row->last_error);

	db_bind_int(update, "$last_try_s", row->last_try_s);
	db_bind_int(update, "$last_ok_s", row->last_ok_s);
	db_bind_int(update, "$next_due_s", row->next_due_s);
	db_bind_int(update, "$failing_since_s", row->failing_since_s);
	db_bind_int(update, "$failures", row->failures);
	db_bind_text(update, "$last_error", last_error);
	db_bind_int(update, "$is_closed", row->is_closed);
	db_bind_text(update, "$lease_owner", row->lease_owner);
	db_bind_int(update, "$lease_until_s", row->lease_until_s);
	db_bind_int(update, "$id", row->id);
}

#define RUN_VALUES \
	"last_try_s = $last_try_s, last_ok_s = $last_ok_s, next_due_s = $next_due_s," \
	" failing_since_s = $failing_since_s, failures = $failures, last_error = $last_error," \
	" is_closed = $is_closed, lease_owner = $lease_owner, lease_until_s = $lease_until_s"

bool
sources_save(Store *store, const SourceRow *row, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE source SET " RUN_VALUES ", title = $title, state = $state, wants = $wants,"
		" behind = $behind, remark = $remark WHERE id = $id RETURNING id");
	g_autofree char *remark = clean_or_null(row->remark);
	int rows;

	db_bind_text(update, "$title", row->title);
	db_bind_text(update, "$state", row->state);
	db_bind_text(update, "$wants", row->wants);
	db_bind_text(update, "$behind", row->behind);
	db_bind_text(update, "$remark", remark);
	bind_run(update, row);
	if (!db_run(update, &rows, error)) {
		return false;
	}
	if (rows == 0) {
		return db_refuse(db, error, ERROR_STORE_PERMANENT, "source %s has no row",
			row->name);
	}
	return true;
}

/* RETURNING would double what it costs, and most replies are of this kind. */
bool
sources_save_run(Store *store, const SourceRow *row, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE source SET " RUN_VALUES " WHERE id = $id");

	bind_run(update, row);
	return db_run(update, NULL, error);
}

bool
sources_lease(Store *store, const SourcesLease *lease, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE source SET lease_owner = $lease_owner, lease_until_s = $lease_until_s"
		" WHERE id BETWEEN $first AND $last");

	db_bind_int(update, "$first", lease->first_id);
	db_bind_int(update, "$last", lease->last_id);
	db_bind_text(update, "$lease_owner", lease->owner);
	db_bind_int(update, "$lease_until_s", lease->until_s);
	return db_run(update, NULL, error);
}

bool
sources_put_reading(Store *store, const ReadingRow *row, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO reading (source, server, tag, newest_s, oldest_s, missing_from_s,"
		" missing_to_s, read_s) VALUES ($source, $server, $tag, $newest_s, $oldest_s,"
		" $missing_from_s, $missing_to_s, $read_s) ON CONFLICT (source, server, tag)"
		" DO UPDATE SET newest_s = excluded.newest_s, oldest_s = excluded.oldest_s,"
		" missing_from_s = excluded.missing_from_s,"
		" missing_to_s = excluded.missing_to_s, read_s = excluded.read_s");

	db_bind_int(put, "$source", row->source_id);
	db_bind_text(put, "$server", row->server);
	db_bind_text(put, "$tag", row->tag);
	db_bind_int(put, "$newest_s", row->newest_s);
	db_bind_int(put, "$oldest_s", row->oldest_s);
	db_bind_int(put, "$missing_from_s", row->missing_from_s);
	db_bind_int(put, "$missing_to_s", row->missing_to_s);
	db_bind_int(put, "$read_s", row->read_s);
	return db_run(put, NULL, error);
}

static gpointer
read_reading(const DbStatement *row)
{
	ReadingRow *read = g_new0(ReadingRow, 1);

	read->source_id = db_int(row, 0);
	read->server = db_dup_text(row, 1);
	read->tag = db_dup_text(row, 2);
	read->newest_s = db_int(row, 3);
	read->oldest_s = db_int(row, 4);
	read->missing_from_s = db_int(row, 5);
	read->missing_to_s = db_int(row, 6);
	read->read_s = db_int(row, 7);
	return read;
}

bool
sources_readings(Store *store, GPtrArray **rows, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT source, server, tag, newest_s, oldest_s, missing_from_s, missing_to_s,"
		" read_s FROM reading ORDER BY source, server, tag");

	return db_collect(select, read_reading, (GDestroyNotify)reading_row_free, rows, error);
}

static gpointer
read_id(const DbStatement *row)
{
	const int64_t id = db_int(row, 0);

	return g_memdup2(&id, sizeof id);
}

bool
sources_with_posts(Store *store, int64_t from_s, GHashTable **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT DISTINCT g.source FROM post p JOIN sighting g ON g.post = p.id"
		" WHERE p.time_s >= $from_s");
	g_autoptr(GPtrArray) rows = NULL;

	db_bind_int(select, "$from_s", from_s);
	if (!db_collect(select, read_id, NULL, &rows, error)) {
		return false;
	}
	*ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (guint i = 0; i < rows->len; i++) {
		g_hash_table_add(*ids, g_ptr_array_index(rows, i));
	}
	return true;
}

bool
sources_forget_readings(Store *store, int64_t source_id, GError **error)
{
	g_autoptr(DbStatement) erase = db_prepare(store_writer(store),
		"DELETE FROM reading WHERE source = $source");

	db_bind_int(erase, "$source", source_id);
	return db_run(erase, NULL, error);
}

bool
sources_tally(Store *store, GHashTable **posts, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT g.source, count(*) FROM sighting g GROUP BY g.source");
	g_autoptr(GHashTable) found = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
		g_free);
	bool has_row = true;

	while (db_step(select, &has_row, error) && has_row) {
		const int64_t id = db_int(select, 0);
		const int64_t count = db_int(select, 1);

		g_hash_table_insert(found, g_memdup2(&id, sizeof id),
			g_memdup2(&count, sizeof count));
	}
	if (has_row) {
		return false;
	}
	*posts = g_steal_pointer(&found);
	return true;
}
