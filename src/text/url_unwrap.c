/* Redirectors that carry the address they lead to: nobody need be asked where that is. */
#include "text/url_parts.h"

#include "base/prefix.h"
#include "text/url.tab.h"

#include <string.h>

typedef enum RedirectorKind {
	URL_IN_PARAMETER,
	URL_IN_QUERY,
	URL_IN_SEGMENT,     /* encoded, as the next segment of the path, perhaps without a scheme */
	URL_IN_UNDERSCORES, /* up to "__;" (Proofpoint) */
	URL_IN_PATH,        /* somewhere behind the beginning: "/web/20200101/https://…" */
	URL_IN_AMP_PATH,    /* without scheme: "/c/s/example.org/…" */
} RedirectorKind;

typedef struct Redirector {
	const char *host;
	const char *path;
	RedirectorKind kind;
	const char *parameter;
} Redirector;

static const Redirector redirectors[] = { URL_REDIRECTORS };

bool
url_host_matches(const char *pattern, const char *host)
{
	const gsize length = strlen(pattern);

	if (prefix_stands_at(pattern, "*.")) {
		return strcmp(pattern + 2, host) == 0 || g_str_has_suffix(host, pattern + 1);
	}
	if (g_str_has_suffix(pattern, ".*")) {
		const char *rest = host + length - 1;

		if (strncmp(pattern, host, length - 1) != 0 || *rest == '\0') {
			return false;
		}
		const char *dot = strchr(rest, '.');
		return dot == NULL || strchr(dot + 1, '.') == NULL;
	}
	return strcmp(pattern, host) == 0;
}

/* The decoded value of @key in a query; owned, NULL when it is not there. */
static char *
parameter_value(const char *query, const char *key)
{
	g_auto(GStrv) pieces = g_strsplit(query == NULL ? "" : query, "&", -1);
	const gsize length = strlen(key);

	for (gsize i = 0; pieces[i] != NULL; i++) {
		if (strncmp(pieces[i], key, length) == 0 && pieces[i][length] == '=') {
			return g_uri_unescape_string(pieces[i] + length + 1, NULL);
		}
	}
	return NULL;
}

/* The address within the path of a redirector, or NULL; owned. */
static char *
address_in_path(GUri *uri, const Redirector *row)
{
	const char *rest = g_uri_get_path(uri) + strlen(row->path);
	const char *query = g_uri_get_query(uri);
	const char *start = rest;
	const char *scheme = "https://";

	if (row->kind == URL_IN_AMP_PATH) {
		start += prefix_stands_at(rest, "s/") ? 2 : 0;
		if (strchr(start, '.') == NULL) {
			return NULL;
		}
	} else {
		scheme = "";
		start = strstr(rest, "http");
	}
	if (start == NULL) {
		return NULL;
	}
	return g_strconcat(scheme, start, query == NULL ? NULL : "?", query, NULL);
}

/* The encoded address that is one segment of the path; owned, or NULL. */
static char *
address_in_segment(GUri *uri, const Redirector *row)
{
	const char *rest = g_uri_get_path(uri) + strlen(row->path);
	g_autofree char *segment = g_uri_unescape_segment(rest, rest + strcspn(rest, "/"), NULL);

	if (segment == NULL || strchr(segment, '.') == NULL) {
		return NULL;
	}
	return g_strconcat(strstr(segment, "://") == NULL ? "https://" : "", segment, NULL);
}

/* Characters that were replaced there by '*' are not known any more, so such a one is none. */
static char *
address_in_underscores(GUri *uri, const Redirector *row)
{
	const char *rest = g_uri_get_path(uri) + strlen(row->path);
	const char *query = g_uri_get_query(uri);
	g_autofree char *whole = g_strconcat(rest, query == NULL ? NULL : "?", query, NULL);
	char *end = strstr(whole, "__;");

	if (end == NULL) {
		return NULL;
	}
	*end = '\0';
	return strchr(whole, '*') == NULL ? g_steal_pointer(&whole) : NULL;
}

static char *
address_within(GUri *uri, const Redirector *row)
{
	switch (row->kind) {
	case URL_IN_SEGMENT:
		return address_in_segment(uri, row);
	case URL_IN_UNDERSCORES:
		return address_in_underscores(uri, row);
	case URL_IN_PARAMETER:
		return parameter_value(g_uri_get_query(uri), row->parameter);
	case URL_IN_QUERY:
		return g_uri_get_query(uri) == NULL
			? NULL
			: g_uri_unescape_string(g_uri_get_query(uri), NULL);
	default:
		return address_in_path(uri, row);
	}
}

/* An archive's copy or a bridge is linked on purpose; a counter of clicks never is. */
static bool
only_counts(const Redirector *row)
{
	return row->kind != URL_IN_PATH && row->kind != URL_IN_AMP_PATH;
}

bool
url_may_redirect(const char *site)
{
	for (gsize i = 0; i < G_N_ELEMENTS(redirectors); i++) {
		if (only_counts(&redirectors[i]) && url_host_matches(redirectors[i].host, site)) {
			return true;
		}
	}
	return false;
}

GUri *
url_unwrap(GUri *uri, const char *site, bool is_for_link)
{
	for (gsize i = 0; i < G_N_ELEMENTS(redirectors); i++) {
		const Redirector *row = &redirectors[i];
		g_autofree char *address = NULL;

		if ((is_for_link && !only_counts(row)) || !url_host_matches(row->host, site)
			|| !prefix_stands_at(g_uri_get_path(uri), row->path)) {
			continue;
		}
		address = address_within(uri, row);
		GUri *inner = address == NULL ? NULL : url_parse(NULL, address);
		if (inner != NULL) {
			return inner;
		}
	}
	return NULL;
}
