/* The part of posts that tells where they were seen, and how many there are. */
#include "store/posts.h"

#include "store/db.h"
#include "store/writer.h"

void
post_place_free(PostPlace *place)
{
	if (place != NULL) {
		g_free(place->native_id);
		g_free(place->home);
		g_free(place->url);
		g_free(place);
	}
}

static gpointer
read_text(const DbStatement *row)
{
	return db_dup_text(row, 0);
}

bool
posts_keys(Store *store, int64_t id, GPtrArray **keys, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT key FROM post_key WHERE post = $post ORDER BY strength DESC, key");

	db_bind_int(select, "$post", id);
	return db_collect(select, read_text, g_free, keys, error);
}

/* A damaged document has none. */
static char *
url_of(const char *doc)
{
	json_auto_t *json = json_loads(doc, JSON_REJECT_DUPLICATES, NULL);
	g_autoptr(Post) post = NULL;

	return post_from_json(json, &post, NULL) ? g_steal_pointer(&post->url) : NULL;
}

static gpointer
read_place(const DbStatement *row)
{
	PostPlace *place = g_new0(PostPlace, 1);

	place->post_id = db_int(row, 0);
	place->source_id = db_int(row, 1);
	place->native_id = db_dup_text(row, 2);
	place->published_s = db_is_null(row, 3) ? DATE_UNKNOWN : db_int(row, 3);
	place->home = db_dup_text(row, 4);
	place->url = url_of(db_text(row, 5));
	return place;
}

bool
posts_places(Store *store, int64_t id, GPtrArray *places, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT p.id, g.source, g.native_id, p.published_s,"
		" (SELECT k.home FROM post_key k WHERE k.post = p.id AND k.home IS NOT NULL"
		" ORDER BY k.strength DESC, k.key LIMIT 1), p.doc"
		" FROM sighting g JOIN post p ON p.id = g.post"
		" WHERE g.post = $post AND p.doc IS NOT NULL ORDER BY g.source");
	g_autoptr(GPtrArray) found = NULL;

	db_bind_int(select, "$post", id);
	if (!db_collect(select, read_place, (GDestroyNotify)post_place_free, &found, error)) {
		return false;
	}
	g_ptr_array_extend_and_steal(places, g_steal_pointer(&found));
	return true;
}

bool
posts_count(Store *store, int64_t *kept, int64_t *dropped, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT (SELECT count(*) FROM post WHERE hold = '" POSTS_HOLD_KEPT "'),"
		" (SELECT count(*) FROM dropped)");
	bool has_row;

	if (!db_step(select, &has_row, error)) {
		return false;
	}
	*kept = db_int(select, 0);
	*dropped = db_int(select, 1);
	return true;
}
