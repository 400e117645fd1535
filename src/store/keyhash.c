#include "store/keyhash.h"

#include "base/token.h"
#include "store/schema.h"
#include "store/writer.h"

#include <string.h>

#define SECRET_KEY "hash_key" /* in meta */
#define HASH_LENGTH 32        /* hexadecimal digits: half of SHA-256, as RFC 2104 (5) allows */

/* The database's secret, made by whoever hashes first. */
static bool
get_secret(Store *store, char **secret, GError **error)
{
	if (!schema_get(store_db(store), SECRET_KEY, secret, error)) {
		return false;
	}
	return *secret != NULL
		|| (token_new(secret, error)
			&& schema_set(store_writer(store), SECRET_KEY, *secret, error));
}

static bool
get_hasher(Store *store, GHmac **hasher, GError **error)
{
	GHmac **kept = store_hasher(store);

	if (*kept == NULL) {
		g_autofree char *secret = NULL;

		if (!get_secret(store, &secret, error)) {
			return false;
		}
		*kept = g_hmac_new(G_CHECKSUM_SHA256, (const guchar *)secret, strlen(secret));
	}
	*hasher = g_hmac_ref(*kept);
	return true;
}

static char *
hash_name(const GHmac *hasher, const char *name)
{
	g_autoptr(GHmac) hmac = g_hmac_copy(hasher);

	g_hmac_update(hmac, (const guchar *)name, -1);
	return g_strndup(g_hmac_get_string(hmac), HASH_LENGTH);
}

bool
keyhash_make(Store *store, const char *name, char **hash, GError **error)
{
	g_autoptr(GHmac) hasher = NULL;

	if (!get_hasher(store, &hasher, error)) {
		return false;
	}
	*hash = hash_name(hasher, name);
	return true;
}

bool
keyhash_all(Store *store, const GPtrArray *names, GPtrArray **hashes, GError **error)
{
	g_autoptr(GHmac) hasher = NULL;

	if (!get_hasher(store, &hasher, error)) {
		return false;
	}
	*hashes = g_ptr_array_new_full(names->len, g_free);
	for (guint i = 0; i < names->len; i++) {
		g_ptr_array_add(*hashes, hash_name(hasher, g_ptr_array_index(names, i)));
	}
	return true;
}

bool
keyhash_known(Store *store, const GPtrArray *names, GPtrArray **hashes, GError **error)
{
	g_autofree char *secret = NULL;

	if (*store_hasher(store) == NULL
		&& !schema_get(store_db(store), SECRET_KEY, &secret, error)) {
		return false;
	}
	if (*store_hasher(store) == NULL && secret == NULL) {
		*hashes = g_ptr_array_new_with_free_func(g_free);
		return true;
	}
	return keyhash_all(store, names, hashes, error);
}
