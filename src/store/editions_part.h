/** For the parts of editions alone. */
#ifndef TAGDIGEST_STORE_EDITIONS_PART_H
#define TAGDIGEST_STORE_EDITIONS_PART_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/edition.h"
#include "store/db.h"
#include "store/store.h"

/** The condition on `frequency` that editions of a course meet, in SQL. @return static. */
const char *editions_of_course(ScheduleCourse course);

/** A rendering of an edition. Inside a transaction. @variant borrowed. @error STORE_*. */
bool editions_put_variant(Db *db, int64_t edition_id, const Variant *variant, GError **error);

/** What a statement about one edition ($edition) finds: numbers. @ids out, owned set of int64_t.
 * @error STORE_*. */
bool editions_ids(Store *store, const char *sql, int64_t edition_id, GHashTable **ids,
	GError **error);

#endif
