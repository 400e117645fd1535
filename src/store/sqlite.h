/**
 * SQLite behind store/db: WAL, foreign keys, and synchronous=FULL, since a delivery that was
 * recorded must survive a power cut.
 */
#ifndef TAGDIGEST_STORE_SQLITE_H
#define TAGDIGEST_STORE_SQLITE_H

#include <glib.h>
#include <stdbool.h>

#include "store/db.h"

/**
 * Open a file to read and write it. Writers of all processes queue at PATH-lock (a lock of the
 * kernel's), in turn, before they begin.
 *
 * @path     borrowed; made empty with mode 0600 when missing, whatever the umask allows more.
 * @wait_ms  how long to wait for another process that writes.
 * @db       out, owned (db_close).
 * @error    STORE_PERMANENT when it is damaged, no database or out of reach; STORE_TEMPORARY when
 *           busy. *db is untouched.
 */
bool sqlite_open(const char *path, int wait_ms, Db **db, GError **error);

/**
 * Open a file that must be there, to read it: not one byte of it changes, although files named
 * PATH-wal and PATH-shm may come beside it. Else as sqlite_open().
 */
bool sqlite_open_read_only(const char *path, int wait_ms, Db **db, GError **error);

/**
 * Open a file that must be there for a look at it: nothing in it or beside it changes, and what
 * another process writes meanwhile may be missed. Else as sqlite_open_read_only().
 */
bool sqlite_open_to_look(const char *path, Db **db, GError **error);

/** A database in memory. @db out, owned (db_close). @error STORE_PERMANENT. */
bool sqlite_open_memory(Db **db, GError **error);

#endif
