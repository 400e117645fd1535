#include "store/keepouts.h"

#include "store/keyhash.h"
#include "store/posts.h"
#include "store/writer.h"

/* What stands before a key that is hashed, and who says so in the table refusal. */
#define DROP "drop"

/* Their keys as names of what is kept out. @return owned array of char*. */
static GPtrArray *
names_of(const GPtrArray *keys)
{
	GPtrArray *names = g_ptr_array_new_full(keys->len, g_free);

	for (guint i = 0; i < keys->len; i++) {
		const char *key = g_ptr_array_index(keys, i);

		g_ptr_array_add(names, g_strconcat(DROP ":", key, NULL));
	}
	return names;
}

bool
keepouts_are_any(Store *store, bool *are_any, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(store_db(store),
		"SELECT 1 FROM refusal WHERE said_by = '" DROP "' LIMIT 1");
	int64_t found;

	if (!db_run_int(find, &found, error)) {
		return false;
	}
	*are_any = found != 0;
	return true;
}

bool
keepouts_count(Store *store, int64_t *count, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(store_db(store),
		"SELECT count(*) FROM post WHERE held_by = '" POSTS_HELD_BY_ORGANISER "'");

	return db_run_int(find, count, error);
}

bool
keepouts_remember(Store *store, const GPtrArray *keys, int64_t now_s, GError **error)
{
	g_autoptr(GPtrArray) names = names_of(keys);
	g_autoptr(GPtrArray) hashes = NULL;

	if (!keyhash_all(store, names, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		g_autoptr(DbStatement) put = db_prepare(store_writer(store),
			"INSERT INTO refusal (hash, said_by, first_s, last_s)"
			" VALUES ($hash, '" DROP "', $now_s, $now_s)"
			" ON CONFLICT (hash) DO NOTHING");

		db_bind_text(put, "$hash", g_ptr_array_index(hashes, i));
		db_bind_int(put, "$now_s", now_s);
		if (!db_run(put, NULL, error)) {
			return false;
		}
	}
	return true;
}

static bool
find_since(Db *db, const char *hash, int64_t *since_s, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT first_s FROM refusal WHERE hash = $hash");

	db_bind_text(find, "$hash", hash);
	return db_run_int(find, since_s, error);
}

bool
keepouts_since(Store *store, const GPtrArray *keys, int64_t *since_s, GError **error)
{
	g_autoptr(GPtrArray) names = names_of(keys);
	g_autoptr(GPtrArray) hashes = NULL;
	int64_t found = 0;

	if (!keyhash_known(store, names, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len && found == 0; i++) {
		if (!find_since(store_db(store), g_ptr_array_index(hashes, i), &found, error)) {
			return false;
		}
	}
	*since_s = found;
	return true;
}

/* What an author has refused is theirs to say, and stays so. */
static bool
set_hold(Store *store, int64_t id, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE post SET hold = '" POSTS_HOLD_DROPPED "',"
		" held_by = '" POSTS_HELD_BY_ORGANISER "', held_s = $held_s"
		" WHERE id = $id AND hold <> '" POSTS_HOLD_DROPPED "'");

	db_bind_int(update, "$held_s", now_s);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

bool
keepouts_hold(Store *store, int64_t id, int64_t now_s, GError **error)
{
	g_autoptr(GPtrArray) keys = NULL;

	return posts_keys(store, id, &keys, error) && keepouts_remember(store, keys, now_s, error)
		&& set_hold(store, id, now_s, error);
}

/* Another post that is kept out has the key as well: these two were found to be two. */
static bool
is_anothers(Db *db, const char *key, int64_t id, bool *is_so, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT p.id FROM post_key k JOIN post p ON p.id = k.post WHERE k.key = $key"
		" AND p.id <> $id AND p.held_by = '" POSTS_HELD_BY_ORGANISER "' LIMIT 1");
	int64_t found;

	db_bind_text(find, "$key", key);
	db_bind_int(find, "$id", id);
	if (!db_run_int(find, &found, error)) {
		return false;
	}
	*is_so = found != 0;
	return true;
}

static bool
meet_key(Store *store, int64_t id, const char *key, bool *is_met, GError **error)
{
	g_autoptr(GPtrArray) one = g_ptr_array_new();
	bool is_other = false;
	int64_t since_s;

	g_ptr_array_add(one, (gpointer)key);
	if (!keepouts_since(store, one, &since_s, error)) {
		return false;
	}
	if (since_s == 0) {
		return true;
	}
	if (!is_anothers(store_db(store), key, id, &is_other, error)) {
		return false;
	}
	*is_met = !is_other;
	return is_other || keepouts_hold(store, id, since_s, error);
}

bool
keepouts_meet(Store *store, int64_t id, const GPtrArray *keys, GError **error)
{
	bool is_met = false;

	for (guint i = 0; i < keys->len && !is_met; i++) {
		if (!meet_key(store, id, g_ptr_array_index(keys, i), &is_met, error)) {
			return false;
		}
	}
	return true;
}

bool
keepouts_forget(Store *store, const GPtrArray *keys, GError **error)
{
	g_autoptr(GPtrArray) names = names_of(keys);
	g_autoptr(GPtrArray) hashes = NULL;

	if (!keyhash_all(store, names, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		g_autoptr(DbStatement) erase = db_prepare(store_writer(store),
			"DELETE FROM refusal WHERE hash = $hash");

		db_bind_text(erase, "$hash", g_ptr_array_index(hashes, i));
		if (!db_run(erase, NULL, error)) {
			return false;
		}
	}
	return true;
}

bool
keepouts_release(Store *store, int64_t id, bool *was_held, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE post SET hold = '" POSTS_HOLD_KEPT "', held_by = NULL, held_s = 0"
		" WHERE id = $id AND held_by = '" POSTS_HELD_BY_ORGANISER "' RETURNING id");
	g_autoptr(GPtrArray) keys = NULL;
	int rows;

	db_bind_int(update, "$id", id);
	if (!db_run(update, &rows, error) || !posts_keys(store, id, &keys, error)
		|| !keepouts_forget(store, keys, error)) {
		return false;
	}
	*was_held = rows > 0;
	return true;
}
