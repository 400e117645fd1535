#include "store/posts.h"

#include "base/error.h"
#include "base/now.h"
#include "model/key.h"
#include "store/db.h"
#include "store/keyhash.h"
#include "store/posts_author.h"
#include "store/posts_merge.h"
#include "store/writer.h"

/* A sighting is written again at most once a day, so that polling twice changes nothing. */
#define SIGHTING_STEP_S DAY_S

/* A post as a source shows it. */
typedef struct Arrival {
	const Post *post;
	const char *doc;    /* the post as JSON */
	const char *author; /* the hash of its author's first key, or NULL */
	int64_t source_id;
	int64_t seen_s;
} Arrival;

/* What is stored of a post. */
typedef struct Stored {
	int64_t source_id; /* whose content doc is */
	int64_t version_s;
	PostConsent consent;
	char *doc; /* owned */
} Stored;

static void
stored_clear(Stored *stored)
{
	g_free(stored->doc);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stored, stored_clear)

/* DATE_UNKNOWN is the smallest number there is, and NULL in a row. */
static int64_t
read_time(const DbStatement *row, int column)
{
	return db_is_null(row, column) ? DATE_UNKNOWN : db_int(row, column);
}

static void
bind_time(DbStatement *statement, const char *name, int64_t time_s)
{
	if (time_s != DATE_UNKNOWN) {
		db_bind_int(statement, name, time_s);
	}
}

static bool
find_key(Db *db, const char *key, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db, "SELECT post FROM post_key WHERE key = $key");

	db_bind_text(find, "$key", key);
	return db_run_int(find, id, error);
}

/* @ids stay rising, each once. */
static void
add_id(GArray *ids, int64_t id)
{
	guint at = 0;

	while (at < ids->len && g_array_index(ids, int64_t, at) < id) {
		at++;
	}
	if (at == ids->len || g_array_index(ids, int64_t, at) != id) {
		g_array_insert_val(ids, at, id);
	}
}

/* Whose the keys are: @ids out, owned, rising, each once; @is_any_new is set when one is new. */
static bool
find_owners(Db *db, const GPtrArray *keys, GArray **ids, bool *is_any_new, GError **error)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (guint i = 0; i < keys->len; i++) {
		int64_t id;

		if (!find_key(db, g_ptr_array_index(keys, i), &id, error)) {
			return false;
		}
		if (id == 0) {
			*is_any_new = true;
		} else {
			add_id(found, id);
		}
	}
	*ids = g_steal_pointer(&found);
	return true;
}

bool
posts_find(Store *store, const GPtrArray *keys, int64_t *id, GError **error)
{
	g_autoptr(GArray) ids = NULL;
	bool is_any_new = false;

	if (!find_owners(store_db(store), keys, &ids, &is_any_new, error)) {
		return false;
	}
	*id = ids->len == 0 ? 0 : g_array_index(ids, int64_t, 0);
	return true;
}

static void
bind_author(DbStatement *statement, int64_t author_id)
{
	if (author_id != 0) {
		db_bind_int(statement, "$author", author_id);
	}
}

static bool
put_author(Db *db, const Arrival *arrival, int64_t *id, GError **error)
{
	const PostsAuthor author = { arrival->post, arrival->author, arrival->seen_s };

	return posts_put_author(db, &author, id, error);
}

static bool
insert_post(Db *db, const Arrival *arrival, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO post"
		" (source, author, published_s, updated_s, first_seen_s, consent, doc) VALUES"
		" ($source, $author, $published_s, $updated_s, $first_seen_s, $consent, $doc)"
		" RETURNING id");
	int64_t author_id;

	if (!put_author(db, arrival, &author_id, error)) {
		return false;
	}
	db_bind_int(put, "$source", arrival->source_id);
	bind_author(put, author_id);
	db_bind_int(put, "$consent", arrival->post->consent);
	bind_time(put, "$published_s", arrival->post->published_s);
	bind_time(put, "$updated_s", arrival->post->updated_s);
	db_bind_int(put, "$first_seen_s", arrival->seen_s);
	db_bind_text(put, "$doc", arrival->doc);
	return db_run_int(put, id, error);
}

