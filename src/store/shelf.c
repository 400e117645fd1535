#include "store/shelf.h"

#include <jansson.h>

#include "store/chats.h"
#include "store/db.h"
#include "store/posts.h"
#include "store/writer.h"

void
shelf_row_free(ShelfRow *row)
{
	if (row == NULL) {
		return;
	}
	g_free(row->digest);
	g_free(row->named);
	g_free(row->title);
	g_free(row->print);
	g_free(row);
}

void
shelf_book_clear(ShelfBook *book)
{
	g_clear_pointer(&book->draft, draft_free);
	g_clear_pointer(&book->levels, g_hash_table_unref);
	g_clear_pointer(&book->cuts, g_ptr_array_unref);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static gpointer
read_row(const DbStatement *statement)
{
	ShelfRow *row = g_new0(ShelfRow, 1);

	row->id = db_int(statement, 0);
	row->digest = db_dup_text(statement, 1);
	row->named = db_dup_text(statement, 2);
	row->frequency = schedule_frequency_from_name(db_text(statement, 3));
	row->number = (int)db_int(statement, 4);
	row->start_s = db_int(statement, 5);
	row->end_s = db_int(statement, 6);
	row->frozen_s = db_int(statement, 7);
	row->title = db_dup_text(statement, 8);
	row->posts = (int)db_int(statement, 9);
	row->has_words = db_int(statement, 10) != 0;
	row->print = g_strdup_printf("%s %d", db_text(statement, 11), row->has_words);
	return row;
}

/* What becomes of posts shows in numbers that only ever grow, or that no other change makes up for:
 * which there are, which may be quoted less than they were, which are out, when one that is not
 * shown was corrected. */
static bool
add_prints(Db *db, GHashTable *by_id, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT ep.edition, count(*), sum(ep.post),"
		" sum(CASE WHEN p.consent >= CAST($consent AS BIGINT) THEN ep.post ELSE 0 END),"
		" sum(CASE WHEN p.hold = '" POSTS_HOLD_KEPT "' THEN 0 ELSE ep.post END),"
		" sum(CASE WHEN ep.shown = 1 THEN 0 ELSE coalesce(p.updated_s, 0) END)"
		" FROM edition_post ep JOIN post p ON p.id = ep.post GROUP BY ep.edition");
	bool has_row;

	db_bind_int(select, "$consent", POST_CONSENT_REDUCED);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	while (has_row) {
		const int64_t id = db_int(select, 0);
		ShelfRow *row = g_hash_table_lookup(by_id, &id);

		if (row != NULL) {
			char *print = g_strdup_printf("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
						      " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
						      " %" G_GINT64_FORMAT,
				row->print, db_int(select, 1), db_int(select, 2), db_int(select, 3),
				db_int(select, 4), db_int(select, 5));
			g_free(row->print);
			row->print = print;
		}
		if (!db_step(select, &has_row, error)) {
			return false;
		}
	}
	return true;
}

bool
shelf_rows(Store *store, GPtrArray **rows, GError **error)
{
	Db *db = store_db(store);
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT e.id, e.digest, e.named, e.frequency, e.number, e.start_s, e.end_s,"
		" e.frozen_s, e.title, coalesce(p.posts, -1),"
		" CASE WHEN d.doc IS NULL THEN 0 ELSE 1 END, e.hash"
		" FROM edition e JOIN draft d ON d.id = e.draft"
		" LEFT JOIN period p ON p.edition = e.id"
		" WHERE e.held IS NULL ORDER BY e.end_s, e.id");
	g_autoptr(GHashTable) by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(GPtrArray) read = NULL;

	if (!db_collect(select, read_row, (GDestroyNotify)shelf_row_free, &read, error)) {
		return false;
	}
	for (guint i = 0; i < read->len; i++) {
		ShelfRow *row = g_ptr_array_index(read, i);

		g_hash_table_insert(by_id, &row->id, row);
	}
	if (!add_prints(db, by_id, error)) {
		return false;
	}
	*rows = g_steal_pointer(&read);
	return true;
}

/* ---- one of them ----------------------------------------------------------------------------- */

static bool
read_draft(Db *db, int64_t id, Draft **draft, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT coalesce(d.doc, e.figures) FROM draft d JOIN edition e ON e.draft = d.id"
		" WHERE e.id = $id");
	bool has_row;

	db_bind_int(select, "$id", id);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	if (!has_row || db_is_null(select, 0)) {
		return true;
	}
	json_auto_t *json = json_loads(db_text(select, 0), 0, NULL);
	if (!draft_from_json(json, draft, error)) {
		g_prefix_error(error, "edition %" G_GINT64_FORMAT ": ", id);
		return false;
	}
	return true;
}

static bool
read_levels(Db *db, int64_t id, GHashTable *levels, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT ep.post, p.consent FROM edition_post ep JOIN post p ON p.id = ep.post"
		" WHERE ep.edition = $edition AND p.hold = '" POSTS_HOLD_KEPT "'");
	bool has_row;

	db_bind_int(select, "$edition", id);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	while (has_row) {
		const int64_t post = db_int(select, 0);

		g_hash_table_insert(levels, g_memdup2(&post, sizeof post),
			GINT_TO_POINTER((int)db_int(select, 1)));
		if (!db_step(select, &has_row, error)) {
			return false;
		}
	}
	return true;
}

