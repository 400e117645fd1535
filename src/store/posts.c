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

static void
bind_time(DbStatement *statement, const char *name, int64_t time_s)
{
	if (time_s != DATE_UNKNOWN) {
		db_bind_int(statement, name, time_s);
	}
}

bool
posts_find(Store *store, const GPtrArray *keys, int64_t *id, GError **error)
{
	int64_t oldest = 0;

	for (guint i = 0; i < keys->len; i++) {
		g_autoptr(DbStatement) find = db_prepare(store_db(store),
			"SELECT min(post) FROM post_key WHERE key = $key");
		int64_t found;

		db_bind_text(find, "$key", g_ptr_array_index(keys, i));
		if (!db_run_int(find, &found, error)) {
			return false;
		}
		oldest = oldest == 0 || (found != 0 && found < oldest) ? found : oldest;
	}
	*id = oldest;
	return true;
}

static void
bind_author(DbStatement *statement, int64_t author_id)
{
	if (author_id != 0) {
		db_bind_int(statement, "$author", author_id);
	}
}

/* An author is known by the first of the names, the strongest. @id out: 0 when nobody is named. */
static bool
put_author(Store *store, const PostsArrival *arrival, int64_t *id, GError **error)
{
	const Post *post = arrival->post;
	g_autofree char *hash = NULL;

	if (post->author_keys->len > 0
		&& !keyhash_make(store, g_ptr_array_index(post->author_keys, 0), &hash, error)) {
		return false;
	}
	const PostsAuthor author = { post, hash, arrival->sighting.seen_s };
	return posts_put_author(store_writer(store), &author, id, error);
}

static void
bind_content(DbStatement *statement, const PostsArrival *arrival, int64_t author_id)
{
	const Post *post = arrival->post;

	db_bind_int(statement, "$source", arrival->sighting.source_id);
	bind_author(statement, author_id);
	bind_time(statement, "$published_s", post->published_s);
	bind_time(statement, "$updated_s", post->updated_s);
	if (post->words != 0) {
		db_bind_int(statement, "$words", post->words);
	}
	db_bind_text(statement, "$doc", arrival->doc->str);
}

static bool
insert_post(Store *store, const PostsArrival *arrival, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO post"
		" (source, author, published_s, updated_s, first_seen_s, consent, words, doc)"
		" VALUES ($source, $author, $published_s, $updated_s, $first_seen_s, $consent,"
		" $words, $doc) RETURNING id");
	int64_t author_id;

	if (!put_author(store, arrival, &author_id, error)) {
		return false;
	}
	bind_content(put, arrival, author_id);
	db_bind_int(put, "$consent", arrival->post->consent);
	db_bind_int(put, "$first_seen_s", arrival->sighting.seen_s);
	return db_run_int(put, id, error);
}

static bool
update_post(Store *store, const PostsArrival *arrival, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE post SET source = $source, author = $author, published_s = $published_s,"
		" updated_s = $updated_s, words = $words, doc = $doc WHERE id = $id");
	int64_t author_id;

	if (!put_author(store, arrival, &author_id, error)) {
		return false;
	}
	bind_content(update, arrival, author_id);
	db_bind_int(update, "$id", arrival->post->id);
	return db_run(update, NULL, error);
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

/* What was a post's hashtag only by the content that is replaced goes. */
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

bool
posts_raise_consent(Store *store, const GArray *ids, PostConsent level, GError **error)
{
	for (guint i = 0; i < ids->len; i++) {
		g_autoptr(DbStatement) update = db_prepare(store_writer(store),
			"UPDATE post SET consent = $consent WHERE id = $id AND consent < $consent");

		db_bind_int(update, "$consent", level);
		db_bind_int(update, "$id", g_array_index(ids, int64_t, i));
		if (!db_run(update, NULL, error)) {
			return false;
		}
	}
	return true;
}

static const Claim *
best_claim(const PostsArrival *arrival, const Match *match)
{
	for (guint i = 0; i < arrival->claims->len; i++) {
		const Claim *claim = g_ptr_array_index(arrival->claims, i);
		if (claim->post_id == match->best_id) {
			return claim;
		}
	}
	g_assert_not_reached();
}

/* Whoever showed it until now stands further from its origin: their hashtags go. */
static bool
remove_all_tags(Db *db, int64_t id, GError **error)
{
	g_autoptr(DbStatement) erase = db_prepare(db, "DELETE FROM post_tag WHERE post = $post");

	db_bind_int(erase, "$post", id);
	return db_run(erase, NULL, error);
}

/* The content of @best is replaced, or stays. */
static bool
put_content(Store *store, const PostsArrival *arrival, const Match *match, PostsPut *put,
	GError **error)
{
	Db *db = store_writer(store);
	const Claim *best = best_claim(arrival, match);
	const int64_t id = arrival->post->id;

	if (match->content == MATCH_SIGHTED || best->is_current) {
		return true;
	}
	*put = POSTS_PUT_UPDATED;
	if (match->content == MATCH_OWN && !remove_tags(db, best->doc, id, error)) {
		return false;
	}
	return (match->content != MATCH_HOME || remove_all_tags(db, id, error))
		&& update_post(store, arrival, error);
}

