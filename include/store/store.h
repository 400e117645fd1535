/**
 * The database: opening it, and its transactions. The nouns of the store (posts, sources, drafts,
 * editions, subscribers, deliveries, hosts) have a module each, all over this handle and store/db.
 *
 * Every writer begins IMMEDIATE; an error ends the transaction: from then on all is refused until
 * it is rolled back or committed, which fails, so that nothing is ever half written. SQLite has
 * WAL, foreign keys and synchronous=FULL, since a delivery that was recorded must survive a power
 * cut.
 *
 * What says "inside a transaction" must be called while a StoreTransaction is open. What does not
 * is one step by itself, or a part of the transaction that is open.
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

/** Which database is opened, and for what. Borrowed. */
typedef struct StoreWish {
	const char *path; /* the file; its folder exists. Made with mode 0600 */
	StoreMode mode;
	const char *ini; /* absolute path of the ini it serves; remembered the first time */
	bool any_ini;    /* accept one that was made with another ini (state_dir said so) */
} StoreWish;

/**
 * Open the database.
 *
 * @store  out, owned (store_close).
 * @error  STORE_PERMANENT when damaged, newer than this program, made by 0.1.0 (then nothing in it
 *         or beside it changes) or missing (STORE_READ); CONFIG_PERMANENT when it belongs to
 * another ini; STORE_TEMPORARY when busy. *store is untouched.
 */
bool store_open(const StoreWish *wish, Store **store, GError **error);

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
 * A transaction that ends with the scope it stands in: what was not committed is rolled back.
 *
 *	g_auto(StoreTransaction) transaction = { 0 };
 *
 *	return store_transaction_begin(store, &transaction, error) && …
 *	       && store_transaction_commit(&transaction, error);
 *
 * It is short: nothing is waited for while one is open, since all other writers wait for it.
 */
typedef struct StoreTransaction {
	Store *store; /* borrowed; NULL when none is open */
	bool is_part; /* of one that was open already, which it neither commits nor rolls back */
} StoreTransaction;

/**
 * Begin writing; no transaction may be open. Writers of all processes are served in turn.
 *
 * @transaction  out; empty.
 * @error        STORE_TEMPORARY when another process writes for over ten seconds.
 */
bool store_transaction_begin(Store *store, StoreTransaction *transaction, GError **error);

/**
 * As store_transaction_begin(), for a part of something larger: its commit does not wait for the
 * disk and is durable with the next one that does. What is committed later is never kept without
 * what was committed earlier.
 */
bool store_transaction_begin_lazy(Store *store, StoreTransaction *transaction, GError **error);

/**
 * Begin a transaction, or be a part of the one that is open.
 *
 * @transaction  out; store_transaction_commit() makes it durable if it was begun here.
 * @error        STORE_*.
 */
bool store_transaction_join(Store *store, StoreTransaction *transaction, GError **error);

/**
 * Look at one state, whatever other processes write meanwhile, until store_transaction_clear() or
 * the end of the scope; no transaction may be open, and nothing may be written.
 *
 * @transaction  out; empty.
 * @error        STORE_*.
 */
bool store_transaction_begin_read(Store *store, StoreTransaction *transaction, GError **error);

/** Make it durable; on false it is gone. @error STORE_*. */
bool store_transaction_commit(StoreTransaction *transaction, GError **error);

/** Forget it; harmless when none is open. @transaction borrowed, emptied. */
void store_transaction_clear(StoreTransaction *transaction);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(StoreTransaction, store_transaction_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Store, store_close)

#endif