/* NULL for a damaged one, which nothing can show. */
static gpointer
read_cut(const DbStatement *row)
{
	json_auto_t *json = json_loads(db_text(row, 1), 0, NULL);
	Post *post = NULL;

	if (!post_from_json(json, &post, NULL)) {
		return NULL;
	}
	post->id = db_int(row, 0);
	post->consent = MAX(post->consent, (PostConsent)db_int(row, 2));
	return post;
}

static bool
put_tags(Store *store, Post *post, GError **error)
{
	GPtrArray *tags = NULL;

	if (!posts_tags(store, post->id, &tags, error)) {
		return false;
	}
	g_ptr_array_unref(post->tags);
	post->tags = tags;
	return true;
}

static bool
read_cuts(Store *store, int64_t id, GPtrArray *cuts, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT p.id, p.doc, p.consent FROM edition_post ep JOIN post p ON p.id = ep.post"
		" WHERE ep.edition = $edition AND ep.shown = 0 AND p.hold = '" POSTS_HOLD_KEPT "'"
		" AND p.doc IS NOT NULL ORDER BY p.time_s, p.id");
	g_autoptr(GPtrArray) read = NULL;

	db_bind_int(select, "$edition", id);
	if (!db_collect(select, read_cut, NULL, &read, error)) {
		return false;
	}
	for (guint i = 0; i < read->len; i++) {
		Post *post = g_ptr_array_index(read, i);

		if (post != NULL) {
			g_ptr_array_add(cuts, post);
			g_ptr_array_index(read, i) = NULL;
			if (!put_tags(store, post, error)) {
				return false;
			}
		}
	}
	return true;
}

bool
shelf_read(Store *store, const ShelfRow *row, ShelfBook *book, GError **error)
{
	book->levels = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	book->cuts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	return read_draft(store_db(store), row->id, &book->draft, error)
		&& (!row->has_words
			|| (read_levels(store_db(store), row->id, book->levels, error)
				&& read_cuts(store, row->id, book->cuts, error)));
}

/* ---- a chat ---------------------------------------------------------------------------------- */

/* The numbers of the one row that a statement has. */
static bool
add_row(DbStatement *select, int columns, GString *print, GError **error)
{
	bool has_row;

	if (!db_step(select, &has_row, error)) {
		return false;
	}
	for (int i = 0; has_row && i < columns; i++) {
		g_string_append_printf(print, "%" G_GINT64_FORMAT " ", db_int(select, i));
	}
	return true;
}

bool
shelf_hour(Store *store, const ShelfHour *hour, char **print, GError **error)
{
	Db *db = store_db(store);
	g_autoptr(GString) made = g_string_new(NULL);
	g_autoptr(DbStatement) posts = db_prepare(db,
		"SELECT count(*), coalesce(sum(p.id), 0),"
		" coalesce(sum(coalesce(p.updated_s, 0)), 0), coalesce(sum("
		"CASE WHEN p.consent >= CAST($consent AS BIGINT) THEN p.id ELSE 0 END), 0)"
		" FROM post p WHERE p.time_s >= $since_s AND p.time_s < $until_s"
		" AND p.hold = '" POSTS_HOLD_KEPT "'");
	g_autoptr(DbStatement) words = db_prepare(db,
		"SELECT count(*), coalesce(sum(w.post), 0), coalesce(sum(w.said_s), 0),"
		" coalesce(sum(w.post * (w.question + 1)), 0), coalesce(sum("
		"CASE w.word WHEN '" CHATS_ANSWERS "' THEN w.post WHEN '" CHATS_ASKS
		"' THEN 2 * w.post ELSE 3 * w.post END), 0)"
		" FROM chat_word w JOIN post p ON p.id = w.post"
		" WHERE w.tag = $tag AND p.time_s >= $since_s AND p.time_s < $until_s");
	g_autoptr(DbStatement) unquoted = db_prepare(db,
		"SELECT coalesce(sum(posts), 0) FROM chat_unquoted WHERE tag = $tag"
		" AND hour_s >= $since_s AND hour_s < $until_s");
	DbStatement *const selects[] = { posts, words, unquoted };
	static const int columns[] = { 4, 5, 1 };

	db_bind_int(posts, "$consent", POST_CONSENT_REDUCED);
	db_bind_text(words, "$tag", hour->tag);
	db_bind_text(unquoted, "$tag", hour->tag);
	for (gsize i = 0; i < G_N_ELEMENTS(selects); i++) {
		db_bind_int(selects[i], "$since_s", hour->since_s);
		db_bind_int(selects[i], "$until_s", hour->until_s);
		if (!add_row(selects[i], columns[i], made, error)) {
			return false;
		}
	}
	*print = g_strdup(made->str);
	return true;
}
