#include "store/drafts.h"

#include "base/error.h"
#include "store/db.h"
#include "store/writer.h"

static void
bind_draft(DbStatement *put, const Draft *draft)
{
	json_auto_t *json = draft_to_json(draft);
	char *doc = json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS);

	db_bind_text(put, "$digest", draft->digest);
	db_bind_text(put, "$frequency", schedule_frequency_name(draft->frequency));
	db_bind_int(put, "$start_s", draft->period_start_s);
	db_bind_int(put, "$end_s", draft->period_end_s);
	db_bind_text(put, "$doc", doc);
	free(doc);
}

bool
drafts_put(Store *store, Draft *draft, int64_t deadline_s, int64_t now_s, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO draft (digest, frequency, start_s, end_s, state, deadline_s, doc,"
		" made_s, changed_s) VALUES ($digest, $frequency, $start_s, $end_s, $state,"
		" $deadline_s, $doc, $made_s, $changed_s)"
		" ON CONFLICT (digest, frequency, end_s) DO UPDATE SET start_s = excluded.start_s,"
		" deadline_s = excluded.deadline_s, doc = excluded.doc,"
		" changed_s = excluded.changed_s WHERE draft.state = excluded.state RETURNING id");
	int64_t made;

	bind_draft(put, draft);
	db_bind_text(put, "$state", draft_state_name(DRAFT_OPEN));
	db_bind_int(put, "$deadline_s", deadline_s);
	db_bind_int(put, "$made_s", now_s);
	db_bind_int(put, "$changed_s", now_s);
	if (!db_run_int(put, &made, error)) {
		return false;
	}
	if (made == 0) {
		return db_refuse(db, error, ERROR_STORE_PERMANENT,
			"digest %s: the %s draft of that period is decided already", draft->digest,
			schedule_frequency_name(draft->frequency));
	}
	draft->id = made;
	return true;
}

bool
drafts_freeze(Store *store, int64_t id, int64_t now_s, GError **error)
{
	Db *db = store_writer(store);
	g_autoptr(DbStatement) update = db_prepare(db,
		"UPDATE draft SET state = $state, changed_s = $changed_s"
		" WHERE id = $id AND state = $was RETURNING id");
	int rows;

	db_bind_text(update, "$state", draft_state_name(DRAFT_FROZEN));
	db_bind_int(update, "$changed_s", now_s);
	db_bind_int(update, "$id", id);
	db_bind_text(update, "$was", draft_state_name(DRAFT_OPEN));
	if (!db_run(update, &rows, error)) {
		return false;
	}
	return rows == 1
		|| db_refuse(db, error, ERROR_STORE_PERMANENT,
			"draft %" G_GINT64_FORMAT " is not open", id);
}

bool
drafts_empty(Store *store, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE draft SET doc = NULL WHERE state = $state AND doc IS NOT NULL");

	db_bind_text(update, "$state", draft_state_name(DRAFT_OPEN));
	return db_run(update, NULL, error);
}
