/* The part of posts that tells who has spoken before. */
#include "store/posts.h"

#include "store/db.h"
#include "store/keyhash.h"
#include "store/writer.h"

/* What came out of exports alone was said when it was published, and not when we saw it. */
#define SHOWN \
	"EXISTS (SELECT 1 FROM sighting g WHERE g.post = p.id AND g.how <> '" POSTS_BY_IMPORT "')"

bool
posts_count_voice(Store *store, const PostsVoice *voice, int most, int *count, GError **error)
{
	/* What is enough is not counted on. */
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT COUNT(*) FROM (SELECT 1 AS one FROM post p WHERE p.author = $author"
		" AND p.first_seen_s >= $since_s AND ((p.first_seen_s < $before_s AND " SHOWN
		") OR (p.time_s >= $since_s AND p.time_s < $before_s AND NOT " SHOWN
		")) LIMIT $most) AS seen");
	int64_t counted = 0;

	db_bind_int(select, "$author", voice->author_id);
	db_bind_int(select, "$since_s", voice->since_s);
	db_bind_int(select, "$before_s", voice->before_s);
	db_bind_int(select, "$most", most);
	if (!db_run_int(select, &counted, error)) {
		return false;
	}
	*count = (int)counted;
	return true;
}

static bool
add_author(Store *store, const char *hash, GPtrArray *ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT id FROM author WHERE key = $key");
	int64_t id = 0;

	db_bind_text(select, "$key", hash);
	if (!db_run_int(select, &id, error)) {
		return false;
	}
	if (id != 0) {
		g_ptr_array_add(ids, g_memdup2(&id, sizeof(id)));
	}
	return true;
}

bool
posts_authors(Store *store, const GPtrArray *names, GPtrArray **ids, GError **error)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) hashes = NULL;

	if (!keyhash_known(store, names, &hashes, error)) {
		return false;
	}
	for (guint i = 0; i < hashes->len; i++) {
		if (!add_author(store, g_ptr_array_index(hashes, i), found, error)) {
			return false;
		}
	}
	*ids = g_steal_pointer(&found);
	return true;
}
