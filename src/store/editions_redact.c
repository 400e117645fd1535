/* The part of editions that takes words out of those that are mailed already. */
#include "store/editions.h"

#include "store/deliveries_part.h"
#include "store/editions_part.h"
#include "store/erasure.h"
#include "store/posts.h"
#include "store/writer.h"

/* What is noted of a post whose words are out: by it those are known whose words are not. */
#define TAKEN_BACK "its author took it back"
#define NOTED "'" TAKEN_BACK "', '" EDITIONS_DROPPED "'"

/* What the organiser drops, whose words stay, leaves only what is still owed to somebody. */
#define IS_OWED \
	"EXISTS (SELECT 1 FROM delivery d WHERE d.edition = edition_post.edition" \
	" AND d.state IN " DELIVERIES_OWED ")"
/* Each row looks its post up: there are far more posts than editions have. */
#define IS_POST(condition) \
	"EXISTS (SELECT 1 FROM post p WHERE p.id = edition_post.post AND p." condition ")"
#define IS_ORGANISERS IS_POST("held_by = '" POSTS_HELD_BY_ORGANISER "'")
#define IS_REFUSED \
	IS_POST("hold = '" POSTS_HOLD_DROPPED "'") \
	" AND (NOT " IS_ORGANISERS " OR " IS_OWED ")"

bool
editions_refused(Store *store, GPtrArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT DISTINCT edition FROM edition_post WHERE " IS_REFUSED
		" AND (reason IS NULL OR reason NOT IN (" NOTED "))"
		" OR reason = '" POSTS_CARD_GOES "' ORDER BY edition");

	return db_collect(select, db_read_id, g_free, ids, error);
}

static bool
read_draft(Store *store, int64_t id, Draft **draft, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT d.id, d.doc FROM draft d JOIN edition e ON e.draft = d.id"
		" WHERE e.id = $id AND d.doc IS NOT NULL");
	bool has_row;

	db_bind_int(select, "$id", id);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	if (!has_row) {
		*draft = NULL;
		return true;
	}
	json_auto_t *json = json_loads(db_text(select, 1), JSON_REJECT_DUPLICATES, NULL);
	if (!draft_from_json(json, draft, error)) {
		g_prefix_error(error, "edition %" G_GINT64_FORMAT ": ", id);
		return false;
	}
	(*draft)->id = db_int(select, 0);
	return true;
}

void
editions_taken_clear(EditionsTaken *taken)
{
	g_clear_pointer(&taken->draft, draft_free);
	g_clear_pointer(&taken->posts, g_hash_table_unref);
	g_clear_pointer(&taken->cards, g_hash_table_unref);
}

bool
editions_taken(Store *store, int64_t id, EditionsTaken *taken, GError **error)
{
	static const char posts[] =
		"SELECT post FROM edition_post WHERE edition = $edition AND " IS_REFUSED;
	static const char cards[] = "SELECT post FROM edition_post WHERE edition = $edition"
				    " AND reason = '" POSTS_CARD_GOES "'";

	return editions_ids(store, posts, id, &taken->posts, error)
		&& editions_ids(store, cards, id, &taken->cards, error)
		&& read_draft(store, id, &taken->draft, error);
}

static bool
put_doc(Db *db, const Draft *draft, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE draft SET doc = $doc, edits = NULL WHERE id = $id");
	json_auto_t *json = draft_to_json(draft);
	char *doc = json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS);

	db_bind_text(update, "$doc", doc);
	db_bind_int(update, "$id", draft->id);
	free(doc);
	return db_run(update, NULL, error);
}

static bool
run_for(Db *db, const char *sql, int64_t edition_id, GError **error)
{
	g_autoptr(DbStatement) step = db_prepare(db, sql);

	db_bind_int(step, "$edition", edition_id);
	return db_run(step, NULL, error);
}

static bool
put_hash(Db *db, const Draft *draft, const Edition *edition, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE edition SET hash = $hash, figures = $figures WHERE id = $id");
	g_autofree char *figures = draft_figures(draft);

	db_bind_text(update, "$figures", figures);
	db_bind_text(update, "$hash", edition->hash);
	db_bind_int(update, "$id", edition->id);
	return db_run(update, NULL, error);
}

static bool
put_anew(Db *db, const Draft *draft, const Edition *edition, GError **error)
{
	if (!put_doc(db, draft, error) || !put_hash(db, draft, edition, error)) {
		return false;
	}
	for (guint i = 0; i < edition->variants->len; i++) {
		if (!editions_put_variant(db, edition->id, g_ptr_array_index(edition->variants, i),
			    error)) {
			return false;
		}
	}
	return true;
}

bool
editions_redact(Store *store, const Draft *draft, const Edition *edition, GError **error)
{
	static const char remove_variants[] = "DELETE FROM variant WHERE edition = $edition";
	static const char let_be[] =
		"UPDATE delivery SET state = 'suppressed', detail = '" TAKEN_BACK "'"
		" WHERE edition = $edition AND state IN " DELIVERIES_OWED;
	static const char mark[] =
		"UPDATE edition_post SET shown = 0, reason = CASE WHEN " IS_ORGANISERS
		" THEN '" EDITIONS_DROPPED "' ELSE '" TAKEN_BACK "' END"
		" WHERE edition = $edition AND " IS_REFUSED;
	static const char settle[] = "UPDATE edition_post SET reason = NULL"
				     " WHERE edition = $edition"
				     " AND reason = '" POSTS_CARD_GOES "'";
	Db *db = store_writer(store);

	return run_for(db, remove_variants, edition->id, error)
		&& (draft != NULL ? put_anew(db, draft, edition, error)
				  : run_for(db, let_be, edition->id, error))
		&& run_for(db, mark, edition->id, error) && run_for(db, settle, edition->id, error)
		&& erasure_owe(store, error);
}
