/* The part of posts that tells who has spoken before. */
#include "store/posts.h"

#include "store/db.h"
#include "store/writer.h"

bool
posts_count_voice(Store *store, const PostsVoice *voice, int most, int *count, GError **error)
{
	/* What is enough is not counted on. */
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT COUNT(*) FROM (SELECT 1 AS one FROM post WHERE author = $author"
		" AND first_seen_s >= $since_s AND first_seen_s < $before_s LIMIT $most) AS seen");
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
