#include "model/relay_spec.h"

#include "base/error.h"
#include "base/file.h"
#include "base/network.h"
#include "model/server_url.h"

#include <string.h>

#define MAILDIR_PREFIX "maildir:"
#define PORT_SMTP 25
#define PORT_SUBMISSION 587 /* RFC 6409: where one logs in */
#define PORT_SMTPS 465
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

void
relay_spec_free(RelaySpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->host);
	g_free(spec->user);
	server_url_wipe(spec->password);
	g_free(spec->path);
	g_free(spec->ca_file);
	g_free(spec->helo);
	oauth_spec_clear(&spec->oauth);
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

static bool
set_server(RelaySpec *spec, const char *url, GError **error)
{
	g_auto(ServerUrl) parts = { 0 };
	const char *fault = server_url_parse(url, &parts);

	if (parts.scheme != NULL && strcmp(parts.scheme, "smtp") != 0
		&& strcmp(parts.scheme, "smtps") != 0) {
		return fail_url(error, "mail does not go there");
	}
	if (fault != NULL) {
		return fail_url(error, fault);
	}
	if (*parts.path != '\0') {
		return fail_url(error, "there is something after the host");
	}
	spec->kind = strcmp(parts.scheme, "smtps") == 0 ? RELAY_SMTPS : RELAY_SMTP;
	if (parts.port > 0) {
		spec->port = parts.port;
	} else if (spec->kind == RELAY_SMTPS) {
		spec->port = PORT_SMTPS;
	} else {
		spec->port = parts.user != NULL ? PORT_SUBMISSION : PORT_SMTP;
	}
	spec->host = g_steal_pointer(&parts.host);
	spec->user = g_steal_pointer(&parts.user);
	spec->password = g_steal_pointer(&parts.password);
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
	return server_url_text(spec->kind == RELAY_SMTPS ? "smtps" : "smtp", spec->host,
		spec->port);
}
