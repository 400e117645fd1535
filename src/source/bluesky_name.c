#include "source/bluesky_name.h"

#include "base/prefix.h"

#include <string.h>

#define SCHEME "at://"
#define SITE "https://bsky.app/"
#define PROFILES SITE "profile/"
#define PART_BYTES_MAX 512

/* Which part of a profile's pages shows a collection's records (bsky.app, src/routes.ts). */
static const struct {
	const char *collection, *page;
} pages[] = {
	{ BLUESKY_POSTS, "post" },
	{ BLUESKY_LISTS, "lists" },
	{ BLUESKY_FEEDS, "feed" },
};

/* What may stand in a part (atproto.com/specs/record-key, did, handle, nsid). */
static bool
is_part(const char *text)
{
	if (text == NULL || *text == '\0' || strlen(text) > PART_BYTES_MAX) {
		return false;
	}
	for (const char *at = text; *at != '\0'; at++) {
		if (!g_ascii_isalnum(*at) && strchr("._:~-%", *at) == NULL) {
			return false;
		}
	}
	return true;
}

bool
bluesky_name_is_did(const char *text)
{
	const char *method = text != NULL && prefix_stands_at(text, "did:") ? text + 4 : NULL;
	const char *id = method != NULL ? strchr(method, ':') : NULL;

	return id != NULL && id > method && id[1] != '\0' && is_part(text);
}

bool
bluesky_name_is_handle(const char *text)
{
	return text != NULL && strchr(text, '.') != NULL && strchr(text, ':') == NULL
		&& strchr(text, '%') == NULL && *text != '.' && is_part(text)
		&& strcmp(text, "handle.invalid") != 0;
}

static bool
is_actor(const char *text)
{
	return bluesky_name_is_did(text) || bluesky_name_is_handle(text);
}

static bool
take(const char *repo, const char *collection, const char *key, BlueskyName *name)
{
	if (!is_actor(repo) || !is_part(collection) || !is_part(key)) {
		return false;
	}
	name->repo = g_strdup(repo);
	name->collection = g_strdup(collection);
	name->key = g_strdup(key);
	return true;
}

/* https://bsky.app/profile/ACTOR/lists/KEY */
static bool
read_page(const char *address, BlueskyName *name)
{
	g_auto(GStrv) part = g_strsplit(address + strlen(PROFILES), "/", 4);

	if (g_strv_length(part) < 3) {
		return false;
	}
	part[2][strcspn(part[2], "?#")] = '\0';
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		if (strcmp(part[1], pages[i].page) == 0) {
			return take(part[0], pages[i].collection, part[2], name);
		}
	}
	return false;
}

bool
bluesky_name_read(const char *address, BlueskyName *name)
{
	if (address == NULL) {
		return false;
	}
	if (prefix_stands_at(address, PROFILES)) {
		return read_page(address, name);
	}
	if (!prefix_stands_at(address, SCHEME)) {
		return false;
	}
	g_auto(GStrv) part = g_strsplit(address + strlen(SCHEME), "/", 4);
	return g_strv_length(part) == 3 && take(part[0], part[1], part[2], name);
}

void
bluesky_name_clear(BlueskyName *name)
{
	g_clear_pointer(&name->repo, g_free);
	g_clear_pointer(&name->collection, g_free);
	g_clear_pointer(&name->key, g_free);
}

char *
bluesky_name_uri(const BlueskyName *name)
{
	return g_strdup_printf(SCHEME "%s/%s/%s", name->repo, name->collection, name->key);
}

char *
bluesky_name_actor(const char *text)
{
	const char *begin = prefix_stands_at(text, PROFILES) ? text + strlen(PROFILES)
							     : text + strspn(text, "@");
	g_autofree char *actor = g_strndup(begin, strcspn(begin, "/?#"));

	return is_actor(actor) ? g_steal_pointer(&actor) : NULL;
}

char *
bluesky_name_profile(const char *actor)
{
	return is_actor(actor) ? g_strconcat(PROFILES, actor, NULL) : NULL;
}

char *
bluesky_name_page(const char *uri, const char *actor)
{
	g_auto(BlueskyName) name = { 0 };

	if (!bluesky_name_read(uri, &name)) {
		return NULL;
	}
	const char *who = bluesky_name_is_handle(actor) ? actor : name.repo;
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		if (strcmp(name.collection, pages[i].collection) == 0) {
			return g_strdup_printf(PROFILES "%s/%s/%s", who, pages[i].page, name.key);
		}
	}
	return strcmp(name.collection, "app.bsky.graph.starterpack") == 0
		? g_strdup_printf(SITE "starter-pack/%s/%s", who, name.key)
		: NULL;
}
