#include "model/server_url.h"

#include <stdbool.h>
#include <string.h>

/* What a name or an address may be of, also IPv6 and its zone; %40 in a URL is @, and no host. */
#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._"

#define PORT_MAX 65535

void
server_url_wipe(char *secret)
{
	if (secret != NULL) {
		explicit_bzero(secret, strlen(secret));
	}
	g_free(secret);
}

void
server_url_clear(ServerUrl *parts)
{
	g_free(parts->scheme);
	g_free(parts->user);
	server_url_wipe(parts->password);
	g_free(parts->host);
	g_free(parts->path);
	*parts = (ServerUrl){ .port = 0 };
}

/* A name, or an address; of IPv6 it may have a zone behind % (RFC 6874), of plain characters. */
static bool
is_host(const char *host)
{
	g_auto(GStrv) parts = g_strsplit(host, "%", 3);
	const guint count = g_strv_length(parts);

	if (strchr(host, ':') == NULL) {
		return count == 1 && strspn(host, NAME_CHARACTERS) == strlen(host);
	}
	return g_hostname_is_ip_address(parts[0])
		&& (count == 1
			|| (count == 2 && *parts[1] != '\0'
				&& strspn(parts[1], NAME_CHARACTERS) == strlen(parts[1])));
}

const char *
server_url_parse(const char *url, ServerUrl *parts)
{
	g_autofree char *scheme = NULL;
	g_autofree char *path = NULL;
	g_autofree char *host = NULL;
	g_autofree char *query = NULL;
	g_autofree char *fragment = NULL;
	int port = -1;

	/* Relaxed: people write the mail address that is their user name with its @ as it is. */
	if (!g_uri_split_with_user(url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_PARSE_RELAXED,
		    &scheme, &parts->user, &parts->password, NULL, &host, &port, &path, &query,
		    &fragment, NULL)
		|| scheme == NULL) {
		return "this is no URL";
	}
	parts->scheme = g_ascii_strdown(scheme, -1);
	if (host == NULL || *host == '\0' || port == 0 || port > PORT_MAX) {
		return "host or port cannot be read";
	}
	if (query != NULL || fragment != NULL) {
		return "there is something after the host";
	}
	parts->host = g_hostname_to_ascii(host);
	if (parts->host == NULL || !is_host(parts->host)) {
		g_clear_pointer(&parts->host, g_free);
		return "that is no host name";
	}
	parts->port = port > 0 ? (guint)port : 0;
	parts->path = g_strdup(*path == '/' ? path + 1 : path);
	return NULL;
}

char *
server_url_text(const char *scheme, const char *host, guint port)
{
	const bool is_address6 = strchr(host, ':') != NULL;
	g_autoptr(GString) written = g_string_new(host);

	g_string_replace(written, "%", "%25", 0);
	return g_strdup_printf(is_address6 ? "%s://[%s]:%u" : "%s://%s:%u", scheme, written->str,
		port);
}
