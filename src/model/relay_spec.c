#include "model/relay_spec.h"

#include "base/error.h"
#include "base/file.h"
#include "base/network.h"

#include <string.h>

#define MAILDIR_PREFIX "maildir:"
#define PORT_SMTP 25
#define PORT_SUBMISSION 587 /* RFC 6409: where one logs in */
#define PORT_SMTPS 465
/* What a name or an address may be of, also IPv6 and its zone; %40 in a URL is @, and no host. */
#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._"

#define PORT_MAX 65535
#define DEFAULT_CONNECTIONS 4
#define DEFAULT_FINAL_TIMES 10
#define DEFAULT_TIMEOUT_S 60

RelaySpec *
relay_spec_new(void)
{
	RelaySpec *spec = g_new0(RelaySpec, 1);

	spec->kind = RELAY_SMTP;
	spec->port = PORT_SMTP;
	spec->tls = RELAY_TLS_AUTO;
	spec->timeout_s = DEFAULT_TIMEOUT_S;
	spec->final_times = DEFAULT_FINAL_TIMES;
	spec->connections = DEFAULT_CONNECTIONS;
	return spec;
}

static void
free_secret(char *secret)
{
	if (secret != NULL) {
		explicit_bzero(secret, strlen(secret));
	}
	g_free(secret);
}

void
relay_spec_free(RelaySpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->host);
	g_free(spec->user);
	free_secret(spec->password);
	g_free(spec->path);
	g_free(spec->ca_file);
	g_free(spec->helo);
	g_free(spec);
}

/* Without the URL itself, which may hold a password. */
static bool
fail_url(GError **error, const char *what)
{
	error_set(error, ERROR_CONFIG_PERMANENT,
		"%s (expected smtp://[user[:password]@]host[:port], smtps://… or maildir:PATH)",
		what);
	return false;
}

static bool
set_maildir(RelaySpec *spec, const char *path, const char *folder, GError **error)
{
	if (*path == '\0') {
		return fail_url(error, "maildir: names no folder");
	}
	spec->kind = RELAY_MAILDIR;
	spec->path = file_resolve(folder, path);
	return true;
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

static bool
set_server(RelaySpec *spec, const char *url, GError **error)
{
	g_autofree char *scheme = NULL;
	g_autofree char *path = NULL;
	g_autofree char *host = NULL;
	g_autofree char *query = NULL;
	g_autofree char *fragment = NULL;
	int port = -1;

	/* Relaxed: people write the mail address that is their user name with its @ as it is. */
	if (!g_uri_split_with_user(url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_PARSE_RELAXED,
		    &scheme, &spec->user, &spec->password, NULL, &host, &port, &path, &query,
		    &fragment, NULL)) {
		return fail_url(error, "this is no URL");
	}
	if (g_strcmp0(scheme, "smtp") != 0 && g_strcmp0(scheme, "smtps") != 0) {
		return fail_url(error, "mail does not go there");
	}
	if (host == NULL || *host == '\0' || port == 0 || port > PORT_MAX) {
		return fail_url(error, "host or port cannot be read");
	}
	if ((*path != '\0' && strcmp(path, "/") != 0) || query != NULL || fragment != NULL) {
		return fail_url(error, "there is something after the host");
	}
	spec->host = g_hostname_to_ascii(host);
	if (spec->host == NULL || !is_host(spec->host)) {
		g_clear_pointer(&spec->host, g_free);
		return fail_url(error, "that is no host name");
	}
	spec->kind = strcmp(scheme, "smtps") == 0 ? RELAY_SMTPS : RELAY_SMTP;
	if (port > 0) {
		spec->port = (guint)port;
	} else if (spec->kind == RELAY_SMTPS) {
		spec->port = PORT_SMTPS;
	} else {
		spec->port = spec->user != NULL ? PORT_SUBMISSION : PORT_SMTP;
	}
	return true;
}

static void
swap_text(char **left, char **right)
{
	char *kept = *left;

	*left = *right;
	*right = kept;
}

bool
relay_spec_set_url(RelaySpec *spec, const char *url, const char *folder, GError **error)
{
	g_autoptr(RelaySpec) read = relay_spec_new();
	const gsize prefix = strlen(MAILDIR_PREFIX);
	const bool is_read = g_ascii_strncasecmp(url, MAILDIR_PREFIX, prefix) == 0
		? set_maildir(read, url + prefix, folder, error)
		: set_server(read, url, error);

	if (!is_read) {
		return false;
	}
	spec->kind = read->kind;
	spec->port = read->port;
	swap_text(&spec->host, &read->host);
	swap_text(&spec->user, &read->user);
	swap_text(&spec->password, &read->password);
	swap_text(&spec->path, &read->path);
	return true;
}

bool
relay_spec_is_loopback(const RelaySpec *spec)
{
	return spec->host != NULL && network_host_is_loopback(spec->host);
}

bool
relay_spec_wants_tls(const RelaySpec *spec)
{
	if (spec->kind != RELAY_SMTP) {
		return spec->kind == RELAY_SMTPS;
	}
	if (spec->tls == RELAY_TLS_AUTO) {
		return spec->user != NULL || !relay_spec_is_loopback(spec);
	}
	return spec->tls == RELAY_TLS_REQUIRED;
}

int64_t
relay_spec_final_timeout_s(const RelaySpec *spec)
{
	return spec->timeout_s * spec->final_times;
}

char *
relay_spec_text(const RelaySpec *spec)
{
	if (spec->kind == RELAY_MAILDIR) {
		return g_strconcat(MAILDIR_PREFIX, spec->path, NULL);
	}
	const char *scheme = spec->kind == RELAY_SMTPS ? "smtps" : "smtp";
	const bool is_address6 = strchr(spec->host, ':') != NULL;
	g_autoptr(GString) host = g_string_new(spec->host);

	g_string_replace(host, "%", "%25", 0);
	return g_strdup_printf(is_address6 ? "%s://[%s]:%u" : "%s://%s:%u", scheme, host->str,
		spec->port);
}
