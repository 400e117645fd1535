#include "store/posts_author.h"

static bool
find_author(Db *db, const char *hash, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db, "SELECT id FROM author WHERE key = $key");

	db_bind_text(find, "$key", hash);
	return db_run_int(find, id, error);
}

static bool
insert_author(Db *db, const PostsAuthor *author, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO author (key, name, handle, first_seen_s)"
		" VALUES ($key, $name, $handle, $first_seen_s) RETURNING id");

	db_bind_text(put, "$key", author->hash);
	db_bind_text(put, "$name", author->post->author_name);
	db_bind_text(put, "$handle", author->post->author_handle);
	db_bind_int(put, "$first_seen_s", author->seen_s);
	return db_run_int(put, id, error);
}

static bool
update_author(Db *db, const Post *post, int64_t id, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE author SET name = $name, handle = $handle"
		" WHERE id = $id AND opted_out_s = 0 AND (name IS DISTINCT FROM $name"
		" OR handle IS DISTINCT FROM $handle)");

	db_bind_text(update, "$name", post->author_name);
	db_bind_text(update, "$handle", post->author_handle);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

bool
posts_put_author(Db *db, const PostsAuthor *author, int64_t *id, GError **error)
{
	if (author->hash == NULL) {
		*id = 0;
		return true;
	}
	if (!find_author(db, author->hash, id, error)) {
		return false;
	}
	return *id == 0 ? insert_author(db, author, id, error)
			: update_author(db, author->post, *id, error);
}

bool
posts_remove_author(Db *db, int64_t id, GError **error)
{
	g_autoptr(DbStatement) erase = db_prepare(db,
		"DELETE FROM author WHERE id = $id AND opted_out_s = 0"
		" AND NOT EXISTS (SELECT 1 FROM post WHERE author = $id)");

	db_bind_int(erase, "$id", id);
	return db_run(erase, NULL, error);
}
