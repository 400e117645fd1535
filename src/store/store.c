#include "store/store.h"

#include "base/embedded.h"
#include "base/error.h"
#include "store/db.h"
#include "store/schema.h"
#include "store/sqlite.h"
#include "store/writer.h"

#include <errno.h>
#include <unistd.h>

#define WAIT_MS (10 * 1000) /* for another process that writes */

/* The key in meta of the ini that the database was made with. */
#define INI_KEY "ini"

struct Store {
	Db *db;
	GHmac *hasher; /* owned: of store/keyhash, NULL until it is needed */
};

static Store *
store_new(Db *db)
{
	Store *store = g_new0(Store, 1);

	store->db = db;
	return store;
}

static bool
refuse_missing(const char *path, GError **error)
{
	error_set(error, ERROR_STORE_PERMANENT,
		"no database yet: %s (`tagdigest poll` or `import` makes it)", path);
	return false;
}

/* Make the tables that are missing, and remember the ini if this is the first time. */
static bool
migrate(Db *db, const char *ini, GError **error)
{
	g_autofree char *known = NULL;

	return db_begin(db, error) && schema_migrate(db, migration_files, error)
		&& schema_get(db, INI_KEY, &known, error)
		&& (known != NULL || schema_set(db, INI_KEY, ini, error)) && db_commit(db, error);
}

static bool
check_version(Db *db, const StoreWish *wish, GError **error)
{
	const int newest = schema_newest(migration_files);
	int version;

	if (!schema_version(db, &version, error)) {
		return false;
	}
	if (version > newest) {
		error_set(error, ERROR_STORE_PERMANENT,
			"%s: made by a newer tagdigest (its schema is %d, this program's %d)",
			wish->path, version, newest);
		return false;
	}
	if (version == newest) {
		return true;
	}
	if (wish->mode == STORE_WRITE) {
		return migrate(db, wish->ini, error);
	}
	if (version == 0) {
		return refuse_missing(wish->path, error);
	}
	error_set(error, ERROR_STORE_PERMANENT,
		"%s: made by an older tagdigest (`tagdigest poll` brings it up to date)",
		wish->path);
	return false;
}

static bool
check_ini(Db *db, const StoreWish *wish, GError **error)
{
	g_autofree char *known = NULL;

	if (wish->any_ini) {
		return true;
	}
	if (!schema_get(db, INI_KEY, &known, error)) {
		return false;
	}
	if (g_strcmp0(known, wish->ini) != 0) {
		g_autofree char *folder = g_path_get_dirname(wish->path);
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s belongs to %s, not to %s (where the ini has moved, the line `state_dir "
			"= %s` below [tagdigest] takes the database over; with another folder this "
			"ini begins its own)",
			wish->path, known != NULL ? known : "no ini", wish->ini, folder);
		return false;
	}
	return true;
}

/*
 * Nothing is written to what 0.1.0 made, not even by opening it to write, so that 0.1.0 can still
 * be asked for its readers. What cannot be looked at is no matter here: opening it says why.
 */
static bool
refuse_0_1(const char *path, GError **error)
{
	g_autoptr(Db) db = NULL;
	bool is_old = false;

	if (access(path, F_OK) != 0 || !sqlite_open_to_look(path, &db, NULL)
		|| !schema_is_of_0_1(db, &is_old, NULL) || !is_old) {
		return true;
	}
	error_set(error, ERROR_STORE_PERMANENT,
		"%s was made by tagdigest 0.1.0, and 0.2.0 begins a new database; this one is as "
		"it was. To keep its readers, let 0.1.0 write them down first, `tagdigest "
		"subscribers list --all --json >readers.json`; then move the file away, and "
		"`tagdigest subscribers import readers.json` (who had left stays out)",
		path);
	return false;
}

bool
store_open(const StoreWish *wish, Store **store, GError **error)
{
	const bool is_to_read = wish->mode == STORE_READ;
	g_autoptr(Db) db = NULL;

	if (is_to_read && access(wish->path, F_OK) != 0 && errno == ENOENT) {
		return refuse_missing(wish->path, error);
	}
	if (!refuse_0_1(wish->path, error)) {
		return false;
	}
	const bool is_open = is_to_read ? sqlite_open_read_only(wish->path, WAIT_MS, &db, error)
					: sqlite_open(wish->path, WAIT_MS, &db, error);
	if (!is_open || !check_version(db, wish, error) || !check_ini(db, wish, error)) {
		return false;
	}
	*store = store_new(g_steal_pointer(&db));
	return true;
}

bool
store_open_empty(Store **store, GError **error)
{
	g_autoptr(Db) db = NULL;

	if (!sqlite_open_memory(&db, error) || !db_begin(db, error)
		|| !schema_migrate(db, migration_files, error) || !db_commit(db, error)) {
		return false;
	}
	*store = store_new(g_steal_pointer(&db));
	return true;
}

/* Its key may have been made in a transaction that is no more. */
static void
forget_hasher(Store *store)
{
	g_clear_pointer(&store->hasher, g_hmac_unref);
}

void
store_close(Store *store)
{
	if (store != NULL) {
		db_close(store->db);
		forget_hasher(store);
		g_free(store);
	}
}

bool
store_transaction_begin(Store *store, StoreTransaction *transaction, GError **error)
{
	if (!db_begin(store->db, error)) {
		return false;
	}
	*transaction = (StoreTransaction){ .store = store };
	return true;
}

bool
store_transaction_begin_lazy(Store *store, StoreTransaction *transaction, GError **error)
{
	if (!db_begin_lazy(store->db, error)) {
		return false;
	}
	*transaction = (StoreTransaction){ .store = store };
	return true;
}

bool
store_transaction_begin_read(Store *store, StoreTransaction *transaction, GError **error)
{
	if (!db_begin_read(store->db, error)) {
		return false;
	}
	*transaction = (StoreTransaction){ .store = store };
	return true;
}

bool
store_transaction_join(Store *store, StoreTransaction *transaction, GError **error)
{
	if (!db_is_writing(store->db)) {
		return store_transaction_begin(store, transaction, error);
	}
	*transaction = (StoreTransaction){ .store = store, .is_part = true };
	return true;
}

bool
store_transaction_commit(StoreTransaction *transaction, GError **error)
{
	Store *store = g_steal_pointer(&transaction->store);

	if (transaction->is_part || db_commit(store->db, error)) {
		return true;
	}
	forget_hasher(store);
	return false;
}

void
store_transaction_clear(StoreTransaction *transaction)
{
	Store *store = g_steal_pointer(&transaction->store);

	if (store != NULL && !transaction->is_part) {
		db_rollback(store->db);
		forget_hasher(store);
	}
}

GHmac **
store_hasher(Store *store)
{
	return &store->hasher;
}

Db *
store_db(Store *store)
{
	return store->db;
}

Db *
store_writer(Store *store)
{
	g_assert(db_is_writing(store->db));
	return store->db;
}
