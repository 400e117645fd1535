/**
 * Names that must be known again without being kept: of posts and people that were refused, and of
 * people who asked to be forgotten. A name is hashed with HMAC-SHA256 (RFC 2104), cut to 128 bits,
 * under a key of this database's own, so that no list made elsewhere finds it.
 *
 * The key is a row of meta, made from the kernel's randomness when first needed. It lies in the
 * database and not in a file beside it, because a refusal must never be parted from what makes it
 * known: whoever moves or restores the database without such a file would mail again what authors
 * have refused. Who can read the database can read its readers' addresses too; it has mode 0600.
 */
#ifndef TAGDIGEST_STORE_KEYHASH_H
#define TAGDIGEST_STORE_KEYHASH_H

#include <glib.h>
#include <stdbool.h>

#include "store/store.h"

/**
 * Hash one name. Inside a transaction, unless something was hashed in this database before.
 *
 * @name   borrowed.
 * @hash   out, owned: 32 hexadecimal digits.
 * @error  STORE_*, SYSTEM_PERMANENT when there is no randomness for a first key.
 */
bool keyhash_make(Store *store, const char *name, char **hash, GError **error);

/**
 * Hash names for who only looks: where nothing was ever hashed in this database there is nothing to
 * be found either, and the list is empty.
 *
 * @names   borrowed array of char*.
 * @hashes  out, owned array of char*.
 * @error   STORE_*.
 */
bool keyhash_known(Store *store, const GPtrArray *names, GPtrArray **hashes, GError **error);

/** Hash names, as keyhash_make(). @names borrowed array of char*; @hashes out, owned, likewise. */
bool keyhash_all(Store *store, const GPtrArray *names, GPtrArray **hashes, GError **error);

#endif
