/**
 * The database: opening it, and its transactions. The nouns of the store (posts, sources, drafts,
 * subscribers, deliveries, hosts) have a module each, all over this handle and store/db.
 *
 * Every writer begins IMMEDIATE; an error ends the transaction: from then on all is refused until
 * store_rollback() or store_commit(), which fails, so that nothing is ever half written. SQLite has
 * WAL, foreign keys and synchronous=FULL, since a delivery that was recorded must survive a power
 * cut.
 *
 * What says "inside a transaction" must be called between store_begin() and store_commit(). What
 * does not is one step by itself, or a part of the transaction that is open.
 */
#ifndef TAGDIGEST_STORE_STORE_H
#define TAGDIGEST_STORE_STORE_H

#include <glib.h>
#include <stdbool.h>

typedef struct Store Store;

typedef enum StoreMode {
	STORE_READ,  /* must exist; not one byte of it changes (PATH-wal and PATH-shm may come) */
	STORE_WRITE, /* made and migrated when needed */
} StoreMode;

/**
 * Open the database.
 *
 * @path       borrowed: the file; its folder exists. Made with mode 0600.
 * @ini        borrowed: absolute path of the ini it serves; remembered the first time.
 * @any_ini    accept a database that was made with another ini (state_dir said so).
 * @store      out, owned (store_close).
 * @error      STORE_PERMANENT when damaged, newer than this program or missing (STORE_READ);
 *             CONFIG_PERMANENT when it belongs to another ini; STORE_TEMPORARY when busy. *store is
 *             untouched.
 */
bool store_open(const char *path, StoreMode mode, const char *ini, bool any_ini, Store **store,
		GError **error);

/**
 * A database in memory with the schema in it, for preview before there is one and for tests.
 *
 * @store  out, owned (store_close).
 * @error  STORE_PERMANENT.
 */
bool store_open_empty(Store **store, GError **error);

/** @store owned, may be NULL; an open transaction is rolled back. */
void store_close(Store *store);

/**
 * Begin writing; no transaction may be open.
 *
 * @error  STORE_TEMPORARY when another process writes for over ten seconds.
 */
bool store_begin(Store *store, GError **error);

/** Make it durable; on false the transaction is gone. @error STORE_*. */
bool store_commit(Store *store, GError **error);

/** Forget it; harmless when none is open. */
void store_rollback(Store *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

#endif
