#include "store/index.h"

#include "store/db.h"
#include "store/index_part.h"
#include "store/schema.h"
#include "store/writer.h"

#include <string.h>

/* The key in meta of the last post that is in the index; there is one where it stands. */
#define LAST_KEY "indexed_to"

/* Between the members of these names in a post's document stand numbers alone (post_write()). */
#define NUMBERS "\"replies\":"
#define BEHIND_NUMBERS "\"native_id\":"

/* ---- by whoever changes words ---------------------------------------------------------------- */

bool
index_reword(Db *db, int64_t post_id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO reworded (post) SELECT CAST($post AS BIGINT) WHERE EXISTS"
		" (SELECT 1 FROM meta WHERE key = '" LAST_KEY "') ON CONFLICT (post) DO NOTHING");

	db_bind_int(put, "$post", post_id);
	return db_run(put, NULL, error);
}

/* Within a value no quote stands unescaped, so that the names of the members cannot be words. */
static bool
differ_by_numbers(const char *was, const char *is)
{
	const char *numbers = strstr(was, NUMBERS);
	const gsize length = numbers == NULL ? 0 : (gsize)(numbers - was);

	if (numbers == NULL || strncmp(was, is, length + strlen(NUMBERS)) != 0) {
		return false;
	}
	return g_strcmp0(strstr(numbers, BEHIND_NUMBERS), strstr(is + length, BEHIND_NUMBERS)) == 0;
}

bool
index_compare(Db *db, int64_t post_id, const char *was, const char *is, GError **error)
{
	return differ_by_numbers(was, is) || index_reword(db, post_id, error);
}

static bool
find_last(Db *db, bool *is_there, int64_t *last_id, GError **error)
{
	g_autofree char *value = NULL;

	if (!schema_get(db, LAST_KEY, &value, error)) {
		return false;
	}
	*is_there = value != NULL;
	*last_id = value == NULL ? 0 : g_ascii_strtoll(value, NULL, 10);
	return true;
}

static bool
set_last(Db *db, int64_t last_id, GError **error)
{
	g_autofree char *value = g_strdup_printf("%" G_GINT64_FORMAT, last_id);

	return schema_set(db, LAST_KEY, value, error);
}

static bool
run(Db *db, const char *sql, GError **error)
{
	g_autoptr(DbStatement) statement = db_prepare(db, sql);

	return db_run(statement, NULL, error);
}

bool
index_drop(Db *db, GError **error)
{
	int64_t last_id;
	bool is_there;

	if (!find_last(db, &is_there, &last_id, error)) {
		return false;
	}
	return !is_there
		|| (db_script(db, db_ops(db)->index->drop, error)
			&& run(db, "DELETE FROM meta WHERE key = '" LAST_KEY "'", error)
			&& run(db, "DELETE FROM reworded", error));
}

/* ---- by whoever searches --------------------------------------------------------------------- */

/* A post that is to be put in. */
typedef struct Row {
	int64_t id;
	PostConsent consent;
	char *doc; /* owned */
} Row;

static void
row_free(void *data)
{
	Row *row = data;

	g_free(row->doc);
	g_free(row);
}

static gpointer
read_row(const DbStatement *statement)
{
	Row *row = g_new0(Row, 1);

	row->id = db_int(statement, 0);
	row->consent = (PostConsent)db_int(statement, 1);
	row->doc = db_dup_text(statement, 2);
	return row;
}

static bool
put_row(Db *db, const Row *row, IndexDescribe describe, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db, db_ops(db)->index->put);
	json_auto_t *json = json_loads(row->doc, JSON_REJECT_DUPLICATES, NULL);
	g_autoptr(Post) post = NULL;
	g_autoptr(GString) words = g_string_new(NULL);
	g_autoptr(GString) author = g_string_new(NULL);

	if (!post_from_json(json, &post, NULL)) {
		return true;
	}
	post->id = row->id;
	post->consent = row->consent;
	describe(post, words, author);
	db_bind_int(put, "$post", row->id);
	db_bind_text(put, "$words", words->str);
	db_bind_text(put, "$author", author->str);
	return db_run(put, NULL, error);
}

static bool
put_rows(Db *db, const GPtrArray *rows, IndexDescribe describe, GError **error)
{
	for (guint i = 0; i < rows->len; i++) {
		if (!put_row(db, g_ptr_array_index(rows, i), describe, error)) {
			return false;
		}
	}
	return true;
}

/* With a number of a post; of those that hang on it, one after the other. */
static bool
run_for(Db *db, const char *sql, int64_t post_id, GError **error)
{
	g_autoptr(DbStatement) statement = db_prepare(db, sql);

	db_bind_int(statement, "$post", post_id);
	return db_run(statement, NULL, error);
}

