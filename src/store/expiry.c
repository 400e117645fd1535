#include "store/expiry.h"

#include "model/post.h"
#include "store/erasure.h"
#include "store/posts_expire.h"
#include "store/schema.h"
#include "store/writer.h"

#include <string.h>

/* The key in meta of when the last round was. */
#define LAST_KEY "expired_s"

/* Besides posts; $before_s in each, a bounded number of rows, one returned for each that goes. */
static const struct {
	const char *sql;
	bool has_words;
} steps[] = {
	{ "UPDATE draft SET doc = NULL, edits = NULL WHERE id IN (SELECT id FROM draft"
	  " WHERE end_s < $before_s AND (doc IS NOT NULL OR edits IS NOT NULL)"
	  " ORDER BY id LIMIT $batch) RETURNING id", true },

	{ "DELETE FROM variant WHERE edition IN (SELECT e.id FROM edition e"
	  " WHERE e.end_s < $before_s AND NOT EXISTS (SELECT 1 FROM delivery d"
	  " WHERE d.edition = e.id AND d.state IN ('queued', 'sending', 'retry'))"
	  " AND EXISTS (SELECT 1 FROM variant v WHERE v.edition = e.id)"
	  " ORDER BY e.id LIMIT $batch) RETURNING edition", true },

	{ "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE post IS NULL"
	  " AND coalesce(end_s, start_s) < $before_s ORDER BY id LIMIT $batch) RETURNING id",
	  true },

	{ "DELETE FROM dropped WHERE (source, hash) IN (SELECT source, hash FROM dropped"
	  " WHERE day_s < $before_s ORDER BY source, hash LIMIT $batch) RETURNING source",
	  false },

	{ "DELETE FROM consent WHERE hash IN (SELECT hash FROM consent"
	  " WHERE said_s < $before_s AND level < $level ORDER BY hash LIMIT $batch)"
	  " RETURNING hash", false },
};

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

bool
expiry_last(Store *store, int64_t *last_s, GError **error)
{
	g_autofree char *value = NULL;

	if (!schema_get(store_db(store), LAST_KEY, &value, error)) {
		return false;
	}
	*last_s = value == NULL ? 0 : g_ascii_strtoll(value, NULL, 10);
	return true;
}

bool
expiry_set_last(Store *store, int64_t last_s, GError **error)
{
	g_autofree char *value = g_strdup_printf("%" G_GINT64_FORMAT, last_s);
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(store, &transaction, error)
	       && schema_set(store_db(store), LAST_KEY, value, error)
	       && store_transaction_commit(&transaction, error);
}
