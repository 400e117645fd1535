#include "store/events.h"

#include "base/error.h"
#include "store/db.h"
#include "store/writer.h"

static int64_t
over_s(const Event *event)
{
	return event->end_s != DATE_UNKNOWN ? event->end_s : event->start_s;
}

static char *
doc_of(const Event *event)
{
	json_auto_t *json = event_to_json(event);

	return json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS);
}

/* @doc of our own. NULL for one that cannot be read: another version wrote it. */
static Event *
read_doc(const char *doc)
{
	json_auto_t *json = json_loads(doc, 0, NULL);
	Event *event = NULL;

	return json != NULL && event_from_json(json, &event, NULL) ? event : NULL;
}

static bool
put_one(Db *db, int64_t source_id, const Event *event, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO event (source, uid, recurrence, start_s, over_s, doc)"
		" VALUES ($source, $uid, $recurrence, $start_s, $over_s, $doc)"
		" ON CONFLICT (source, uid, recurrence) DO UPDATE SET start_s = excluded.start_s,"
		" over_s = excluded.over_s, doc = excluded.doc WHERE event.doc <> excluded.doc");
	g_autofree char *doc = doc_of(event);

	db_bind_int(put, "$source", source_id);
	db_bind_text(put, "$uid", event->uid);
	db_bind_text(put, "$recurrence", event->recurrence);
	db_bind_int(put, "$start_s", event->start_s);
	db_bind_int(put, "$over_s", over_s(event));
	db_bind_text(put, "$doc", doc);
	return db_run(put, NULL, error);
}

/* By which a date is known in its calendar. @return owned. */
static char *
key_of(const char *uid, const char *recurrence)
{
	return g_strconcat(uid, "\n", recurrence, NULL);
}

static gpointer
read_key(const DbStatement *row)
{
	return key_of(db_text(row, 0), db_text(row, 1));
}

static bool
delete_one(Db *db, int64_t source_id, const char *key, GError **error)
{
	g_autoptr(DbStatement) go = db_prepare(db,
		"DELETE FROM event WHERE source = $source AND uid = $uid"
		" AND recurrence = $recurrence");
	g_auto(GStrv) parts = g_strsplit(key, "\n", 2);

	db_bind_int(go, "$source", source_id);
	db_bind_text(go, "$uid", parts[0]);
	db_bind_text(go, "$recurrence", parts[1]);
	return db_run(go, NULL, error);
}

/* What is still to come, and not in the calendar any more. */
static bool
delete_gone(Db *db, const EventsReading *reading, GError **error)
{
	g_autoptr(GHashTable) there = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT uid, recurrence FROM event WHERE source = $source AND over_s >= $now_s");
	g_autoptr(GPtrArray) keys = NULL;

	for (guint i = 0; i < reading->events->len; i++) {
		const Event *event = g_ptr_array_index(reading->events, i);

		g_hash_table_add(there, key_of(event->uid, event->recurrence));
	}
	db_bind_int(select, "$source", reading->source_id);
	db_bind_int(select, "$now_s", reading->now_s);
	if (!db_collect(select, read_key, g_free, &keys, error)) {
		return false;
	}
	for (guint i = 0; i < keys->len; i++) {
		const char *key = g_ptr_array_index(keys, i);

		if (!g_hash_table_contains(there, key)
			&& !delete_one(db, reading->source_id, key, error)) {
			return false;
		}
	}
	return true;
}

bool
events_put(Store *store, const EventsReading *reading, GError **error)
{
	Db *db = store_writer(store);

	for (guint i = 0; i < reading->events->len; i++) {
		if (!put_one(db, reading->source_id, g_ptr_array_index(reading->events, i),
			    error)) {
			return false;
		}
	}
	return !reading->is_whole || delete_gone(db, reading, error);
}

/* NULL for one that cannot be read. */
static gpointer
read_event(const DbStatement *row)
{
	Event *event = read_doc(db_text(row, 0));

	if (event == NULL) {
		return NULL;
	}
	g_autofree char *uid = event->uid;
	event->uid = g_strdup_printf("%" G_GINT64_FORMAT "/%s", db_int(row, 2), uid);
	g_free(event->source);
	event->source = db_dup_text(row, 1);
	return event;
}

static void
drop_unread(GPtrArray *list)
{
	for (guint i = list->len; i > 0; i--) {
		if (g_ptr_array_index(list, i - 1) == NULL) {
			g_ptr_array_remove_index(list, i - 1);
		}
	}
}

bool
events_between(Store *store, const EventsRange *range, GPtrArray **events, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT e.doc, s.name, s.id FROM event e JOIN source s ON s.id = e.source"
		" WHERE e.start_s >= $from_s AND e.start_s < $until_s"
		" ORDER BY e.start_s, s.name, e.uid, e.recurrence LIMIT $most");

	db_bind_int(select, "$from_s", range->from_s);
	db_bind_int(select, "$until_s", range->until_s);
	db_bind_int(select, "$most", range->most);
	if (!db_collect(select, read_event, (GDestroyNotify)event_free, events, error)) {
		return false;
	}
	drop_unread(*events);
	return true;
}

void
event_told_free(EventTold *told)
{
	if (told != NULL) {
		g_free(told->digest);
		event_free(told->event);
		g_free(told);
	}
}

static gpointer
read_told(const DbStatement *row)
{
	Event *event = read_doc(db_text(row, 1));

	if (event == NULL) {
		return NULL;
	}
	EventTold *told = g_new0(EventTold, 1);
	told->digest = db_dup_text(row, 0);
	told->event = event;
	told->is_by_month = db_int(row, 2) != 0;
	return told;
}

bool
events_told(Store *store, int64_t now_s, GPtrArray **told, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT digest, doc, is_by_month FROM event_told"
		" WHERE over_s >= $now_s"
		" ORDER BY digest, is_by_month, uid");

	db_bind_int(select, "$now_s", now_s);
	if (!db_collect(select, read_told, (GDestroyNotify)event_told_free, told, error)) {
		return false;
	}
	drop_unread(*told);
	return true;
}

bool
events_tell(Store *store, const EditionsCourse *course, const GPtrArray *events, GError **error)
{
	Db *db = store_writer(store);

	for (guint i = 0; i < events->len; i++) {
		const Event *event = g_ptr_array_index(events, i);
		g_autofree char *doc = doc_of(event);
		g_autoptr(DbStatement) put = db_prepare(db,
			"INSERT INTO event_told (digest, is_by_month, uid, over_s, doc)"
			" VALUES ($digest, $is_by_month, $uid, $over_s, $doc)"
			" ON CONFLICT (digest, is_by_month, uid) DO UPDATE"
			" SET over_s = excluded.over_s, doc = excluded.doc");

		db_bind_text(put, "$digest", course->digest);
		db_bind_int(put, "$is_by_month", course->course == SCHEDULE_COURSE_MONTH);
		db_bind_text(put, "$uid", event->uid);
		db_bind_int(put, "$over_s", over_s(event));
		db_bind_text(put, "$doc", doc);
		if (!db_run(put, NULL, error)) {
			return false;
		}
	}
	return true;
}