/* Old words out, new ones in; of those behind the last the turn comes. */
static bool
look_again(Db *db, int64_t post_id, int64_t last_id, IndexDescribe describe, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT id, consent, doc FROM post WHERE id = $post AND id <= $last"
		" AND doc IS NOT NULL");
	g_autoptr(GPtrArray) rows = NULL;

	db_bind_int(select, "$post", post_id);
	db_bind_int(select, "$last", last_id);
	return db_collect(select, read_row, row_free, &rows, error)
		&& run_for(db, db_ops(db)->index->remove, post_id, error)
		&& put_rows(db, rows, describe, error)
		&& run_for(db, "DELETE FROM reworded WHERE post = $post", post_id, error);
}

static bool
list_reworded(Db *db, GPtrArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT post FROM reworded ORDER BY post LIMIT $batch");

	db_bind_int(select, "$batch", INDEX_BATCH);
	return db_collect(select, db_read_id, g_free, ids, error);
}

/* What is removed leaves the index whole only when it is settled, which is done with the last. */
static bool
step_reworded(Db *db, const GPtrArray *ids, IndexDescribe describe, GError **error)
{
	int64_t last_id;
	bool is_there;

	if (!find_last(db, &is_there, &last_id, error)) {
		return false;
	}
	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);

		if (!look_again(db, *id, last_id, describe, error)) {
			return false;
		}
	}
	return ids->len == INDEX_BATCH || db_script(db, db_ops(db)->index->settle, error);
}

static bool
step_new(Db *db, IndexDescribe describe, bool *is_done, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT id, consent, doc FROM post WHERE id > $last AND doc IS NOT NULL"
		" ORDER BY id LIMIT $batch");
	g_autoptr(GPtrArray) rows = NULL;
	int64_t last_id;
	bool is_there;

	if (!find_last(db, &is_there, &last_id, error)
		|| (!is_there && !db_script(db, db_ops(db)->index->make, error))) {
		return false;
	}
	db_bind_int(select, "$last", last_id);
	db_bind_int(select, "$batch", INDEX_BATCH);
	if (!db_collect(select, read_row, row_free, &rows, error)
		|| !put_rows(db, rows, describe, error)) {
		return false;
	}
	if (rows->len > 0) {
		last_id = ((const Row *)g_ptr_array_index(rows, rows->len - 1))->id;
	}
	*is_done = rows->len < INDEX_BATCH;
	return set_last(db, last_id, error);
}

/* Looked at without keeping others from writing. */
static bool
has_work(Db *db, bool *has, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT 1 FROM post WHERE id > $last AND doc IS NOT NULL"
		" UNION ALL SELECT 1 FROM reworded LIMIT 1");
	int64_t last_id, found = 1;
	bool is_there;

	if (!find_last(db, &is_there, &last_id, error)) {
		return false;
	}
	db_bind_int(find, "$last", last_id);
	if (is_there && !db_run_int(find, &found, error)) {
		return false;
	}
	*has = found != 0;
	return true;
}

bool
index_is_whole(Store *store, bool *is_whole, GError **error)
{
	bool has = true;

	if (!has_work(store_db(store), &has, error)) {
		return false;
	}
	*is_whole = !has;
	return true;
}

bool
index_step(Store *store, IndexDescribe describe, bool *is_done, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(GPtrArray) ids = NULL;
	bool has, is_last = false;

	if (!has_work(store_db(store), &has, error)) {
		return false;
	}
	if (!has) {
		*is_done = true;
		return true;
	}
	if (!store_transaction_begin(store, &transaction, error)
		|| !list_reworded(store_db(store), &ids, error)) {
		return false;
	}
	const bool is_well = ids->len > 0 ? step_reworded(store_db(store), ids, describe, error)
					  : step_new(store_db(store), describe, &is_last, error);
	if (!is_well || !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*is_done = is_last;
	return true;
}

/* ---- by whoever keeps words from staying ----------------------------------------------------- */

static bool
remove_each(Db *db, const GPtrArray *ids, GError **error)
{
	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);

		if (!run_for(db, db_ops(db)->index->remove, *id, error)) {
			return false;
		}
	}
	return run(db, "UPDATE reworded SET is_in = 0 WHERE is_in = 1", error)
		&& db_script(db, db_ops(db)->index->settle, error);
}

static bool
list_old(Db *db, GPtrArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT post FROM reworded WHERE is_in = 1 ORDER BY post");

	return db_collect(select, db_read_id, g_free, ids, error);
}

bool
index_purge(Store *store, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(GPtrArray) seen = NULL;
	g_autoptr(GPtrArray) ids = NULL;

	if (!list_old(store_db(store), &seen, error)) {
		return false;
	}
	return seen->len == 0
		|| (store_transaction_begin(store, &transaction, error)
			&& list_old(store_db(store), &ids, error)
			&& (ids->len == 0 || remove_each(store_db(store), ids, error))
			&& store_transaction_commit(&transaction, error));
}
