#include "store/expiry.h"

#include "model/post.h"
#include "store/deliveries_part.h"
#include "store/erasure.h"
#include "store/posts_expire.h"
#include "store/schema.h"
#include "store/writer.h"

#include <string.h>

/* Keys in meta, for ExpiryRounds. */
#define LAST_KEY "expired_s"
#define DOUBTED_KEY "expiry_doubted_s"

/* Besides posts; $before_s in each, a bounded number of rows, one returned for each that goes. */
/* clang-format off */
static const struct {
	const char *sql;
	bool has_words;
} steps[] = {
	{ "UPDATE draft SET doc = NULL, edits = NULL WHERE id IN (SELECT id FROM draft"
	  " WHERE end_s < $before_s AND (doc IS NOT NULL OR edits IS NOT NULL)"
	  " LIMIT $batch) RETURNING id", true },

	{ "DELETE FROM variant WHERE edition IN (SELECT e.id FROM edition e"
	  " JOIN variant v ON v.edition = e.id"
	  " WHERE e.end_s < $before_s AND NOT EXISTS (SELECT 1 FROM delivery d"
	  " WHERE d.edition = e.id AND (d.state = 'sending' OR d.state IN " DELIVERIES_OWED "))"
	  " LIMIT $batch) RETURNING edition", true },

	{ "UPDATE edition SET calendar = NULL WHERE id IN (SELECT e.id FROM edition e"
	  " WHERE e.end_s < $before_s AND e.calendar IS NOT NULL"
	  " AND NOT EXISTS (SELECT 1 FROM variant v WHERE v.edition = e.id)"
	  " LIMIT $batch) RETURNING id", true },

	{ "DELETE FROM event WHERE (source, uid, recurrence) IN (SELECT source, uid, recurrence"
	  " FROM event WHERE over_s < $before_s LIMIT $batch) RETURNING source", true },

	{ "DELETE FROM event_told WHERE (digest, is_by_month, uid) IN (SELECT digest, is_by_month,"
	  " uid FROM event_told WHERE over_s < $before_s LIMIT $batch) RETURNING digest", true },

	{ "DELETE FROM proposal WHERE id IN (SELECT id FROM proposal"
	  " WHERE changed_s < $before_s AND state <> 'asked' LIMIT $batch) RETURNING id",
	  true },

	{ "DELETE FROM dropped WHERE (source, hash) IN (SELECT source, hash FROM dropped"
	  " WHERE day_s < $before_s LIMIT $batch) RETURNING source",
	  false },

	{ "DELETE FROM memo WHERE id IN (SELECT id FROM memo WHERE changed_s < $before_s"
	  " AND (state IN ('sent', 'failed', 'suppressed')"
	  " OR (state = 'uncertain' AND doc IS NULL)) LIMIT $batch) RETURNING id",
	  false },

	{ "DELETE FROM import WHERE (source, name) IN (SELECT source, name FROM import"
	  " WHERE changed_s < $before_s LIMIT $batch) RETURNING source", false },

	{ "DELETE FROM incoming WHERE hash IN (SELECT hash FROM incoming"
	  " WHERE came_s < $before_s LIMIT $batch) RETURNING hash", false },

	{ "DELETE FROM asked WHERE hash IN (SELECT hash FROM asked"
	  " WHERE asked_s < $before_s LIMIT $batch) RETURNING hash", false },

	{ "DELETE FROM bounce WHERE id IN (SELECT id FROM bounce"
	  " WHERE came_s < $before_s LIMIT $batch) RETURNING id", true },

	{ "DELETE FROM chat_unquoted WHERE (tag, hour_s) IN (SELECT tag, hour_s FROM chat_unquoted"
	  " WHERE hour_s < $before_s LIMIT $batch) RETURNING tag", false },

	{ "DELETE FROM consent WHERE hash IN (SELECT hash FROM consent"
	  " WHERE said_s < $before_s AND level < $level LIMIT $batch)"
	  " RETURNING hash", false },
};
/* clang-format on */

static bool
run_step(Db *db, const char *sql, int64_t before_s, int *rows, GError **error)
{
	g_autoptr(DbStatement) step = db_prepare(db, sql);

	db_bind_int(step, "$before_s", before_s);
	db_bind_int(step, "$batch", EXPIRY_BATCH);
	if (strstr(sql, "$level") != NULL) {
		db_bind_int(step, "$level", POST_CONSENT_REFUSED);
	}
	return db_run(step, rows, error);
}

static bool
run_steps(Store *store, int64_t before_s, int *rows, GError **error)
{
	int posts, words;

	if (!posts_expire(store, before_s, EXPIRY_BATCH, &posts, error)) {
		return false;
	}
	*rows = words = posts;
	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		int gone;

		if (!run_step(store_writer(store), steps[i].sql, before_s, &gone, error)) {
			return false;
		}
		*rows += gone;
		words += steps[i].has_words ? gone : 0;
	}
	return words == 0 || erasure_owe(store, error);
}

bool
expiry_step(Store *store, int64_t before_s, int *rows, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	int gone = 0;

	if (!store_transaction_begin(store, &transaction, error)
		|| !run_steps(store, before_s, &gone, error)
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*rows = gone;
	return true;
}

static bool
get_time(Store *store, const char *key, int64_t *time_s, GError **error)
{
	g_autofree char *value = NULL;

	if (!schema_get(store_db(store), key, &value, error)) {
		return false;
	}
	*time_s = value == NULL ? 0 : g_ascii_strtoll(value, NULL, 10);
	return true;
}

static bool
set_time(Store *store, const char *key, int64_t time_s, GError **error)
{
	g_autofree char *value = g_strdup_printf("%" G_GINT64_FORMAT, time_s);

	return schema_set(store_writer(store), key, value, error);
}

bool
expiry_get_rounds(Store *store, ExpiryRounds *rounds, GError **error)
{
	return get_time(store, LAST_KEY, &rounds->last_s, error)
		&& get_time(store, DOUBTED_KEY, &rounds->doubted_s, error);
}

bool
expiry_set_rounds(Store *store, const ExpiryRounds *rounds, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(store, &transaction, error)
		&& set_time(store, LAST_KEY, rounds->last_s, error)
		&& set_time(store, DOUBTED_KEY, rounds->doubted_s, error)
		&& store_transaction_commit(&transaction, error);
}
