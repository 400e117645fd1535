/** Posts that are kept no longer: a part of posts. */
#ifndef TAGDIGEST_STORE_POSTS_EXPIRE_H
#define TAGDIGEST_STORE_POSTS_EXPIRE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/**
 * Delete posts older than a time with all that hangs on them, the oldest first. Inside a
 * transaction; see expiry_step().
 *
 * @posts_max  so many at most.
 * @count  out: how many went.
 * @error  STORE_*.
 */
bool posts_expire(Store *store, int64_t before_s, int posts_max, int *count, GError **error);

#endif
