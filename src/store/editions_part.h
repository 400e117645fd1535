/** For the parts of editions alone. */
#ifndef TAGDIGEST_STORE_EDITIONS_PART_H
#define TAGDIGEST_STORE_EDITIONS_PART_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/edition.h"
#include "store/db.h"

/** A rendering of an edition. Inside a transaction. @variant borrowed. @error STORE_*. */
bool editions_put_variant(Db *db, int64_t edition_id, const Variant *variant, GError **error);

#endif
