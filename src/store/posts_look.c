/* The part of posts that finds what one that arrives may be. */
#include "store/posts.h"

#include "store/db.h"
#include "store/writer.h"

#include <string.h>

/* Of a key that more have, the oldest are looked at: a page that everybody links to. */
#define CLAIMS_A_KEY "16"

void
posts_arrival_clear(PostsArrival *arrival)
{
	g_clear_pointer(&arrival->claims, g_ptr_array_unref);
	if (arrival->doc != NULL) {
		g_string_free(g_steal_pointer(&arrival->doc), TRUE);
	}
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

static bool
read_source(Db *db, Claim *claim, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db, "SELECT url FROM source WHERE id = $source");
	bool has_row;

	db_bind_int(select, "$source", claim->source_id);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	claim->source_url = db_dup_text(select, 0);
	return true;
}

static bool
read_claim(Db *db, const PostsArrival *arrival, Claim *claim, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT source, first_seen_s, consent, doc FROM post WHERE id = $id");
	bool has_row;

	db_bind_int(select, "$id", claim->post_id);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	claim->source_id = db_int(select, 0);
	claim->first_seen_s = db_int(select, 1);
	claim->consent = (PostConsent)db_int(select, 2);
	claim->doc = db_dup_text(select, 3);
	claim->is_current = claim->source_id == arrival->sighting.source_id
		&& is_same_doc(claim->doc, arrival->doc->str);
	return claim->is_current || read_source(db, claim, error);
}

/* The claim of a post, made when there is none. */
static Claim *
claim_of(PostsArrival *arrival, int64_t id)
{
	for (guint i = 0; i < arrival->claims->len; i++) {
		Claim *claim = g_ptr_array_index(arrival->claims, i);
		if (claim->post_id == id) {
			return claim;
		}
	}
	Claim *claim = g_new0(Claim, 1);
	claim->post_id = id;
	g_ptr_array_add(arrival->claims, claim);
	return claim;
}

static bool
add_owners(Db *db, PostsArrival *arrival, const char *key, GError **error)
{
	const KeyStrength strength = key_strength(key);
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT post FROM post_key WHERE key = $key ORDER BY post LIMIT " CLAIMS_A_KEY);
	bool has_row = true;

	db_bind_text(select, "$key", key);
	while (has_row) {
		if (!db_step(select, &has_row, error)) {
			return false;
		}
		if (!has_row) {
			break;
		}
		Claim *claim = claim_of(arrival, db_int(select, 0));
		claim->shared |= 1u << strength;
		claim->keys++;
		claim->home = claim->home != NULL ? claim->home : key_home(key);
	}
	return true;
}

static void
put_current_first(GPtrArray *claims)
{
	for (guint i = 1; i < claims->len; i++) {
		const Claim *claim = g_ptr_array_index(claims, i);
		if (claim->is_current && claim->has_all) {
			g_ptr_array_insert(claims, 0, g_ptr_array_steal_index(claims, i));
			return;
		}
	}
}

bool
posts_look(Store *store, Post *post, const PostSighting *sighting, PostsArrival *arrival,
	GError **error)
{
	Db *db = store_writer(store);

	g_assert(post->keys->len > 0);
	arrival->post = post;
	arrival->sighting = *sighting;
	arrival->doc = g_string_new(NULL);
	arrival->claims = g_ptr_array_new_with_free_func((GDestroyNotify)claim_free);
	post_write(post, arrival->doc);
	for (guint i = 0; i < post->keys->len; i++) {
		if (!add_owners(db, arrival, g_ptr_array_index(post->keys, i), error)) {
			return false;
		}
	}
	for (guint i = 0; i < arrival->claims->len; i++) {
		Claim *claim = g_ptr_array_index(arrival->claims, i);

		claim->has_all = claim->keys == post->keys->len;
		if (!read_claim(db, arrival, claim, error)) {
			return false;
		}
	}
	put_current_first(arrival->claims);
	return true;
}

bool
posts_look_for_words(Store *store, PostsArrival *arrival, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT id FROM post WHERE words = $words AND source = $source ORDER BY id LIMIT"
		" " CLAIMS_A_KEY);
	g_autoptr(GPtrArray) ids = NULL;

	if (arrival->post->words == 0) {
		return true;
	}
	db_bind_int(select, "$words", arrival->post->words);
	db_bind_int(select, "$source", arrival->sighting.source_id);
	if (!db_collect(select, db_read_id, g_free, &ids, error)) {
		return false;
	}
	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);
		Claim *claim = claim_of(arrival, *id);
		const bool is_new = claim->shared == 0;

		claim->shared |= 1u << KEY_TEXT;
		if (is_new && !read_claim(db, arrival, claim, error)) {
			return false;
		}
	}
	return true;
}
