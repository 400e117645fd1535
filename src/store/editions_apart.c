/* The part of editions that knows of chats' own ones, and of what later ones leave out for who has
 * had these. */
#include "store/editions.h"

#include "store/db.h"
#include "store/editions_part.h"
#include "store/writer.h"

bool
editions_ids(Store *store, const char *sql, int64_t edition_id, GHashTable **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store), sql);
	g_autoptr(GPtrArray) list = NULL;

	db_bind_int(select, "$edition", edition_id);
	if (!db_collect(select, db_read_id, NULL, &list, error)) {
		return false;
	}
	*ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (guint i = 0; i < list->len; i++) {
		g_hash_table_add(*ids, g_ptr_array_index(list, i));
	}
	return true;
}

static gpointer
read_alone(const DbStatement *row)
{
	EditionsAlone *one = g_new0(EditionsAlone, 1);

	one->post_id = db_int(row, 0);
	one->edition_id = db_int(row, 1);
	return one;
}

bool
editions_alone(Store *store, const char *digest, int64_t since_s, GHashTable **alone,
	GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT p.post, e.id FROM edition e"
		" JOIN edition_post p ON p.edition = e.id"
		" WHERE e.digest = $digest AND e.frequency = 'after-chat' AND e.end_s > $since_s");
	g_autoptr(GPtrArray) list = NULL;

	db_bind_text(select, "$digest", digest);
	db_bind_int(select, "$since_s", since_s);
	if (!db_collect(select, read_alone, NULL, &list, error)) {
		return false;
	}
	*alone = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
	for (guint i = 0; i < list->len; i++) {
		EditionsAlone *one = g_ptr_array_index(list, i);

		g_hash_table_replace(*alone, &one->post_id, one);
	}
	return true;
}

bool
editions_chats_new(Store *store, const char *digest, bool *is_new, GError **error)
{
	g_autofree char *sql =
		g_strconcat("SELECT count(*) FROM edition WHERE digest = $digest AND ",
			editions_of_course(SCHEDULE_COURSE_OWN),
			" AND frozen_s >= (SELECT min(decided_s) FROM period WHERE digest = $digest"
			" AND frequency = 'after-chat')",
			NULL);
	g_autoptr(DbStatement) select = db_prepare(store_db(store), sql);
	int64_t told;

	db_bind_text(select, "$digest", digest);
	if (!db_run_int(select, &told, error)) {
		return false;
	}
	*is_new = told == 0;
	return true;
}

bool
editions_add_variants(Store *store, int64_t id, const GPtrArray *variants, GError **error)
{
	for (guint i = 0; i < variants->len; i++) {
		if (!editions_put_variant(store_writer(store), id, g_ptr_array_index(variants, i),
			    error)) {
			return false;
		}
	}
	return true;
}
