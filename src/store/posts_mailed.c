/* The part of posts that reads what was mailed of late. */
#include "store/posts.h"

#include "store/db.h"
#include "store/editions_part.h"
#include "store/writer.h"

void
post_mailed_free(PostMailed *mailed)
{
	if (mailed != NULL) {
		post_free(mailed->post);
		g_free(mailed);
	}
}

/* One that is damaged can be nothing's twin. */
static gpointer
read_mailed(const DbStatement *row)
{
	json_auto_t *json = json_loads(db_text(row, 1), JSON_REJECT_DUPLICATES, NULL);
	PostMailed *mailed = g_new0(PostMailed, 1);

	if (!post_from_json(json, &mailed->post, NULL)) {
		mailed->post = post_new();
	}
	mailed->post->id = db_int(row, 0);
	mailed->edition = (int)db_int(row, 2);
	return mailed;
}

bool
posts_mailed(Store *store, const PostsShown *shown, GPtrArray **mailed, GError **error)
{
	const bool is_by_month = shown->course == SCHEDULE_COURSE_MONTH;
	const char *own = editions_of_course(SCHEDULE_COURSE_OWN);
	g_autofree char *before = is_by_month
		? g_strconcat(" OR (", own, " AND end_s <= $start_s)", NULL)
		: NULL;
	g_autofree char *sql =
		g_strconcat("SELECT p.id, p.doc, e.number FROM edition e"
			    " JOIN edition_post q ON q.edition = e.id JOIN post p ON p.id = q.post"
			    " WHERE e.digest = $digest AND q.shown = 1 AND p.doc IS NOT NULL"
			    " AND e.id IN (SELECT id FROM edition WHERE digest = $digest AND (",
			editions_of_course(shown->course), before != NULL ? before : "",
			") ORDER BY end_s DESC, id DESC LIMIT $editions)"
			" ORDER BY e.end_s, e.id, p.id",
			NULL);
	g_autoptr(DbStatement) select = db_prepare(store_db(store), sql);

	db_bind_text(select, "$digest", shown->digest);
	db_bind_int(select, "$editions", shown->editions);
	if (is_by_month) {
		db_bind_int(select, "$start_s", shown->start_s);
	}
	return db_collect(select, read_mailed, (GDestroyNotify)post_mailed_free, mailed, error);
}
