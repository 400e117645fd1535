#include "store/guards.h"

#include "model/delivery.h"
#include "store/db.h"
#include "store/editions_part.h"
#include "store/writer.h"

void
guards_before_clear(GuardsBefore *before)
{
	g_clear_pointer(&before->words, g_free);
}

/* The latest of a course before an edition: id, number, words. @return owned. */
static char *
latest_of(const EditionsCourse *course)
{
	return g_strconcat("SELECT id, number, words FROM edition WHERE digest = $digest"
			   " AND id < $edition AND ",
		editions_of_course(course->course), " ORDER BY id DESC LIMIT $editions", NULL);
}

static bool
read_last(DbStatement *select, GuardsBefore *before, GError **error)
{
	bool has_row;

	if (!db_step(select, &has_row, error)) {
		return false;
	}
	if (has_row) {
		before->number = (int)db_int(select, 1);
		before->words = g_strdup(db_text(select, 2));
	}
	return true;
}

static DbStatement *
prepare(Store *store, const char *sql, const EditionsCourse *course, int64_t edition_id)
{
	DbStatement *select = db_prepare(store_db(store), sql);

	db_bind_text(select, "$digest", course->digest);
	db_bind_int(select, "$edition", edition_id);
	db_bind_int(select, "$editions", GUARDS_EDITIONS_MAX);
	return select;
}

bool
guards_before(Store *store, const EditionsCourse *course, int64_t edition_id, GuardsBefore *before,
	GError **error)
{
	g_autofree char *latest = latest_of(course);
	g_autofree char *counts = g_strconcat(
		"SELECT count(*), COALESCE(max((SELECT count(*) FROM delivery d"
		" WHERE d.edition = l.id)), 0), COALESCE(max((SELECT posts FROM period p"
		" WHERE p.edition = l.id)), 0), (SELECT count(*) FROM delivery t"
		" WHERE t.edition = $edition) FROM (",
		latest, ") AS l", NULL);
	g_autoptr(DbStatement) last = prepare(store, latest, course, edition_id);
	g_autoptr(DbStatement) most = prepare(store, counts, course, edition_id);
	g_auto(GuardsBefore) found = { 0 };
	bool has_row;

	if (!read_last(last, &found, error) || !db_step(most, &has_row, error)) {
		return false;
	}
	found.editions = (int)db_int(most, 0);
	found.readers_max = (int)db_int(most, 1);
	found.posts_max = (int)db_int(most, 2);
	found.readers = (int)db_int(most, 3);
	*before = found;
	found.words = NULL;
	return true;
}

bool
guards_put(Store *store, int64_t edition_id, const char *words, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE edition SET words = $words WHERE id = $edition");

	db_bind_text(update, "$words", words);
	db_bind_int(update, "$edition", edition_id);
	return db_run(update, NULL, error);
}

/* Why an edition is held; NULL: it is not, any more. */
static bool
put_why(Store *store, int64_t edition_id, const char *why, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE edition SET held = $held WHERE id = $edition");

	db_bind_text(update, "$held", why);
	db_bind_int(update, "$edition", edition_id);
	return db_run(update, NULL, error);
}

/* All mails of an edition that are in one state, to another. */
typedef struct Move {
	int64_t edition_id;
	DeliveryState was, became;
	int64_t now_s;
} Move;

static bool
move(Store *store, const Move *step, int *count, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE delivery SET state = $became, changed_s = $now_s WHERE state = $was"
		" AND edition = $edition RETURNING id");

	db_bind_text(update, "$was", delivery_state_name(step->was));
	db_bind_text(update, "$became", delivery_state_name(step->became));
	db_bind_int(update, "$now_s", step->now_s);
	db_bind_int(update, "$edition", step->edition_id);
	return db_run(update, count, error);
}

bool
guards_hold(Store *store, int64_t edition_id, const char *why, int64_t now_s, GError **error)
{
	const Move step = { edition_id, DELIVERY_QUEUED, DELIVERY_HELD, now_s };
	int count;

	return put_why(store, edition_id, why, error) && move(store, &step, &count, error);
}

void
guards_held_free(GuardsHeld *held)
{
	if (held == NULL) {
		return;
	}
	g_free(held->digest);
	g_free(held->why);
	g_free(held);
}

static gpointer
read_held(const DbStatement *row)
{
	GuardsHeld *held = g_new0(GuardsHeld, 1);

	held->edition_id = db_int(row, 0);
	held->number = (int)db_int(row, 1);
	held->digest = g_strdup(db_text(row, 2));
	held->why = g_strdup(db_text(row, 3));
	held->readers = (int)db_int(row, 4);
	return held;
}

bool
guards_held(Store *store, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT e.id, e.number, e.digest, e.held, (SELECT count(*) FROM delivery d"
		" WHERE d.edition = e.id AND d.state = 'held') FROM edition e"
		" WHERE e.held IS NOT NULL ORDER BY e.id");

	return db_collect(select, read_held, (GDestroyNotify)guards_held_free, list, error);
}

bool
guards_answer(Store *store, const GuardsAnswer *answer, int *count, GError **error)
{
	/* As a try that is due: what is queued would be held again where a newer one went. */
	const Move step = { answer->edition_id, DELIVERY_HELD,
		answer->may_go ? DELIVERY_RETRY : DELIVERY_SUPPRESSED, answer->now_s };

	return move(store, &step, count, error) && put_why(store, answer->edition_id, NULL, error);
}

bool
guards_answered(Store *store, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE edition SET held = NULL WHERE held IS NOT NULL AND NOT EXISTS"
		" (SELECT 1 FROM delivery d WHERE d.edition = edition.id AND d.state = 'held')");

	return db_run(update, NULL, error);
}
