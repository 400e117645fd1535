#include "source/platform.h"

#include "base/prefix.h"
#include "source/platform.tab.h"
#include "text/url.h"

#include <stdbool.h>
#include <string.h>

typedef struct Platform {
	const char *host;
	const char *path;
	const char *ends; /* or NULL */
	const char *way;  /* or NULL */
	const char *why;
	bool is_good; /* read as it is */
} Platform;

static const Platform platforms[] = { PLATFORM_ROWS };

/* An address in the parts that are looked at; owned. */
typedef struct Address {
	char *scheme;
	char *host;
	char *authority;
	char *path;   /* from its first '/' on; "/" where there is none */
	bool is_bare; /* neither path nor query nor fragment */
} Address;

static void
address_clear(Address *address)
{
	g_free(address->scheme);
	g_free(address->host);
	g_free(address->authority);
	g_free(address->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Address, address_clear)

/* @return false for what is no address of the web. */
static bool
address_read(Address *address, const char *url)
{
	if (!url_is_web(url)) {
		return false;
	}
	const char *host = strstr(url, "://") + strlen("://");
	const char *rest = host + strcspn(host, "/?#");
	g_autofree char *path = g_strdup(*rest == '/' ? rest : "/");

	address->scheme = g_ascii_strdown(url, (gssize)strcspn(url, ":"));
	address->host = url_host(url);
	address->authority = url_authority(url);
	address->is_bare = rest[strspn(rest, "/")] == '\0';
	address->path = g_strndup(path, strcspn(path, "#"));
	return address->host != NULL && address->authority != NULL;
}

/* The segment, or the end of one, that stands behind @begin. @return owned; NULL: none does. */
static char *
segment_behind(const char *path, const char *begin)
{
	const gsize length = strlen(begin);

	if (g_ascii_strncasecmp(path, begin, length) != 0) {
		return NULL;
	}
	const gsize rest = strcspn(path + length, "/?");
	return rest == 0 ? NULL : g_strndup(path + length, rest);
}

/* @segment out, owned: what the row's '*' stands for, or NULL. */
static bool
fits(const Platform *row, const Address *address, char **segment)
{
	if (!url_host_is_within(address->host, strlen(address->host), row->host)) {
		return false;
	}
	if (row->ends != NULL) {
		g_autofree char *path = g_strndup(address->path, strcspn(address->path, "?"));

		return prefix_stands_at(path, row->path) && g_str_has_suffix(path, row->ends);
	}
	if (strchr(row->path, '*') == NULL) {
		return prefix_stands_at(address->path, row->path);
	}
	g_autofree char *begin = g_strndup(row->path, strcspn(row->path, "*"));
	*segment = segment_behind(address->path, begin);
	return *segment != NULL;
}

/* "… (expected type = feed and url = WAY)" */
static char *
refusal_of(const Platform *row, const SourceSpec *spec, const char *segment)
{
	if (row->is_good || row->way == NULL) {
		return g_strdup(row->why);
	}
	g_auto(GStrv) pieces = g_strsplit(row->way, "%s", 2);
	const bool is_feed = strcmp(spec->kind, "feed") == 0;

	return g_strdup_printf("%s (expected %surl = %s%s%s)", row->why,
		is_feed ? "" : "type = feed and ", pieces[0], segment, pieces[1]);
}

/* ---- a Mastodon server is asked as a whole ---- */

/* How addresses of hashtags' pages begin: Mastodon's own and its older ones, Akkoma's, the API. */
static const char *const tag_pages[] = { "/tags/", "/tag/", "/web/timelines/tag/", "/web/tags/",
	"/deck/tags/", "/timelines/tag/", "/api/v1/timelines/tag/", "/explore/tags/", NULL };
/* How addresses of people's pages begin. */
static const char *const person_pages[] = { "/@", "/web/@", "/deck/@", "/users/", NULL };

static char *
segment_behind_any(const char *path, const char *const *begins)
{
	char *segment = NULL;

	for (guint i = 0; begins[i] != NULL && segment == NULL; i++) {
		segment = segment_behind(path, begins[i]);
	}
	return segment;
}

/* A person of another server has "name@host" there, whose own server has their feed. */
static char *
refuse_person(const Address *address, const char *person)
{
	const char *at = strchr(person, '@');
	g_autofree char *name = g_strndup(person, strcspn(person, "@"));
	const char *home = at != NULL && at[1] != '\0' ? at + 1 : address->authority;

	return g_strdup_printf("this is a person's page, and type = mastodon reads hashtags "
			       "(expected the server alone: url = %s://%s; or for that person's "
			       "own posts type = feed and url = %s://%s/@%s.rss)",
		address->scheme, address->authority, address->scheme, home, name);
}

static char *
refuse_path(const Address *address)
{
	g_autofree char *tag = segment_behind_any(address->path, tag_pages);
	g_autofree char *person = segment_behind_any(address->path, person_pages);

	if (tag != NULL) {
		return g_strdup_printf("this is the page of a hashtag (expected the server alone: "
				       "url = %s://%s, and the hashtag as tags = %s)",
			address->scheme, address->authority, tag);
	}
	if (person != NULL) {
		return refuse_person(address, person);
	}
	return g_strdup_printf("this is a page of a server (expected the server alone: url = "
			       "%s://%s)",
		address->scheme, address->authority);
}

char *
platform_refusal(const SourceSpec *spec)
{
	g_auto(Address) address = { 0 };

	if (!address_read(&address, spec->url)) {
		return NULL;
	}
	for (guint i = 0; i < G_N_ELEMENTS(platforms); i++) {
		g_autofree char *segment = NULL;

		if (fits(&platforms[i], &address, &segment)) {
			return refusal_of(&platforms[i], spec, segment);
		}
	}
	return strcmp(spec->kind, "mastodon") == 0 && !address.is_bare ? refuse_path(&address)
								       : NULL;
}
