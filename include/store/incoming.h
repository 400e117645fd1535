/** Messages that came in and were for us: each does what it asks once. */
#ifndef TAGDIGEST_STORE_INCOMING_H
#define TAGDIGEST_STORE_INCOMING_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/**
 * Whether it was handled before. Inside a transaction.
 *
 * @name    borrowed: what tells a message from all others; it is hashed (store/keyhash).
 * @is_new  out.
 * @error   STORE_*, SYSTEM_PERMANENT.
 */
bool incoming_is_new(Store *store, const char *name, bool *is_new, GError **error);

/** It was handled. @what borrowed: one word for it. Inside a transaction, as incoming_is_new(). */
bool incoming_put(Store *store, const char *name, const char *what, int64_t came_s, GError **error);

#endif
