#include "subscribe/sent_links.h"

#include <stdbool.h>
#include <string.h>

#include "text/url.h"

#define URL_BYTES_MAX 2000
#define LOOKS_MAX 500 /* of the addresses of a text */

/* What is in every mail and meant by none. */
static const char *const asides[] = { "unsubscribe", "optout", "opt-out", "/psettings", "/settings",
	"preferences", "/legal", "/privacy", "/help", "notification_settings", "n/?settings",
	"view-in-browser", "list-manage.com", "w3.org/", "schema.org/", "mailto:", NULL };

static const char *const files[] = { ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".css",
	".js", ".svg", ".woff2", NULL };

/* Whose links count only where a path says that it is a post. */
static const struct {
	const char *domain;
	const char *paths[8];
} places[] = {
	{ "linkedin.com", { "/feed/update/", "/posts/", "/pulse/", "/events/", NULL } },
	{ "licdn.com", { NULL } },
	{ "facebook.com",
		{ "/posts/", "/permalink", "story.php", "/events/", "/photo", "/videos/", NULL } },
	{ "fbcdn.net", { NULL } },
	{ "facebookmail.com", { NULL } },
};

static bool
has_any(const char *url, const char *const *parts)
{
	for (gsize i = 0; parts[i] != NULL; i++) {
		if (strstr(url, parts[i]) != NULL) {
			return true;
		}
	}
	return false;
}

static bool
is_file(const char *url)
{
	g_autofree char *path = g_strndup(url, strcspn(url, "?#"));
	const gsize length = strlen(path);

	for (gsize i = 0; files[i] != NULL; i++) {
		const gsize end = strlen(files[i]);
		if (length > end && strcmp(path + length - end, files[i]) == 0) {
			return true;
		}
	}
	return false;
}

static bool
is_meant(const char *url)
{
	g_autofree char *folded = g_ascii_strdown(url, -1);
	g_autofree char *host = url_host(folded);

	if (host == NULL || has_any(folded, asides) || is_file(folded)) {
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
		if (url_host_is_within(host, strlen(host), places[i].domain)) {
			return has_any(folded, places[i].paths);
		}
	}
	return true;
}

/* "&amp;" stands in HTML for what an address has. @return owned. */
static char *
without_entities(const char *text)
{
	g_auto(GStrv) pieces = g_strsplit(text, "&amp;", -1);

	return g_strjoinv("&", pieces);
}

/* What stands at @at, without what ends a sentence behind it. @return owned. */
static char *
address_at(const char *at)
{
	const gsize length = MIN(strcspn(at, " \t\r\n\"'<>\\^`{|}"), URL_BYTES_MAX);
	g_autofree char *raw = g_strndup(at, length);

	for (gsize end = strlen(raw); end > 0 && strchr(".,;:!?)]*_", raw[end - 1]) != NULL;
		end--) {
		raw[end - 1] = '\0';
	}
	return without_entities(raw);
}

static void
add(const char *at, GPtrArray *links)
{
	g_autofree char *raw = address_at(at);
	g_autofree char *resolved = url_resolve(NULL, raw);
	char *url = resolved == NULL ? NULL : url_clean(resolved);

	if (url == NULL || !url_is_web(url) || url_has_password(url) || !is_meant(url)
		|| g_ptr_array_find_with_equal_func(links, url, g_str_equal, NULL)) {
		g_free(url);
		return;
	}
	g_ptr_array_add(links, url);
}

void
sent_links_add(const char *text, GPtrArray *links)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	const char *at = valid;

	for (guint i = 0; i < LOOKS_MAX && links->len < SENT_LINKS_MAX; i++) {
		at = strstr(at, "http");
		if (at == NULL) {
			return;
		}
		if (url_begins_at(at)) {
			add(at, links);
		}
		at += strlen("http");
	}
}
