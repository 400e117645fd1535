/** What somebody was told and when, so that news is told once (flow/tell). */
#ifndef TAGDIGEST_STORE_TOLD_H
#define TAGDIGEST_STORE_TOLD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/** A row. Plain data. */
typedef struct ToldRow {
	char *what;     /* owned: the teller's own name for it */
	int64_t told_s; /* Unix seconds UTC */
} ToldRow;

/** @row owned, may be NULL. */
void told_row_free(ToldRow *row);

/** All that @whom (borrowed) was told, by name. @rows out, owned array of ToldRow. @error STORE_*.
 */
bool told_all(Store *store, const char *whom, GPtrArray **rows, GError **error);

/** @what was told to @whom at @at_s, for the first time or again. Inside a transaction. @error
 * STORE_*. */
bool told_put(Store *store, const char *what, const char *whom, int64_t at_s, GError **error);

/** It is no news any more, or was taken back. Inside a transaction. @error STORE_*. */
bool told_forget(Store *store, const char *what, const char *whom, GError **error);

#endif
