/* The part of posts that looks for them by their words. */
#include "store/posts.h"

#include "base/error.h"
#include "store/db.h"
#include "store/posts_part.h"
#include "store/proposals.h"
#include "store/writer.h"

/* Whether its organiser let it in, whatever the rules say. */
#define ADMITTED \
	"CASE WHEN EXISTS (SELECT 1 FROM proposal r WHERE r.post = p.id" \
	" AND r.state = '" PROPOSALS_ADMITTED "') THEN 1 ELSE 0 END"

/* "$tag1_0": of the second list the first key. @return owned. */
static char *
tag_name(guint list, guint number)
{
	return g_strdup_printf("$tag%u_%u", list, number);
}

/* One parameter a tag: a list as a parameter is what engines spell differently. */
static void
append_tags(GString *sql, const GPtrArray *lists)
{
	for (guint i = 0; i < lists->len; i++) {
		const GPtrArray *keys = g_ptr_array_index(lists, i);

		g_string_append(sql,
			" AND EXISTS (SELECT 1 FROM post_tag t WHERE t.post = p.id AND t.key IN (");
		for (guint k = 0; k < keys->len; k++) {
			g_autofree char *name = tag_name(i, k);

			g_string_append_printf(sql, "%s%s", k == 0 ? "" : ", ", name);
		}
		g_string_append(sql, "))");
	}
}

static void
bind_tags(DbStatement *select, const GPtrArray *lists)
{
	for (guint i = 0; i < lists->len; i++) {
		const GPtrArray *keys = g_ptr_array_index(lists, i);

		for (guint k = 0; k < keys->len; k++) {
			g_autofree char *name = tag_name(i, k);

			db_bind_text(select, name, g_ptr_array_index(keys, k));
		}
	}
}

static DbStatement *
prepare(Db *db, const PostsSought *sought)
{
	const DbIndex *index = db_ops(db)->index;
	const char *order = sought->is_newest_first ? " DESC" : "";
	GString *sql = g_string_new(POSTS_CANDIDATE ADMITTED POSTS_CANDIDATE_OF
		" WHERE p.hold ="
		" '" POSTS_HOLD_KEPT "' AND p.doc IS NOT NULL");
	DbStatement *select;

	if (sought->since_s != DATE_UNKNOWN) {
		g_string_append(sql, " AND p.time_s >= $since_s");
	}
	if (sought->terms->len > 0) {
		g_string_append_printf(sql, " AND %s", index->found);
	}
	append_tags(sql, sought->tags);
	g_string_append_printf(sql, " ORDER BY p.time_s%s, p.id%s", order, order);
	select = db_prepare(db, sql->str);
	g_string_free(sql, TRUE);
	db_bind_text(select, "$digest", "");
	if (sought->since_s != DATE_UNKNOWN) {
		db_bind_int(select, "$since_s", sought->since_s);
	}
	if (sought->terms->len > 0) {
		g_autofree char *match = index->match(sought->terms);
		db_bind_text(select, "$match", match);
	}
	bind_tags(select, sought->tags);
	return select;
}

/* Whoever is handed the posts. */
typedef struct Meeting {
	Store *store;
	PostsMeet meet;
	void *data; /* the meeting's */
	bool go_on;
} Meeting;

/* What is damaged cannot be shown. */
static bool
meet_row(Meeting *meeting, const DbStatement *row, GError **error)
{
	g_autoptr(PostCandidate) candidate = NULL;
	g_autoptr(GError) trouble = NULL;

	if (posts_read_candidate(meeting->store, row, &candidate, &trouble)) {
		return meeting->meet(candidate, &meeting->go_on, meeting->data, error);
	}
	if (g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_PARSE_PERMANENT)) {
		return true;
	}
	g_propagate_error(error, g_steal_pointer(&trouble));
	return false;
}

bool
posts_seek(Store *store, const PostsSought *sought, PostsMeet meet, void *data, GError **error)
{
	g_autoptr(DbStatement) select = prepare(store_db(store), sought);
	Meeting meeting = { store, meet, data, true };
	bool has_row = true;

	while (has_row && meeting.go_on) {
		if (!db_step(select, &has_row, error)
			|| (has_row && !meet_row(&meeting, select, error))) {
			return false;
		}
	}
	return true;
}