static bool
update_post(Db *db, const Arrival *arrival, int64_t id, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE post SET source = $source, author = $author, published_s = $published_s,"
		" updated_s = $updated_s, doc = $doc WHERE id = $id");
	int64_t author_id;

	if (!put_author(db, arrival, &author_id, error)) {
		return false;
	}
	db_bind_int(update, "$source", arrival->source_id);
	bind_author(update, author_id);
	bind_time(update, "$published_s", arrival->post->published_s);
	bind_time(update, "$updated_s", arrival->post->updated_s);
	db_bind_text(update, "$doc", arrival->doc);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

static bool
read_stored(Db *db, int64_t id, Stored *stored, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT source, published_s, updated_s, consent, doc FROM post WHERE id = $id");
	bool has_row;

	db_bind_int(select, "$id", id);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	stored->source_id = db_int(select, 0);
	stored->version_s = MAX(read_time(select, 1), read_time(select, 2));
	stored->consent = (PostConsent)db_int(select, 3);
	stored->doc = db_dup_text(select, 4);
	return true;
}

static bool
put_tags(Db *db, const GPtrArray *tags, int64_t id, GError **error)
{
	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		g_autoptr(DbStatement) put = db_prepare(db,
			"INSERT INTO post_tag (post, key, display) VALUES ($post, $key, $display)"
			" ON CONFLICT (post, key) DO NOTHING");

		db_bind_int(put, "$post", id);
		db_bind_text(put, "$key", tag->key);
		db_bind_text(put, "$display", tag->display);
		if (!db_run(put, NULL, error)) {
			return false;
		}
	}
	return true;
}

/* A tag that the author took away is no longer the post's; those that other sources saw stay. */
static bool
remove_tags(Db *db, const char *old_doc, int64_t id, GError **error)
{
	json_auto_t *json = json_loads(old_doc, JSON_REJECT_DUPLICATES, NULL);
	g_autoptr(Post) old = NULL;

	/* A damaged one is about to be replaced. */
	if (!post_from_json(json, &old, NULL)) {
		return true;
	}
	for (guint i = 0; i < old->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(old->tags, i);
		g_autoptr(DbStatement) erase = db_prepare(db,
			"DELETE FROM post_tag WHERE post = $post AND key = $key");

		db_bind_int(erase, "$post", id);
		db_bind_text(erase, "$key", tag->key);
		if (!db_run(erase, NULL, error)) {
			return false;
		}
	}
	return true;
}

/*
 * Whether two documents say the same; that its numbers were read once more is no change. They are
 * written by post_write(), and within a value no quote stands unescaped, so that the name of the
 * member cannot be a post's words.
 */
static bool
is_same_doc(const char *stored, const char *arrived)
{
	static const char counts_at[] = "\"counts_at\":\"";
	gsize same = 0;

	while (stored[same] != '\0' && stored[same] == arrived[same]) {
		same++;
	}
	if (stored[same] == arrived[same]) {
		return true;
	}
	const char *member = g_strrstr_len(stored, (gssize)same, counts_at);
	if (member == NULL) {
		return false;
	}
	const gsize value = (gsize)(member - stored) + strlen(counts_at);
	const char *stored_end = strchr(stored + value, '"');
	const char *arrived_end = strchr(arrived + value, '"');
	const bool is_inside = memchr(stored + value, '"', same - value) == NULL;
	return is_inside && g_strcmp0(stored_end, arrived_end) == 0;
}