static bool
put_key(Db *db, const PostsArrival *arrival, const char *key, const char *rule, GError **error)
{
	g_autofree char *home = key_home(key);
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO post_key (key, post, strength, home, source, first_s, rule)"
		" VALUES ($key, $post, $strength, $home, $source, $first_s, $rule)"
		" ON CONFLICT (key, post) DO NOTHING");

	db_bind_text(put, "$key", key);
	db_bind_int(put, "$post", arrival->post->id);
	db_bind_int(put, "$strength", key_strength(key));
	db_bind_text(put, "$home", home);
	db_bind_int(put, "$source", arrival->sighting.source_id);
	db_bind_int(put, "$first_s", arrival->sighting.seen_s);
	db_bind_text(put, "$rule", rule);
	return db_run(put, NULL, error);
}

/* A name within a source is that of the post which has it now. */
static bool
take_name(Db *db, const PostsArrival *arrival, const char *key, GError **error)
{
	g_autoptr(DbStatement) erase = db_prepare(db,
		"DELETE FROM post_key WHERE key = $key AND post <> $post");

	db_bind_text(erase, "$key", key);
	db_bind_int(erase, "$post", arrival->post->id);
	return db_run(erase, NULL, error);
}

static bool
put_keys(Db *db, const PostsArrival *arrival, const Match *match, GError **error)
{
	const GPtrArray *keys = arrival->post->keys;

	for (guint i = 0; i < keys->len; i++) {
		const char *key = g_ptr_array_index(keys, i);
		const bool is_taken = match->apart->len > 0 && key_strength(key) == KEY_GUID;

		if ((is_taken && !take_name(db, arrival, key, error))
			|| !put_key(db, arrival, key, match->rule, error)) {
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
undrop(Store *store, const PostsArrival *arrival, GError **error)
{
	g_autoptr(GPtrArray) hashes = NULL;
	int64_t found;

	if (!find_dropped(store_writer(store), arrival->sighting.source_id, &found, error)) {
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

		db_bind_int(erase, "$source", arrival->sighting.source_id);
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
put_sighting(Store *store, const PostsArrival *arrival, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO sighting (post, source, how, native_id, first_s, last_s)"
		" VALUES ($post, $source, $how, $native_id, $seen_s, $seen_s)"
		" ON CONFLICT (post, source) DO UPDATE SET last_s = excluded.last_s,"
		" native_id = excluded.native_id, how = CASE WHEN excluded.how = '" POSTS_BY_POLL
		"'"
		" THEN excluded.how ELSE sighting.how END"
		" WHERE excluded.last_s - sighting.last_s >= $step_s"
		" OR (excluded.how = '" POSTS_BY_POLL "' AND sighting.how <> '" POSTS_BY_POLL "')"
		" OR excluded.native_id IS DISTINCT FROM sighting.native_id RETURNING post");
	int rows;

	db_bind_int(put, "$post", arrival->post->id);
	db_bind_int(put, "$source", arrival->sighting.source_id);
	db_bind_text(put, "$how", arrival->is_import ? POSTS_BY_IMPORT : POSTS_BY_POLL);
	db_bind_text(put, "$native_id", native_id_of(arrival->post));
	db_bind_int(put, "$seen_s", arrival->sighting.seen_s);
	db_bind_int(put, "$step_s", SIGHTING_STEP_S);
	return db_run(put, &rows, error) && (rows == 0 || undrop(store, arrival, error));
}

/* All of a match become its first. */
static bool
merge_all(Store *store, const Match *match, GError **error)
{
	Db *db = store_writer(store);
	const int64_t survivor_id = g_array_index(match->same, int64_t, 0);

	if (match->best_id != survivor_id
		&& !posts_move_content(db, survivor_id, match->best_id, error)) {
		return false;
	}
	for (guint i = 1; i < match->same->len; i++) {
		if (!posts_merge(db, survivor_id, g_array_index(match->same, int64_t, i), error)) {
			return false;
		}
	}
	return true;
}

static bool
put_known(Store *store, const PostsArrival *arrival, const Match *match, PostsPut *put,
	GError **error)
{
	const int64_t id = g_array_index(match->same, int64_t, 0);
	const Claim *best = best_claim(arrival, match);

	*put = arrival->post->consent > best->consent ? POSTS_PUT_UPDATED : POSTS_PUT_KNOWN;
	arrival->post->id = id;
	return merge_all(store, match, error) && put_content(store, arrival, match, put, error)
		&& (*put == POSTS_PUT_KNOWN
			|| posts_raise_consent(store, match->same, arrival->post->consent, error));
}

/* Whether the best of those that it is has all of its keys, and nobody else its name. */
static bool
has_keys(const PostsArrival *arrival, const Match *match)
{
	return match->same->len > 0 && match->apart->len == 0
		&& best_claim(arrival, match)->has_all;
}

bool
posts_put(Store *store, const PostsArrival *arrival, const Match *match, PostsPut *put,
	GError **error)
{
	Db *db = store_writer(store);
	Post *post = arrival->post;
	PostsPut became = POSTS_PUT_NEW;
	const bool is_put = match->same->len == 0
		? insert_post(store, arrival, &post->id, error)
		: put_known(store, arrival, match, &became, error);

	if (!is_put || (!has_keys(arrival, match) && !put_keys(db, arrival, match, error))
		|| !posts_raise_consent(store, match->apart, post->consent, error)
		|| !put_sighting(store, arrival, error)
		|| (match->has_say && !put_tags(db, post->tags, post->id, error))) {
		return false;
	}
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
