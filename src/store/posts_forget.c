/* The part of posts that takes words away. */
#include "store/posts.h"

#include "base/prefix.h"
#include "store/consents.h"
#include "store/db.h"
#include "store/drafts.h"
#include "store/erasure.h"
#include "store/keepouts.h"
#include "store/keyhash.h"
#include "store/posts_author.h"
#include "store/posts_expire.h"
#include "store/writer.h"

#include <string.h>

/* How a name begins that is an address (dedup/author). */
#define PROFILE "author:"

/* In this order, where an edition holds the post: all but its number, which readers were sent. */
static const char *const emptying[] = {
	"DELETE FROM post_key WHERE post = $id",
	"DELETE FROM sighting WHERE post = $id",
	"DELETE FROM post_tag WHERE post = $id",
	"DELETE FROM verdict WHERE post = $id",
	"DELETE FROM chat_word WHERE post = $id",
	"DELETE FROM import_next WHERE post = $id",
	"UPDATE post SET doc = NULL, words = NULL, author = NULL, hold = '" POSTS_HOLD_DROPPED "',"
	" held_by = '" POSTS_HELD_BY_AUTHOR "' WHERE id = $id",
};

static const char *const deleting[] = {
	"DELETE FROM post WHERE id = $id", /* and what hangs on it */
};

static bool
run_each(Db *db, const char *const *steps, gsize count, int64_t id, GError **error)
{
	for (gsize i = 0; i < count; i++) {
		g_autoptr(DbStatement) step = db_prepare(db, steps[i]);

		db_bind_int(step, "$id", id);
		if (!db_run(step, NULL, error)) {
			return false;
		}
	}
	return true;
}

/* In this order; the edition stays, and what it showed is known by its number of posts. */
static const char *const expiring[] = {
	"DELETE FROM edition_post WHERE post = $id",
	"DELETE FROM post WHERE id = $id",
};

/* What is asked of a post before it goes. */
typedef struct Doomed {
	int64_t author_id;
	PostConsent consent;
	bool is_in_edition;
	int64_t kept_out_s; /* since when the organiser keeps it out, 0: it is not */
} Doomed;

static bool
look_at(Db *db, int64_t id, Doomed *doomed, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT author, consent, (SELECT count(*) FROM edition_post e WHERE e.post = p.id),"
		" CASE WHEN held_by = '" POSTS_HELD_BY_ORGANISER "' THEN held_s ELSE 0 END"
		" FROM post p WHERE p.id = $id");
	bool has_row;

	db_bind_int(find, "$id", id);
	if (!db_step(find, &has_row, error)) {
		return false;
	}
	*doomed = (Doomed){
		.author_id = db_int(find, 0),
		.consent = (PostConsent)db_int(find, 1),
		.is_in_edition = db_int(find, 2) != 0,
		.kept_out_s = db_int(find, 3),
	};
	return true;
}

static bool
erase(Db *db, int64_t id, const Doomed *doomed, GError **error)
{
	bool is_done = doomed->is_in_edition
		? run_each(db, emptying, G_N_ELEMENTS(emptying), id, error)
		: run_each(db, deleting, G_N_ELEMENTS(deleting), id, error);

	return is_done && posts_remove_author(db, doomed->author_id, error);
}

bool
posts_forget(Store *store, int64_t id, PostConsent level, int64_t seen_s, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(GPtrArray) keys = NULL;
	Doomed doomed;

	if (!look_at(db, id, &doomed, error)) {
		return false;
	}
	if (level < POST_CONSENT_REFUSED && doomed.is_in_edition) {
		return true;
	}
	return posts_keys(store, id, &keys, error)
		&& consents_remember(store, keys, MAX(level, doomed.consent), seen_s, error)
		&& (doomed.kept_out_s == 0
			|| keepouts_remember(store, keys, doomed.kept_out_s, error))
		&& erase(db, id, &doomed, error)
		&& (level < POST_CONSENT_REFUSED || drafts_empty(store, error))
		&& erasure_owe(store, error);
}

static bool
refuse_each(Store *store, const GPtrArray *ids, int64_t seen_s, GError **error)
{
	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);

		if (!posts_forget(store, *id, POST_CONSENT_REFUSED, seen_s, error)) {
			return false;
		}
	}
	return true;
}

bool
posts_refuse(Store *store, const GPtrArray *keys, int64_t seen_s, bool *was_stored, GError **error)
{
	int64_t id;
	bool was = false;

	do {
		if (!posts_find(store, keys, &id, error)) {
			return false;
		}
		if (id != 0 && !posts_forget(store, id, POST_CONSENT_REFUSED, seen_s, error)) {
			return false;
		}
		was = was || id != 0;
	} while (id != 0);
	*was_stored = was;
	return consents_remember(store, keys, POST_CONSENT_REFUSED, seen_s, error);
}

static bool
is_agreed(Db *db, int64_t id, bool *is, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db, "SELECT doc FROM post WHERE id = $id");
	g_autoptr(Post) post = NULL;
	bool has_row;

	db_bind_int(find, "$id", id);
	if (!db_step(find, &has_row, error)) {
		return false;
	}
	g_autofree char *doc = has_row ? db_dup_text(find, 0) : NULL;
	json_auto_t *json = doc != NULL ? json_loads(doc, JSON_REJECT_DUPLICATES, NULL) : NULL;
	*is = json != NULL && post_from_json(json, &post, NULL) && post->agreed != NULL;
	return true;
}