/* A stricter word than was ever said of it stands from now on, whoever said it. */
static bool
raise_consent(Db *db, const Arrival *arrival, int64_t id, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE post SET consent = $consent WHERE id = $id");

	db_bind_int(update, "$consent", arrival->post->consent);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

/*
 * The content is that of the source which showed the latest version; two whose copies merely differ
 * must not write over each other at each poll.
 */
static bool
put_known(Db *db, const Arrival *arrival, int64_t id, PostsPut *put, GError **error)
{
	const int64_t version_s = MAX(arrival->post->published_s, arrival->post->updated_s);
	g_auto(Stored) stored = { 0 };
	bool is_same_source, is_stricter;

	if (!read_stored(db, id, &stored, error)) {
		return false;
	}
	is_same_source = stored.source_id == arrival->source_id;
	is_stricter = arrival->post->consent > stored.consent;
	*put = is_stricter ? POSTS_PUT_UPDATED : POSTS_PUT_KNOWN;
	if (is_stricter && !raise_consent(db, arrival, id, error)) {
		return false;
	}
	if (is_same_doc(stored.doc, arrival->doc)
		|| !(is_same_source || version_s > stored.version_s)) {
		return true;
	}
	*put = POSTS_PUT_UPDATED;
	return (!is_same_source || remove_tags(db, stored.doc, id, error))
		&& update_post(db, arrival, id, error);
}

static bool
put_keys(Db *db, const Arrival *arrival, int64_t id, GError **error)
{
	const GPtrArray *keys = arrival->post->keys;

	for (guint i = 0; i < keys->len; i++) {
		const char *key = g_ptr_array_index(keys, i);
		g_autofree char *home = key_home(key);
		g_autoptr(DbStatement) put = db_prepare(db,
			"INSERT INTO post_key (key, post, strength, home, source, first_s)"
			" VALUES ($key, $post, $strength, $home, $source, $first_s)"
			" ON CONFLICT (key) DO NOTHING");

		db_bind_text(put, "$key", key);
		db_bind_int(put, "$post", id);
		db_bind_int(put, "$strength", key_strength(key));
		db_bind_text(put, "$home", home);
		db_bind_int(put, "$source", arrival->source_id);
		db_bind_int(put, "$first_s", arrival->seen_s);
		if (!db_run(put, NULL, error)) {
			return false;
		}
	}
	return true;
}

/* Whether anything of the source was dropped; of most nothing was. */
static bool
find_dropped(Db *db, int64_t source_id, int64_t *found, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT 1 FROM dropped WHERE source = $source LIMIT 1");

	db_bind_int(find, "$source", source_id);
	return db_run_int(find, found, error);
}

/* What is kept now is no longer among what the source showed in vain. */
static bool
undrop(Store *store, const Arrival *arrival, GError **error)
{
	g_autoptr(GPtrArray) hashes = NULL;
	int64_t found;

	if (!find_dropped(store_writer(store), arrival->source_id, &found, error)) {
		return false;
	}
	if (found == 0) {
		return true;
	}
	if (!keyhash_all(store, arrival->post->keys, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		g_autoptr(DbStatement) erase = db_prepare(store_writer(store),
			"DELETE FROM dropped WHERE source = $source AND hash = $hash");

		db_bind_int(erase, "$source", arrival->source_id);
		db_bind_text(erase, "$hash", g_ptr_array_index(hashes, i));
		if (!db_run(erase, NULL, error)) {
			return false;
		}
	}
	return true;
}

/* By what its source can be asked for it again: its own id, else whatever it names it by. */
static const char *
native_id_of(const Post *post)
{
	if (post->native_id != NULL) {
		return post->native_id;
	}
	return post->uri != NULL ? post->uri : post->url;
}

static bool
put_sighting(Store *store, const Arrival *arrival, int64_t id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO sighting (post, source, native_id, first_s, last_s)"
		" VALUES ($post, $source, $native_id, $seen_s, $seen_s)"
		" ON CONFLICT (post, source) DO UPDATE SET last_s = excluded.last_s,"
		" native_id = excluded.native_id"
		" WHERE excluded.last_s - sighting.last_s >= $step_s"
		" OR excluded.native_id IS DISTINCT FROM sighting.native_id RETURNING post");
	int rows;

	db_bind_int(put, "$post", id);
	db_bind_int(put, "$source", arrival->source_id);
	db_bind_text(put, "$native_id", native_id_of(arrival->post));
	db_bind_int(put, "$seen_s", arrival->seen_s);
	db_bind_int(put, "$step_s", SIGHTING_STEP_S);
	return db_run(put, &rows, error) && (rows == 0 || undrop(store, arrival, error));
}

/* An author is known by the first of the names, the strongest; @hash stays NULL without one. */
static bool
hash_author(Store *store, const Post *post, char **hash, GError **error)
{
	return post->author_keys->len == 0
		|| keyhash_make(store, g_ptr_array_index(post->author_keys, 0), hash, error);
}

/* @ids: the posts that have the keys, rising, at least one; the first survives. */
static bool
put_into(Db *db, const Arrival *arrival, const GArray *ids, PostsPut *put, GError **error)
{
	const int64_t survivor_id = g_array_index(ids, int64_t, 0);

	for (guint i = 1; i < ids->len; i++) {
		if (!posts_merge(db, survivor_id, g_array_index(ids, int64_t, i), error)) {
			return false;
		}
	}
	return put_known(db, arrival, survivor_id, put, error);
}

bool
posts_put(Store *store, Post *post, const PostSighting *sighting, PostsPut *put, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(GString) doc = g_string_new(NULL);
	g_autofree char *author = NULL;
	g_autoptr(GArray) ids = NULL;
	PostsPut became = POSTS_PUT_NEW;
	bool is_key_new = false, is_put;
	int64_t id;

	g_assert(post->keys->len > 0);
	if (!find_owners(db, post->keys, &ids, &is_key_new, error)
		|| !hash_author(store, post, &author, error)) {
		return false;
	}
	post_write(post, doc);
	const Arrival arrival = { post, doc->str, author, sighting->source_id, sighting->seen_s };
	if (ids->len == 0) {
		is_put = insert_post(db, &arrival, &id, error);
	} else {
		id = g_array_index(ids, int64_t, 0);
		is_put = put_into(db, &arrival, ids, &became, error);
	}
	if (!is_put || (is_key_new && !put_keys(db, &arrival, id, error))
		|| !put_sighting(store, &arrival, id, error)
		|| !put_tags(db, post->tags, id, error)) {
		return false;
	}
	post->id = id;
	*put = became;
	return true;
}

bool
posts_set_verdict(Store *store, int64_t post_id, const char *digest, const PostVerdict *verdict,
	GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO verdict (post, digest, passed, reason, rules)"
		" VALUES ($post, $digest, $passed, $reason, $rules)"
		" ON CONFLICT (post, digest) DO UPDATE SET passed = excluded.passed,"
		" reason = excluded.reason, rules = excluded.rules"
		" WHERE verdict.passed <> excluded.passed"
		" OR verdict.reason IS DISTINCT FROM excluded.reason"
		" OR verdict.rules <> excluded.rules");

	db_bind_int(put, "$post", post_id);
	db_bind_text(put, "$digest", digest);
	db_bind_int(put, "$passed", verdict->passed);
	db_bind_text(put, "$reason", verdict->reason);
	db_bind_text(put, "$rules", verdict->rules);
	return db_run(put, NULL, error);
}

bool
posts_drop(Store *store, const PostSighting *sighting, const char *key, const char *reason,
	GError **error)
{
	g_autofree char *hash = NULL;

	if (!keyhash_make(store, key, &hash, error)) {
		return false;
	}
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO dropped (source, hash, reason, day_s)"
		" VALUES ($source, $hash, $reason, $day_s)"
		" ON CONFLICT (source, hash) DO UPDATE SET"
		" reason = excluded.reason, day_s = excluded.day_s"
		" WHERE dropped.reason <> excluded.reason");
	db_bind_int(put, "$source", sighting->source_id);
	db_bind_text(put, "$hash", hash);
	db_bind_text(put, "$reason", reason);
	db_bind_int(put, "$day_s", sighting->seen_s - sighting->seen_s % DAY_S);
	return db_run(put, NULL, error);
}
