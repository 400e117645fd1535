/* The part of posts that looks at all of them. */
#include "store/posts.h"

#include "store/db.h"
#include "store/writer.h"

#define PAGE 200

/* One stored post, as it is stored. */
typedef struct Row {
	int64_t id, source_id;
	char *doc; /* owned */
} Row;

static void
row_free(void *data)
{
	Row *row = data;

	g_free(row->doc);
	g_free(row);
}

static gpointer
read_row(const DbStatement *statement)
{
	Row *row = g_new0(Row, 1);

	row->id = db_int(statement, 0);
	row->source_id = db_int(statement, 1);
	row->doc = db_dup_text(statement, 2);
	return row;
}

static bool
read_page(Store *store, int64_t last_id, GPtrArray **page, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT id, source, doc FROM post WHERE id > $id AND doc IS NOT NULL"
		" ORDER BY id LIMIT $page");

	db_bind_int(select, "$id", last_id);
	db_bind_int(select, "$page", PAGE);
	return db_collect(select, read_row, row_free, page, error);
}

static bool
visit_row(const Row *row, PostsVisit visit, void *data, GError **error)
{
	json_auto_t *json = json_loads(row->doc, JSON_REJECT_DUPLICATES, NULL);
	g_autoptr(Post) post = NULL;

	if (!post_from_json(json, &post, NULL)) {
		return true;
	}
	post->id = row->id;
	return visit(post, row->source_id, data, error);
}

bool
posts_walk(Store *store, int64_t *last_id, PostsVisit visit, void *data, GError **error)
{
	guint count = PAGE;

	while (count == PAGE) {
		g_autoptr(GPtrArray) page = NULL;

		if (!read_page(store, *last_id, &page, error)) {
			return false;
		}
		for (guint i = 0; i < page->len; i++) {
			const Row *row = g_ptr_array_index(page, i);

			if (!visit_row(row, visit, data, error)) {
				return false;
			}
			*last_id = row->id;
		}
		count = page->len;
	}
	return true;
}
