/**
 * The tables, and how a database of an older program gets them.
 *
 * A migration is a file NNNN-name.sql in which four words stand for what engines spell differently:
 * {id} {int} {blob} {strict}. The number of the last one that ran is the schema version, a row of
 * the table meta, which the first migration makes. A migration that was released never changes.
 */
#ifndef TAGDIGEST_STORE_SCHEMA_H
#define TAGDIGEST_STORE_SCHEMA_H

#include <glib.h>
#include <stdbool.h>

#include "base/embedded.h"
#include "store/db.h"

/** The version that a database has. @version out, 0 when nothing is in it. @error STORE_*. */
bool schema_version(Db *db, int *version, GError **error);

/**
 * Whether tagdigest 0.1.0 made the database: its tables were drawn anew, and no migration leads
 * from them to ours. @is_old out. @error STORE_*.
 */
bool schema_is_of_0_1(Db *db, bool *is_old, GError **error);

/** The version that the migrations lead to. @files borrowed, sorted, ended by a NULL name. */
int schema_newest(const EmbeddedFile *files);

/**
 * Run the migrations that are missing. Inside a transaction, so that all or none is done.
 *
 * @files  borrowed, as for schema_newest().
 * @error  STORE_*, naming the migration.
 */
bool schema_migrate(Db *db, const EmbeddedFile *files, GError **error);

/**
 * What the database remembers under a key. @value out, owned, NULL when nothing.
 * @error STORE_*.
 */
bool schema_get(Db *db, const char *key, char **value, GError **error);

/** Remember a value; one that is there is replaced. @key and @value borrowed. @error STORE_*. */
bool schema_set(Db *db, const char *key, const char *value, GError **error);

#endif
