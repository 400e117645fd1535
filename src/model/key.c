#include "model/key.h"

#include "base/prefix.h"

#include <string.h>

static const struct {
	const char *word;
	KeyStrength strength;
} words[] = {
	{ "uri:", KEY_URI },
	{ "guid:", KEY_GUID },
	{ "url:", KEY_URL },
};

KeyStrength
key_strength(const char *key)
{
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		if (prefix_stands_at(key, words[i].word)) {
			return words[i].strength;
		}
	}
	return KEY_TEXT;
}

char *
key_home(const char *key)
{
	const char *host = NULL;

	if (prefix_stands_at(key, "url:")) {
		host = key + strlen("url:"); /* canonical ones have no scheme (text/url) */
	} else if (prefix_stands_at(key, "uri:")) {
		host = strstr(key, "://");
		host = host == NULL ? NULL : host + strlen("://");
	}
	const gsize length = host == NULL ? 0 : strcspn(host, "/?#");
	return length == 0 ? NULL : g_ascii_strdown(host, (gssize)length);
}

const char *
key_that_is_seen(const GPtrArray *keys)
{
	for (guint i = 0; i < keys->len; i++) {
		const char *key = g_ptr_array_index(keys, i);

		if (key_strength(key) == KEY_URL) {
			return key;
		}
	}
	return g_ptr_array_index(keys, 0);
}

/* A platform's API speaks for the posts of its site (api.x.com for x.com). */
static const char *
without_api(const char *authority)
{
	return prefix_stands_at(authority, "api.") ? authority + strlen("api.") : authority;
}

static const char *
without_www(const char *host)
{
	return prefix_stands_at(host, "www.") ? host + strlen("www.") : host;
}

bool
key_is_home(const char *home, const char *authority)
{
	return home != NULL && authority != NULL
		&& (strcmp(without_www(home), without_www(authority)) == 0
			|| strcmp(without_www(home), without_api(authority)) == 0);
}
