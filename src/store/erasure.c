#include "store/erasure.h"

#include "store/index_part.h"
#include "store/schema.h"
#include "store/writer.h"

/* The key in meta of how often words were deleted since the file was last written anew. */
#define OWED_KEY "erasures_owed"

static bool
get_owed(Db *db, int64_t *owed, GError **error)
{
	g_autofree char *value = NULL;

	if (!schema_get(db, OWED_KEY, &value, error)) {
		return false;
	}
	*owed = value == NULL ? 0 : g_ascii_strtoll(value, NULL, 10);
	return true;
}

bool
erasure_owe(Store *store, GError **error)
{
	Db *db = store_writer(store);
	g_autofree char *more = NULL;
	int64_t owed;

	if (!get_owed(db, &owed, error) || !index_drop(db, error)) {
		return false;
	}
	more = g_strdup_printf("%" G_GINT64_FORMAT, owed + 1);
	return schema_set(db, OWED_KEY, more, error);
}

/* What another process deleted meanwhile is owed still. */
static bool
settle(Store *store, int64_t owed, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	int64_t now_owed;

	return store_transaction_begin(store, &transaction, error)
		&& get_owed(store_db(store), &now_owed, error)
		&& (now_owed != owed || schema_set(store_db(store), OWED_KEY, "0", error))
		&& store_transaction_commit(&transaction, error);
}

bool
erasure_is_owed(Store *store, bool *is_owed, GError **error)
{
	int64_t owed;

	if (!get_owed(store_db(store), &owed, error)) {
		return false;
	}
	*is_owed = owed != 0;
	return true;
}

static bool
pay(Store *store, int64_t owed, bool *is_clean, GError **error)
{
	return db_erase(store_db(store), is_clean, error)
		&& (!*is_clean || settle(store, owed, error));
}

bool
erasure_do(Store *store, bool *is_owed, GError **error)
{
	bool is_clean = true;
	int64_t owed;

	if (!get_owed(store_db(store), &owed, error)) {
		return false;
	}
	if (owed != 0 && !pay(store, owed, &is_clean, error)) {
		return false;
	}
	if (is_owed != NULL) {
		*is_owed = !is_clean;
	}
	return true;
}
