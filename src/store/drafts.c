#include "store/drafts.h"

#include "base/error.h"
#include "store/db.h"
#include "store/writer.h"

#include <stdlib.h>

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

/* ---- what the organiser makes of it ---- */

#define ROW \
	"SELECT id, digest, frequency, start_s, end_s, state, deadline_s, made_s, edits FROM draft"

void
draft_row_clear(DraftRow *row)
{
	g_clear_pointer(&row->digest, g_free);
	g_clear_pointer(&row->review, draft_review_free);
}

static bool
put_row(Db *db, DraftRow *row, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO draft (digest, frequency, start_s, end_s, state, deadline_s, edits,"
		" made_s, changed_s) VALUES ($digest, $frequency, $start_s, $end_s, $state,"
		" $deadline_s, $edits, $made_s, $made_s)"
		" ON CONFLICT (digest, frequency, end_s) DO UPDATE SET start_s = excluded.start_s,"
		" deadline_s = excluded.deadline_s, edits = excluded.edits,"
		" changed_s = excluded.changed_s WHERE draft.state = excluded.state RETURNING id");
	json_auto_t *json = draft_review_to_json(row->review);
	char *edits = json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS);

	db_bind_text(put, "$digest", row->digest);
	db_bind_text(put, "$frequency", schedule_frequency_name(row->frequency));
	db_bind_int(put, "$start_s", row->start_s);
	db_bind_int(put, "$end_s", row->end_s);
	db_bind_text(put, "$state", draft_state_name(DRAFT_OPEN));
	db_bind_int(put, "$deadline_s", row->deadline_s);
	db_bind_text(put, "$edits", edits);
	db_bind_int(put, "$made_s", now_s);
	free(edits);
	return db_run_int(put, &row->id, error);
}

bool
drafts_put_review(Store *store, DraftRow *row, int64_t now_s, GError **error)
{
	Db *db = store_writer(store);

	if (!put_row(db, row, now_s, error)) {
		return false;
	}
	return row->id != 0
		|| db_refuse(db, error, ERROR_STORE_PERMANENT,
			"digest %s: the draft of that period is decided already", row->digest);
}

static bool
read_review(const DbStatement *find, DraftReview **review, GError **error)
{
	json_auto_t *json = NULL;

	if (db_is_null(find, 8)) {
		*review = draft_review_new();
		return true;
	}
	json = json_loads(db_text(find, 8), JSON_REJECT_DUPLICATES, NULL);
	if (!draft_review_from_json(json, review, error)) {
		g_prefix_error(error, "draft %" G_GINT64_FORMAT ": ", db_int(find, 0));
		return false;
	}
	return true;
}

static bool
read_row(DbStatement *find, DraftRow *row, GError **error)
{
	bool has_row;

	if (!db_step(find, &has_row, error)) {
		return false;
	}
	if (!has_row) {
		return true;
	}
	if (!read_review(find, &row->review, error)) {
		return false;
	}
	row->id = db_int(find, 0);
	row->digest = db_dup_text(find, 1);
	row->frequency = schedule_frequency_from_name(db_text(find, 2));
	row->start_s = db_int(find, 3);
	row->end_s = db_int(find, 4);
	row->state = g_strcmp0(db_text(find, 5), draft_state_name(DRAFT_OPEN)) == 0 ? DRAFT_OPEN
										    : DRAFT_FROZEN;
	row->deadline_s = db_int(find, 6);
	row->made_s = db_int(find, 7);
	return true;
}

bool
drafts_get(Store *store, int64_t id, DraftRow *row, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(store_db(store), ROW " WHERE id = $id");

	db_bind_int(find, "$id", id);
	return read_row(find, row, error);
}

bool
drafts_find(Store *store, const DraftPeriod *period, DraftRow *row, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(store_db(store),
		ROW " WHERE digest = $digest AND frequency = $frequency AND end_s = $end_s");

	db_bind_text(find, "$digest", period->digest);
	db_bind_text(find, "$frequency", schedule_frequency_name(period->frequency));
	db_bind_int(find, "$end_s", period->end_s);
	return read_row(find, row, error);
}

bool
drafts_edition(Store *store, int64_t id, int *number, int64_t *frozen_s, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(store_db(store),
		"SELECT number, frozen_s FROM edition WHERE draft = $draft");
	bool has_row;

	db_bind_int(find, "$draft", id);
	if (!db_step(find, &has_row, error)) {
		return false;
	}
	*number = has_row ? (int)db_int(find, 0) : 0;
	*frozen_s = has_row ? db_int(find, 1) : 0;
	return true;
}

bool
drafts_last_open(Store *store, const char *digest, DraftRow *row, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(store_db(store),
		ROW " WHERE digest = $digest AND state = $state AND edits IS NOT NULL"
		    " ORDER BY end_s DESC LIMIT 1");

	db_bind_text(find, "$digest", digest);
	db_bind_text(find, "$state", draft_state_name(DRAFT_OPEN));
	return read_row(find, row, error);
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
