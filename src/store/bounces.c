#include "store/bounces.h"

#include "store/db.h"
#include "store/writer.h"

#define MAILED_MAX 100
#define FAILED_MAX 1000

/* Two reports that say of no edition within so long are one. */
#define SAME_S ((int64_t)24 * 60 * 60)

static bool
read_reader(DbStatement *select, BouncesReader *reader, GError **error)
{
	bool has_row;

	if (!db_step(select, &has_row, error)) {
		return false;
	}
	if (has_row) {
		reader->id = db_int(select, 0);
		reader->email = db_dup_text(select, 1);
		reader->email_key = db_dup_text(select, 2);
	}
	return true;
}

bool
bounces_reader_of(Store *store, int64_t subscription_id, BouncesReader *reader, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT u.id, u.email, u.email_key FROM subscriber u"
		" JOIN subscription s ON s.subscriber = u.id WHERE s.id = $id");

	db_bind_int(select, "$id", subscription_id);
	return read_reader(select, reader, error);
}

bool
bounces_reader_get(Store *store, int64_t subscriber_id, BouncesReader *reader, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT id, email, email_key FROM subscriber WHERE id = $id");

	db_bind_int(select, "$id", subscriber_id);
	return read_reader(select, reader, error);
}

void
bounces_reader_clear(BouncesReader *reader)
{
	g_clear_pointer(&reader->email, g_free);
	g_clear_pointer(&reader->email_key, g_free);
	reader->id = 0;
}

bool
bounces_mailed(Store *store, int64_t subscriber_id, int64_t since_s, GArray **mailed,
	GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT d.edition, d.subscription FROM delivery d"
		" JOIN subscription s ON s.id = d.subscription WHERE s.subscriber = $subscriber"
		" AND d.state IN ('sent', 'uncertain', 'sending') AND d.changed_s >= $since"
		" ORDER BY d.id DESC LIMIT $limit");
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(BouncesMailed));
	bool has_row;

	db_bind_int(select, "$subscriber", subscriber_id);
	db_bind_int(select, "$since", since_s);
	db_bind_int(select, "$limit", MAILED_MAX);
	do {
		if (!db_step(select, &has_row, error)) {
			return false;
		}
		if (has_row) {
			const BouncesMailed one = { db_int(select, 0), db_int(select, 1) };

			g_array_append_val(found, one);
		}
	} while (has_row);
	*mailed = g_steal_pointer(&found);
	return true;
}

void
bounces_failed_free(BouncesFailed *failed)
{
	if (failed != NULL) {
		g_free(failed->detail);
		g_free(failed);
	}
}

static gpointer
read_failed(const DbStatement *row)
{
	BouncesFailed *failed = g_new0(BouncesFailed, 1);

	failed->subscriber_id = db_int(row, 0);
	failed->edition_id = db_int(row, 1);
	failed->detail = db_dup_text(row, 2);
	return failed;
}

bool
bounces_failed(Store *store, int64_t since_s, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT s.subscriber, d.edition, d.detail FROM delivery d"
		" JOIN subscription s ON s.id = d.subscription"
		" WHERE d.state = 'failed' AND d.changed_s >= $since AND d.detail IS NOT NULL"
		" AND s.state = 'active' AND d.changed_s >= s.changed_s AND NOT EXISTS"
		" (SELECT 1 FROM bounce b WHERE b.subscriber = s.subscriber"
		" AND b.edition = d.edition) ORDER BY d.id LIMIT $limit");

	db_bind_int(select, "$since", since_s);
	db_bind_int(select, "$limit", FAILED_MAX);
	return db_collect(select, read_failed, (GDestroyNotify)bounces_failed_free, list, error);
}

static bool
is_known(Db *db, const BouncesRow *row, bool *is_there, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		row->edition_id != 0
			? "SELECT 1 FROM bounce WHERE subscriber = $subscriber"
			  " AND is_hard = $is_hard AND edition = $edition"
			: "SELECT 1 FROM bounce WHERE subscriber = $subscriber"
			  " AND is_hard = $is_hard AND edition IS NULL AND came_s > $since");

	db_bind_int(select, "$subscriber", row->subscriber_id);
	db_bind_int(select, "$is_hard", row->is_hard ? 1 : 0);
	if (row->edition_id != 0) {
		db_bind_int(select, "$edition", row->edition_id);
	} else {
		db_bind_int(select, "$since", row->came_s - SAME_S);
	}
	return db_step(select, is_there, error);
}

