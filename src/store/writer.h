/** For the modules of the store alone: from the handle to its connection. */
#ifndef TAGDIGEST_STORE_WRITER_H
#define TAGDIGEST_STORE_WRITER_H

#include <glib.h>
#include <stdbool.h>

#include "store/db.h"
#include "store/store.h"

/** The connection, to read, or to write one statement. @return borrowed. */
Db *store_db(Store *store);

/** Where store/keyhash keeps what it hashes with: until a transaction is rolled back, which may
 * have made its key. */
GHmac **store_hasher(Store *store);

/** The connection of a transaction, which the caller must have begun. @return borrowed. */
Db *store_writer(Store *store);

#endif
