#include "source/platform_row.h"

#include "base/prefix.h"
#include "source/platform.tab.h"
#include "text/url.h"

#include <string.h>

#define DIGIT_PLACES "123456789"

static const PlatformRow rows[] = { PLATFORM_ROWS };

static const struct {
	const char *name, *family;
} families[] = { PLATFORM_FAMILIES };

/* ---- addresses ---- */

void
platform_address_clear(PlatformAddress *address)
{
	g_clear_pointer(&address->whole, g_free);
	g_clear_pointer(&address->scheme, g_free);
	g_clear_pointer(&address->host, g_free);
	g_clear_pointer(&address->authority, g_free);
	g_clear_pointer(&address->path, g_free);
	g_clear_pointer(&address->query, g_free);
}

bool
platform_address_read(PlatformAddress *address, const char *url)
{
	if (!url_is_web(url)) {
		return false;
	}
	const char *host = strstr(url, "://") + strlen("://");
	const char *rest = host + strcspn(host, "/?#");
	const char *query = rest + strcspn(rest, "?#");

	address->whole = url_redact(url);
	address->scheme = g_ascii_strdown(url, (gssize)strcspn(url, ":"));
	address->host = url_host(url);
	address->authority = url_authority(url);
	address->is_bare = rest[strspn(rest, "/")] == '\0';
	address->path = *rest == '/' ? g_strndup(rest, (gsize)(query - rest)) : g_strdup("/");
	address->query = *query == '?' ? g_strndup(query + 1, strcspn(query + 1, "#"))
				       : g_strdup("");
	return address->host != NULL && address->authority != NULL;
}

/* ---- rows ---- */

/* Whether a path begins as a pattern says; what its stars stand for is added. */
static bool
path_fits(const char *pattern, const char *path, GPtrArray *segments)
{
	for (; *pattern != '\0'; pattern++) {
		if (*pattern == '*') {
			const gsize length = strcspn(path, "/");

			if (length == 0) {
				return false;
			}
			g_ptr_array_add(segments, g_strndup(path, length));
			path += length;
		} else if (g_ascii_tolower(*path) == g_ascii_tolower(*pattern)) {
			path++;
		} else {
			return false;
		}
	}
	return true;
}

/* The value of a parameter, without what %23 stands for in front of a hashtag. */
static bool
query_fits(const char *name, const char *query, GPtrArray *segments)
{
	g_auto(GStrv) pairs = g_strsplit(query, "&", 0);

	for (guint i = 0; pairs[i] != NULL; i++) {
		const gsize length = strcspn(pairs[i], "=");
		const bool is_it = strlen(name) == length && strncmp(pairs[i], name, length) == 0;

		if (is_it && pairs[i][length] == '=' && pairs[i][length + 1] != '\0') {
			g_ptr_array_add(segments, g_strdup(pairs[i] + length + 1));
			return true;
		}
	}
	return false;
}

static bool
host_fits(const PlatformRow *row, const PlatformAddress *address, const char *family)
{
	const char *host = address->host;

	if (row->software != NULL) {
		return family != NULL && strcmp(row->software, family) == 0;
	}
	if (row->host == NULL) {
		return true;
	}
	const bool is_itself = g_ascii_strcasecmp(host, row->host) == 0
		|| (prefix_stands_at(host, "www.")
			&& g_ascii_strcasecmp(host + strlen("www."), row->host) == 0);

	return url_host_is_within(host, strlen(host), row->host) && !(row->is_below && is_itself);
}

static bool
row_fits(const PlatformRow *row, const PlatformAddress *address, const char *family,
	GPtrArray *segments)
{
	g_ptr_array_set_size(segments, 0);
	return host_fits(row, address, family) && path_fits(row->path, address->path, segments)
		&& (row->query == NULL || query_fits(row->query, address->query, segments))
		&& (row->ends == NULL || g_str_has_suffix(address->path, row->ends));
}

/* @return static, or NULL. */
static const char *
family_of(const char *software)
{
	for (guint i = 0; software != NULL && i < G_N_ELEMENTS(families); i++) {
		if (g_ascii_strcasecmp(families[i].name, software) == 0) {
			return families[i].family;
		}
	}
	return NULL;
}

const PlatformRow *
platform_row_of(const PlatformAddress *address, const char *software, GPtrArray *segments)
{
	const char *family = family_of(software);

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (row_fits(&rows[i], address, family, segments)) {
			return &rows[i];
		}
	}
	return NULL;
}

/* ---- what rows say ---- */

/* What "{?}" stands for, added. */
static void
add_place(GString *out, char place, const PlatformAddress *address, const GPtrArray *segments)
{
	const guint index = (guint)(place - '1');

	if (place == 'a') {
		g_string_append(out, address->whole);
	} else if (place == 'h') {
		g_string_append(out, address->authority);
	} else if (place == 'o') {
		g_string_append_printf(out, "%s://%s", address->scheme, address->authority);
	} else if (strchr(DIGIT_PLACES, place) != NULL && index < segments->len) {
		g_string_append(out, g_ptr_array_index(segments, index));
	}
}

char *
platform_row_fill(const char *text, const PlatformAddress *address, const GPtrArray *segments)
{
	if (text == NULL) {
		return NULL;
	}
	GString *out = g_string_new(NULL);
	for (const char *at = text; *at != '\0'; at++) {
		if (at[0] == '{' && at[1] != '\0' && at[2] == '}') {
			add_place(out, at[1], address, segments);
			at += 2;
		} else {
			g_string_append_c(out, *at);
		}
	}
	return g_string_free(out, FALSE);
}
