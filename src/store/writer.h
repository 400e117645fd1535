/** For the modules of the store alone: from the handle to its connection. */
#ifndef TAGDIGEST_STORE_WRITER_H
#define TAGDIGEST_STORE_WRITER_H

#include <glib.h>
#include <stdbool.h>

#include "store/db.h"
#include "store/store.h"

/** The connection, to read, or to write one statement. @return borrowed. */
Db *store_db(Store *store);

/** The connection of a transaction, which the caller must have begun. @return borrowed. */
Db *store_writer(Store *store);

/**
 * Begin a transaction unless one is open.
 *
 * @is_own  out: one was begun here, and store_leave() ends it.
 * @error   STORE_*.
 */
bool store_enter(Store *store, bool *is_own, GError **error);

/**
 * End what store_enter() began: commit when @is_done, else roll back.
 *
 * @error  STORE_*; already set when not @is_done.
 * @return whether it is done and, if it was our own to do, durable.
 */
bool store_leave(Store *store, bool is_own, bool is_done, GError **error);

#endif