/* An edition that is not kept any more is none. */
static bool
insert(Db *db, const BouncesRow *row, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO bounce (subscriber, edition, is_hard, class, status, detail, came_s)"
		" VALUES ($subscriber, (SELECT id FROM edition WHERE id = $edition), $is_hard,"
		" $class, $status, $detail, $came_s)");

	db_bind_int(put, "$subscriber", row->subscriber_id);
	db_bind_int(put, "$edition", row->edition_id);
	db_bind_int(put, "$is_hard", row->is_hard ? 1 : 0);
	db_bind_text(put, "$class", row->class);
	db_bind_text(put, "$status", row->status);
	db_bind_text(put, "$detail", row->detail);
	db_bind_int(put, "$came_s", row->came_s);
	return db_run(put, NULL, error);
}

bool
bounces_add(Store *store, const BouncesRow *row, int64_t before_s, bool *is_new, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) forget = db_prepare(db, "DELETE FROM bounce WHERE came_s < $before");
	bool is_there;

	db_bind_int(forget, "$before", before_s);
	if (!db_run(forget, NULL, error) || !is_known(db, row, &is_there, error)
		|| (!is_there && !insert(db, row, error))) {
		return false;
	}
	*is_new = !is_there;
	return true;
}

bool
bounces_tally(Store *store, int64_t subscriber_id, int64_t since_s, BouncesTally *tally,
	GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT COALESCE(SUM(is_hard), 0), COUNT(*),"
		" COALESCE(MIN(CASE WHEN is_hard = 1 THEN came_s END), 0),"
		" COALESCE(MAX(CASE WHEN is_hard = 1 THEN came_s END), 0),"
		" COALESCE(MIN(came_s), 0), COALESCE(MAX(came_s), 0) FROM bounce"
		" WHERE subscriber = $subscriber AND came_s >= $since");
	bool has_row;

	db_bind_int(select, "$subscriber", subscriber_id);
	db_bind_int(select, "$since", since_s);
	*tally = (BouncesTally){ 0 };
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	if (has_row) {
		tally->hard = (int)db_int(select, 0);
		tally->soft = (int)db_int(select, 1) - tally->hard;
		tally->first_hard_s = db_int(select, 2);
		tally->last_hard_s = db_int(select, 3);
		tally->first_s = db_int(select, 4);
		tally->last_s = db_int(select, 5);
	}
	return true;
}

bool
bounces_forget(Store *store, int64_t subscriber_id, GError **error)
{
	g_autoptr(DbStatement) forget = db_prepare(store_writer(store),
		"DELETE FROM bounce WHERE subscriber = $subscriber");

	db_bind_int(forget, "$subscriber", subscriber_id);
	return db_run(forget, NULL, error);
}

void
bounces_suspended_free(BouncesSuspended *suspended)
{
	if (suspended != NULL) {
		g_free(suspended->email);
		g_free(suspended->digest);
		g_free(suspended->why);
		g_free(suspended);
	}
}

static gpointer
read_suspended(const DbStatement *row)
{
	BouncesSuspended *suspended = g_new0(BouncesSuspended, 1);

	suspended->email = db_dup_text(row, 0);
	suspended->digest = db_dup_text(row, 1);
	suspended->state = subscription_state_from_name(db_text(row, 2));
	suspended->since_s = db_int(row, 3);
	suspended->why = db_dup_text(row, 4);
	return suspended;
}

bool
bounces_suspended(Store *store, int limit, int64_t *count, GPtrArray **list, GError **error)
{
	Db *db = store_db(store);
	g_autoptr(DbStatement) counting = db_prepare(db,
		"SELECT COUNT(*) FROM subscription WHERE state IN ('bounced', 'complained')");
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT u.email, s.digest, s.state, s.changed_s, (SELECT c.evidence"
		" FROM subscription_change c WHERE c.subscription = s.id AND c.became = s.state"
		" ORDER BY c.id DESC LIMIT 1) FROM subscription s"
		" JOIN subscriber u ON u.id = s.subscriber"
		" WHERE s.state IN ('bounced', 'complained')"
		" ORDER BY s.changed_s DESC, s.id DESC LIMIT $limit");

	db_bind_int(select, "$limit", limit);
	return db_run_int(counting, count, error)
		&& db_collect(select, read_suspended, (GDestroyNotify)bounces_suspended_free, list,
			error);
}
