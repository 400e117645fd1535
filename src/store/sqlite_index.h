/** The index of words in SQLite: FTS5 (sqlite.org/fts5.html). */
#ifndef TAGDIGEST_STORE_SQLITE_INDEX_H
#define TAGDIGEST_STORE_SQLITE_INDEX_H

#include "store/db.h"

extern const DbIndex sqlite_index;

#endif
