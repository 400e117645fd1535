/* The part of posts that prepare reads. */
#include "store/posts.h"

#include "store/db.h"
#include "store/editions_part.h"
#include "store/imports_part.h"
#include "store/proposals.h"
#include "store/writer.h"

void
post_candidate_free(PostCandidate *candidate)
{
	if (candidate != NULL) {
		post_free(candidate->post);
		g_free(candidate->verdict.reason);
		g_free(candidate->verdict.rules);
		g_free(candidate->source);
		g_free(candidate);
	}
}

/* "$tag0", the parameter of the tag key of that number. */
static char *
tag_name(guint number)
{
	return g_strdup_printf("$tag%u", number);
}

/* What its readers have: of their own editions, and, of those who get it once a month, of what
 * ended before their period began, which is where they come from. What chats had of their own is
 * told apart reader by reader (flow/prepare_apart). @return owned. */
static char *
had_by(const PostsWanted *wanted)
{
	const char *of_course = editions_of_course(wanted->course);

	return wanted->course == SCHEDULE_COURSE_MONTH ? g_strconcat(" AND (e.", of_course,
		       " OR (e.", editions_of_course(SCHEDULE_COURSE_OWN),
		       " AND EXISTS (SELECT 1 FROM edition n"
		       " WHERE n.id = e.edition AND n.end_s <= CAST($start_s AS BIGINT))))",
		       NULL)
						       : g_strconcat(" AND e.", of_course, NULL);
}

/* Whether something is left to the digest's own editions. */
static bool
is_pending(const PostsWanted *wanted)
{
	return wanted->course == SCHEDULE_COURSE_MONTH && wanted->pending_s != 0;
}

/* What was sent in and got its yes; a list, so that it and the period each have their index. */
#define ADMITTED \
	"p.id IN (SELECT r.post FROM proposal r WHERE r.digest = $digest" \
	" AND r.state = '" PROPOSALS_ADMITTED "')"

/* What is read of each, the last of it whether it is admitted; $digest is whose verdict. */
#define COLUMNS \
	"SELECT p.id, p.doc, p.first_seen_s, v.passed, v.reason, v.rules, p.consent," \
	" (SELECT s.name FROM sighting g JOIN source s ON s.id = g.source" \
	" WHERE g.post = p.id ORDER BY g.first_s, g.source LIMIT 1), p.source," \
	" COALESCE(p.author, 0), p.time_s, "
#define FROM_POSTS " FROM post p LEFT JOIN verdict v ON v.post = p.id AND v.digest = $digest"

/* One parameter a tag: a list as a parameter is what engines spell differently. */
static DbStatement *
select_candidates(Db *db, const PostsWanted *wanted)
{
	const GPtrArray *tag_keys = wanted->tag_keys;
	GString *sql = g_string_new(COLUMNS
		"CASE WHEN " ADMITTED " THEN 1 ELSE 0 END" FROM_POSTS
		" WHERE ((p.time_s >= $since_s AND p.time_s < $until_s");
	g_autofree char *late = imports_came_too_late(wanted->course);
	g_autofree char *had = had_by(wanted);
	DbStatement *select;

	g_string_append_printf(sql,
		" AND NOT %s) OR " ADMITTED " OR " IMPORTS_FOR_NEXT ")"
		" AND p.hold = '" POSTS_HOLD_KEPT "'"
		" AND NOT EXISTS (SELECT 1 FROM edition_post e"
		" WHERE e.digest = $digest AND e.post = p.id%s)",
		late, had);
	if (is_pending(wanted)) {
		g_string_append_printf(sql,
			" AND ((p.time_s < $pending_s AND NOT " ADMITTED
			" AND NOT " IMPORTS_FOR_NEXT ") OR EXISTS (SELECT 1 FROM edition_post o"
			" WHERE o.digest = $digest AND o.post = p.id AND o.%s))",
			editions_of_course(SCHEDULE_COURSE_OWN));
	}
	g_string_append(sql,
		" AND EXISTS (SELECT 1 FROM post_tag t WHERE t.post = p.id AND t.key IN (");

	for (guint i = 0; i < tag_keys->len; i++) {
		g_autofree char *name = tag_name(i);

		g_string_append_printf(sql, "%s%s", i == 0 ? "" : ", ", name);
	}
	g_string_append(sql, ")) ORDER BY p.time_s, p.id");
	select = db_prepare(db, sql->str);
	for (guint i = 0; i < tag_keys->len; i++) {
		g_autofree char *name = tag_name(i);

		db_bind_text(select, name, g_ptr_array_index(tag_keys, i));
	}
	g_string_free(sql, TRUE);
	return select;
}

