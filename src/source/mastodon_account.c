#include "source/mastodon_account.h"

#include "base/now.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define ASKED_EVERY_S DAY_S

bool
mastodon_account_is_read(const SourceSpec *spec)
{
	return spec->accounts->len > 0 || spec->list != NULL;
}

bool
mastodon_account_is_key(const char *key)
{
	return *key == '@';
}

static bool
is_absent(const json_t *state, const char *key, int64_t now_s)
{
	const json_t *absent = json_object_get(json_object_get(state, "absent"), key);
	const int64_t at_s = jsontext_integer(absent, "at", 0);

	return absent != NULL && at_s > now_s - ASKED_EVERY_S && at_s <= now_s;
}

static void
add_once(GPtrArray *keys, const json_t *state, int64_t now_s, const char *name)
{
	char *key = g_utf8_strdown(name, -1);

	if (!mastodon_account_is_key(key) || strchr(key, ' ') != NULL
		|| is_absent(state, key, now_s)
		|| g_ptr_array_find_with_equal_func(keys, key, g_str_equal, NULL)) {
		g_free(key);
	} else {
		g_ptr_array_add(keys, key);
	}
}

GPtrArray *
mastodon_account_keys(const SourceSpec *spec, const json_t *state, int64_t now_s)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
	size_t index;
	const json_t *member;

	for (guint i = 0; i < spec->accounts->len; i++) {
		add_once(keys, state, now_s, g_ptr_array_index(spec->accounts, i));
	}
	json_array_foreach (json_object_get(state, "members"), index, member) {
		if (spec->list != NULL && json_is_string(member)) {
			add_once(keys, state, now_s, json_string_value(member));
		}
	}
	return keys;
}

const char *
mastodon_account_id(const json_t *state, const char *key)
{
	return jsontext_string(json_object_get(state, "people"), key);
}

char *
mastodon_account_path(const char *key)
{
	g_autofree char *name = url_encode(key + 1);

	return g_strconcat("/api/v1/accounts/lookup?acct=", name, NULL);
}

/* "@ada@tooter.example" in "https://tooter.example/@Ada/1": a part of the path is the name. */
static bool
is_named(const char *url, const char *key)
{
	const char *path = url + strcspn(url, "?#");
	g_autofree char *address = g_strndup(url, (gsize)(path - url));
	g_auto(GStrv) parts = g_strsplit(address, "/", 0);
	g_autofree char *name = g_strndup(key + 1, strcspn(key + 1, "@"));
	const guint count = g_strv_length(parts);

	/* behind "https:", "" and the host */
	for (guint i = 3; i < count; i++) {
		if (g_ascii_strcasecmp(parts[i] + (*parts[i] == '@'), name) == 0) {
			return true;
		}
	}
	return false;
}

const char *
mastodon_account_of(const json_t *state, const char *url)
{
	json_t *people = json_object_get(state, "people");
	const bool is_only = json_object_size(people) == 1;
	const char *found = NULL;
	const char *key;
	json_t *id;

	json_object_foreach (people, key, id) {
		if (!mastodon_account_is_key(key)
			|| !(is_only || (url != NULL && is_named(url, key)))) {
			continue;
		}
		if (found != NULL) {
			return NULL; /* of one name on two servers */
		}
		found = key;
	}
	return found;
}
