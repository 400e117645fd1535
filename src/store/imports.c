#include "store/imports.h"

#include "store/editions_part.h"
#include "store/imports_part.h"
#include "store/posts.h"
#include "store/writer.h"

void
import_row_clear(ImportRow *row)
{
	g_clear_pointer(&row->name, g_free);
	g_clear_pointer(&row->counts, g_free);
}

bool
imports_get(Store *store, ImportRow *row, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT part, items, counts, is_done, changed_s FROM import"
		" WHERE source = $source AND name = $name");
	bool has_row;

	db_bind_int(select, "$source", row->source_id);
	db_bind_text(select, "$name", row->name);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	g_clear_pointer(&row->counts, g_free);
	row->part = has_row ? db_int(select, 0) : 0;
	row->items = has_row ? db_int(select, 1) : 0;
	row->counts = has_row ? db_dup_text(select, 2) : NULL;
	row->is_done = has_row && db_int(select, 3) != 0;
	row->changed_s = has_row ? db_int(select, 4) : 0;
	return true;
}

bool
imports_put(Store *store, const ImportRow *row, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO import (source, name, part, items, counts, is_done, changed_s)"
		" VALUES ($source, $name, $part, $items, $counts, $is_done, $changed_s)"
		" ON CONFLICT (source, name) DO UPDATE SET part = excluded.part,"
		" items = excluded.items, counts = excluded.counts, is_done = excluded.is_done,"
		" changed_s = excluded.changed_s");

	db_bind_int(put, "$source", row->source_id);
	db_bind_text(put, "$name", row->name);
	db_bind_int(put, "$part", row->part);
	db_bind_int(put, "$items", row->items);
	db_bind_text(put, "$counts", row->counts);
	db_bind_int(put, "$is_done", row->is_done ? 1 : 0);
	db_bind_int(put, "$changed_s", row->changed_s);
	return db_run(put, NULL, error);
}

bool
imports_read_anew(Store *store, int64_t source_id, GError **error)
{
	g_autoptr(DbStatement) forget = db_prepare(store_writer(store),
		"DELETE FROM import WHERE source = $source AND is_done = 1");

	db_bind_int(forget, "$source", source_id);
	return db_run(forget, NULL, error);
}

bool
imports_put_next(Store *store, const char *digest, int64_t post_id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO import_next (digest, post) VALUES ($digest, $post)"
		" ON CONFLICT (digest, post) DO NOTHING");

	db_bind_text(put, "$digest", digest);
	db_bind_int(put, "$post", post_id);
	return db_run(put, NULL, error);
}

char *
imports_came_too_late(ScheduleCourse course)
{
	return g_strconcat("(NOT EXISTS (SELECT 1 FROM sighting g WHERE g.post = p.id"
			   " AND g.how <> '" POSTS_BY_IMPORT "')"
			   " AND EXISTS (SELECT 1 FROM period d WHERE d.digest = $digest AND d.",
		editions_of_course(course),
		" AND d.end_s <= CAST($start_s AS BIGINT)"
		" AND d.end_s > p.time_s AND d.end_s <= p.first_seen_s))",
		NULL);
}

bool
imports_standing(Store *store, const ImportsPost *post, ImportsStanding *standing, GError **error)
{
	g_autofree char *late = imports_came_too_late(post->course);
	g_autofree char *sql = g_strconcat("SELECT CASE WHEN " IMPORTS_FOR_NEXT
					   " THEN $for_next WHEN ",
		late, " THEN $too_late ELSE 0 END FROM post p WHERE p.id = $post", NULL);
	g_autoptr(DbStatement) select = db_prepare(store_db(store), sql);
	int64_t found = IMPORTS_AS_EVER;

	db_bind_text(select, "$digest", post->digest);
	db_bind_int(select, "$post", post->post_id);
	db_bind_int(select, "$start_s", post->start_s);
	db_bind_int(select, "$for_next", IMPORTS_IS_FOR_NEXT);
	db_bind_int(select, "$too_late", IMPORTS_TOO_LATE);
	if (!db_run_int(select, &found, error)) {
		return false;
	}
	*standing = (ImportsStanding)found;
	return true;
}