static gpointer
read_tag(const DbStatement *row)
{
	Hashtag *tag = g_new0(Hashtag, 1);

	tag->key = db_dup_text(row, 0);
	tag->display = db_dup_text(row, 1);
	return tag;
}

bool
posts_tags(Store *store, int64_t id, GPtrArray **tags, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT key, display FROM post_tag WHERE post = $post ORDER BY key");

	db_bind_int(select, "$post", id);
	return db_collect(select, read_tag, (GDestroyNotify)hashtag_free, tags, error);
}

static bool
has_tag(const Post *post, const char *key)
{
	for (guint i = 0; i < post->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(post->tags, i);

		if (g_strcmp0(tag->key, key) == 0) {
			return true;
		}
	}
	return false;
}

/* The tags under which other sources saw the post, behind those of its content. */
static bool
add_tags(Store *store, Post *post, GError **error)
{
	g_autoptr(GPtrArray) tags = NULL;

	if (!posts_tags(store, post->id, &tags, error)) {
		return false;
	}
	for (guint i = 0; i < tags->len; i++) {
		Hashtag *tag = g_ptr_array_index(tags, i);

		if (!has_tag(post, tag->key)) {
			g_ptr_array_index(tags, i) = NULL;
			g_ptr_array_add(post->tags, tag);
		}
	}
	return true;
}

static bool
read_candidate(Store *store, const DbStatement *row, PostCandidate **candidate, GError **error)
{
	g_autoptr(PostCandidate) read = g_new0(PostCandidate, 1);
	json_auto_t *json = json_loads(db_text(row, 1), JSON_REJECT_DUPLICATES, NULL);

	if (!post_from_json(json, &read->post, error)) {
		g_prefix_error(error, "post %" G_GINT64_FORMAT ": ", db_int(row, 0));
		return false;
	}
	read->post->id = db_int(row, 0);
	read->first_seen_s = db_int(row, 2);
	read->verdict.passed = db_int(row, 3) != 0;
	read->verdict.reason = db_dup_text(row, 4);
	read->verdict.rules = db_dup_text(row, 5);
	read->source = db_dup_text(row, 7);
	read->source_id = db_int(row, 8);
	read->author_id = db_int(row, 9);
	read->time_s = db_int(row, 10);
	read->is_admitted = db_int(row, 11) != 0;
	/* Stricter than its content says where another source said so. */
	read->post->consent = (PostConsent)db_int(row, 6);
	if (!add_tags(store, read->post, error)) {
		return false;
	}
	*candidate = g_steal_pointer(&read);
	return true;
}

static bool
read_candidates(Store *store, DbStatement *select, GPtrArray *candidates, GError **error)
{
	bool has_row = true;

	while (has_row) {
		PostCandidate *candidate;

		if (!db_step(select, &has_row, error)) {
			return false;
		}
		if (has_row) {
			if (!read_candidate(store, select, &candidate, error)) {
				return false;
			}
			g_ptr_array_add(candidates, candidate);
		}
	}
	return true;
}

bool
posts_candidates(Store *store, const PostsWanted *wanted, GPtrArray **candidates, GError **error)
{
	g_autoptr(GPtrArray) read =
		g_ptr_array_new_with_free_func((GDestroyNotify)post_candidate_free);

	if (wanted->tag_keys->len > 0) {
		g_autoptr(DbStatement) select = select_candidates(store_db(store), wanted);

		db_bind_text(select, "$digest", wanted->digest);
		db_bind_int(select, "$since_s", wanted->since_s);
		db_bind_int(select, "$until_s", wanted->until_s);
		db_bind_int(select, "$start_s", wanted->start_s);
		if (is_pending(wanted)) {
			db_bind_int(select, "$pending_s", wanted->pending_s);
		}
		if (!read_candidates(store, select, read, error)) {
			return false;
		}
	}
	*candidates = g_steal_pointer(&read);
	return true;
}

bool
posts_between(Store *store, int64_t since_s, int64_t until_s, GPtrArray **candidates,
	GError **error)
{
	g_autoptr(GPtrArray) read =
		g_ptr_array_new_with_free_func((GDestroyNotify)post_candidate_free);
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		COLUMNS "0" FROM_POSTS " WHERE p.time_s >= $since_s AND p.time_s < $until_s"
			" AND p.hold = '" POSTS_HOLD_KEPT "' ORDER BY p.time_s, p.id");

	db_bind_text(select, "$digest", "");
	db_bind_int(select, "$since_s", since_s);
	db_bind_int(select, "$until_s", until_s);
	if (!read_candidates(store, select, read, error)) {
		return false;
	}
	*candidates = g_steal_pointer(&read);
	return true;
}