bool
posts_disagree(Store *store, const GPtrArray *keys, int64_t seen_s, bool *was_stored,
	GError **error)
{
	int64_t id, before = 0;
	bool is = true;

	*was_stored = false;
	while (is) {
		if (!posts_find(store, keys, &id, error)
			|| !is_agreed(store_db(store), id, &is, error)) {
			return false;
		}
		/* One that is there again is in an edition. */
		const PostConsent level = id == before ? POST_CONSENT_REFUSED : POST_CONSENT_UNSAID;
		if (is && !posts_forget(store, id, level, seen_s, error)) {
			return false;
		}
		*was_stored = *was_stored || is;
		before = id;
	}
	return true;
}

/* The stored posts of whoever has the name of this hash. */
static bool
posts_by(Db *db, const char *hash, GPtrArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT p.id FROM post p JOIN author a ON a.id = p.author WHERE a.key = $key");

	db_bind_text(select, "$key", hash);
	return db_collect(select, db_read_id, g_free, ids, error);
}

/* Those whose address lies below a profile's: a feed may show them without saying whose they are.
 * '0' comes after '/'. */
static bool
posts_below(Db *db, const char *name, GPtrArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT DISTINCT post FROM post_key WHERE key >= $key AND key < $end");
	const char *profile = name + strlen(PROFILE);
	g_autofree char *first = g_strconcat("url:", profile, "/", NULL);
	g_autofree char *end = g_strconcat("url:", profile, "0", NULL);

	db_bind_text(select, "$key", first);
	db_bind_text(select, "$end", end);
	return db_collect(select, db_read_id, g_free, ids, error);
}

/* A site's root is nobody's profile. */
static bool
is_profile(const char *name)
{
	return prefix_stands_at(name, PROFILE) && strchr(name, '/') != NULL;
}

static bool
refuse_below(Store *store, const GPtrArray *authors, int64_t seen_s, GError **error)
{
	for (guint i = 0; i < authors->len; i++) {
		const char *name = g_ptr_array_index(authors, i);
		g_autoptr(GPtrArray) ids = NULL;

		if (!is_profile(name)) {
			continue;
		}
		if (!posts_below(store_writer(store), name, &ids, error)
			|| !refuse_each(store, ids, seen_s, error)) {
			return false;
		}
	}
	return true;
}

bool
posts_refuse_author(Store *store, const GPtrArray *authors, const char *said_by, int64_t seen_s,
	GError **error)
{
	g_autoptr(GPtrArray) hashes = NULL;

	if (!consents_refuse_author(store, authors, said_by, seen_s, error)
		|| !keyhash_all(store, authors, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		g_autoptr(GPtrArray) ids = NULL;

		if (!posts_by(store_writer(store), g_ptr_array_index(hashes, i), &ids, error)
			|| !refuse_each(store, ids, seen_s, error)) {
			return false;
		}
	}
	return refuse_below(store, authors, seen_s, error);
}

/* One statement about a post; @doc NULL where it has none. */
static bool
run_for(Db *db, const char *sql, int64_t id, const char *doc, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db, sql);

	if (doc != NULL) {
		db_bind_text(update, "$doc", doc);
	}
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

bool
posts_put_without_card(Store *store, const Post *post, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(GString) doc = g_string_new(NULL);

	post_write(post, doc);
	return run_for(db, "UPDATE post SET doc = $doc WHERE id = $id", post->id, doc->str, error)
		&& run_for(db,
			"UPDATE edition_post SET reason = '" POSTS_CARD_GOES "'"
			" WHERE post = $id AND shown = 1",
			post->id, NULL, error)
		&& drafts_empty(store, error) && erasure_owe(store, error);
}

static bool
reduce(Store *store, const GPtrArray *ids, GError **error)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (guint i = 0; i < ids->len; i++) {
		g_array_append_vals(numbers, g_ptr_array_index(ids, i), 1);
	}
	return posts_raise_consent(store, numbers, POST_CONSENT_REDUCED, error);
}

bool
posts_reduce_author(Store *store, const GPtrArray *authors, int64_t seen_s, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(GPtrArray) hashes = NULL;

	if (!consents_remember(store, authors, POST_CONSENT_REDUCED, seen_s, error)
		|| !keyhash_all(store, authors, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < authors->len; i++) {
		const char *name = g_ptr_array_index(authors, i);
		g_autoptr(GPtrArray) theirs = NULL;
		g_autoptr(GPtrArray) below = NULL;

		if (!posts_by(db, g_ptr_array_index(hashes, i), &theirs, error)
			|| !reduce(store, theirs, error)) {
			return false;
		}
		if (is_profile(name)
			&& (!posts_below(db, name, &below, error)
				|| !reduce(store, below, error))) {
			return false;
		}
	}
	return true;
}

static bool
expire_each(Db *db, const GPtrArray *ids, GError **error)
{
	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);
		Doomed doomed;

		if (!look_at(db, *id, &doomed, error)
			|| !run_each(db, expiring, G_N_ELEMENTS(expiring), *id, error)
			|| !posts_remove_author(db, doomed.author_id, error)) {
			return false;
		}
	}
	return true;
}

bool
posts_expire(Store *store, int64_t before_s, int posts_max, int *count, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT p.id FROM post p WHERE p.time_s < $before_s AND (p.time_s = p.published_s"
		" OR NOT EXISTS (SELECT 1 FROM sighting s"
		" WHERE s.post = p.id AND s.last_s >= $before_s)) ORDER BY p.time_s LIMIT $batch");
	g_autoptr(GPtrArray) ids = NULL;

	db_bind_int(select, "$before_s", before_s);
	db_bind_int(select, "$batch", posts_max);
	if (!db_collect(select, db_read_id, g_free, &ids, error) || !expire_each(db, ids, error)) {
		return false;
	}
	*count = (int)ids->len;
	return true;
}
