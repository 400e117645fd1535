#include "store/keyhash.h"

#include "base/token.h"
#include "store/schema.h"
#include "store/writer.h"

#include <string.h>

#define SECRET_KEY "hash_key" /* in meta */
#define HASH_LENGTH 32        /* hexadecimal digits: half of SHA-256, as RFC 2104 (5) allows */

static bool
get_secret(Store *store, char **secret, GError **error)
{
	Db *db = store_db(store);
	g_autofree char *known = NULL;

	if (!schema_get(db, SECRET_KEY, &known, error)) {
		return false;
	}
	if (known == NULL
	    && (!token_new(&known, error)
		|| !schema_set(store_writer(store), SECRET_KEY, known, error))) {
		return false;
	}
	*secret = g_steal_pointer(&known);
	return true;
}

static char *
hash_name(const char *secret, const char *name)
{
	char *hash = g_compute_hmac_for_string(G_CHECKSUM_SHA256, (const guchar *)secret,
					       strlen(secret), name, -1);

	hash[HASH_LENGTH] = '\0';
	return hash;
}

bool
keyhash_make(Store *store, const char *name, char **hash, GError **error)
{
	g_autofree char *secret = NULL;

	if (!get_secret(store, &secret, error)) {
		return false;
	}
	*hash = hash_name(secret, name);
	return true;
}

bool
keyhash_all(Store *store, const GPtrArray *names, GPtrArray **hashes, GError **error)
{
	g_autofree char *secret = NULL;

	if (!get_secret(store, &secret, error)) {
		return false;
	}
	*hashes = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < names->len; i++) {
		g_ptr_array_add(*hashes, hash_name(secret, g_ptr_array_index(names, i)));
	}
	return true;
}
