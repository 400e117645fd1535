/* The part of editions that undoes one, as long as nobody can have it. */
#include "store/editions.h"

#include "store/deliveries_part.h"
#include "store/erasure.h"
#include "store/posts.h"
#include "store/writer.h"

/* In this order. The period is due again, and its draft is made anew; what a server said of a
 * reader stands. */
static const char *const steps[] = {
	"DELETE FROM witness WHERE edition = $edition",
	"UPDATE bounce SET edition = NULL WHERE edition = $edition",
	"DELETE FROM delivery WHERE edition = $edition",
	"DELETE FROM variant WHERE edition = $edition",
	"DELETE FROM edition_post WHERE edition = $edition",
	"DELETE FROM period WHERE edition = $edition",
	("UPDATE draft SET state = 'open', doc = NULL"
	 " WHERE id = (SELECT draft FROM edition WHERE id = $edition)"),
	"DELETE FROM edition WHERE id = $edition",
};

/* A period that is decided anew is the digest's last: behind a later one its posts would be due no
 * more, and with one by month some of its readers have turned to another course. Nor is it the
 * first, which somebody asked for where nothing had begun (send --last). */
#define IS_DUE_AGAIN \
	"NOT EXISTS (SELECT 1 FROM period l WHERE l.digest = o.digest AND (l.end_s > o.end_s" \
	" OR (l.end_s = o.end_s AND l.frequency <> o.frequency)))" \
	" AND EXISTS (SELECT 1 FROM period f WHERE f.digest = o.digest AND f.end_s < o.end_s)"

/* Those that show a post which was refused since, and that no server can have accepted yet. From
 * others that are owed its words go (editions_redact). */
static bool
find_editions(Db *db, GPtrArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT DISTINCT e.edition FROM edition_post e JOIN post p ON p.id = e.post"
		" JOIN period o ON o.edition = e.edition WHERE " IS_DUE_AGAIN
		" AND (p.hold = '" POSTS_HOLD_DROPPED "' OR e.reason = '" POSTS_CARD_GOES "')"
		" AND e.shown = 1"
		" AND EXISTS (SELECT 1 FROM delivery q WHERE q.edition = e.edition"
		" AND q.state IN " DELIVERIES_OWED ")"
		" AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.edition = e.edition"
		" AND (d.copies > 0 OR d.state IN ('sending', 'sent', 'uncertain')))"
		" ORDER BY e.edition");

	return db_collect(select, db_read_id, g_free, ids, error);
}

static bool
undo(Db *db, int64_t edition_id, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_autoptr(DbStatement) step = db_prepare(db, steps[i]);

		db_bind_int(step, "$edition", edition_id);
		if (!db_run(step, NULL, error)) {
			return false;
		}
	}
	return true;
}

/* The answers that it quoted without a hashtag of ours, which no digest judged and no other edition
 * has: kept for its sake alone. */
static bool
find_quoted(Db *db, int64_t edition_id, GPtrArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT e.post FROM edition_post e JOIN post p ON p.id = e.post"
		" WHERE e.edition = $edition AND e.shown = 1 AND p.doc IS NOT NULL"
		" AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.post = e.post)"
		" AND NOT EXISTS (SELECT 1 FROM edition_post o WHERE o.post = e.post"
		" AND o.edition <> e.edition)");

	db_bind_int(select, "$edition", edition_id);
	return db_collect(select, db_read_id, g_free, ids, error);
}

/* The edition, and then what was kept for it. */
static bool
undo_whole(Store *store, int64_t edition_id, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) when = db_prepare(db,
		"SELECT frozen_s FROM edition WHERE id = $edition");
	g_autoptr(GPtrArray) quoted = NULL;
	int64_t frozen_s;

	db_bind_int(when, "$edition", edition_id);
	if (!db_run_int(when, &frozen_s, error) || !find_quoted(db, edition_id, &quoted, error)
		|| !undo(db, edition_id, error)) {
		return false;
	}
	for (guint i = 0; i < quoted->len; i++) {
		const int64_t *id = g_ptr_array_index(quoted, i);

		if (!posts_forget(store, *id, POST_CONSENT_UNSAID, frozen_s, error)) {
			return false;
		}
	}
	return true;
}

/* Of posts without words nothing is needed any more when no edition has them. */
static bool
remove_emptied(Db *db, GError **error)
{
	g_autoptr(DbStatement) erase = db_prepare(db,
		"DELETE FROM post WHERE hold = '" POSTS_HOLD_DROPPED "' AND doc IS NULL"
		" AND NOT EXISTS (SELECT 1 FROM edition_post e WHERE e.post = post.id)");

	return db_run(erase, NULL, error);
}

static bool
undo_each(Store *store, const GPtrArray *ids, GError **error)
{
	Db *db = store_writer(store);

	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);

		if (!undo_whole(store, *id, error)) {
			return false;
		}
	}
	return remove_emptied(db, error) && erasure_owe(store, error);
}

bool
editions_take_back(Store *store, int *count, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(GPtrArray) ids = NULL;

	if (!find_editions(store_db(store), &ids, error)) {
		return false;
	}
	*count = (int)ids->len;
	return ids->len == 0
		|| (store_transaction_begin(store, &transaction, error)
			&& undo_each(store, ids, error)
			&& store_transaction_commit(&transaction, error));
}
