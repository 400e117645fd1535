#include "model/relay_spec.h"

#include "base/error.h"
#include "base/file.h"
#include "base/network.h"
#include "model/server_url.h"

#include <string.h>

#define PORT_LMTP 24 /* as Dovecot and Cyrus have it; RFC 2033, 5: never 25 */
#define PORT_SMTP 25
#define PORT_SUBMISSION 587 /* RFC 6409: where one logs in */
#define PORT_SMTPS 465
#define DEFAULT_CONNECTIONS 4
#define DEFAULT_FINAL_TIMES 10
#define DEFAULT_TIMEOUT_S 60

/* What mail leaves by. */
typedef struct WayRow {
	const char *scheme;
	RelayKind kind;
	guint port, login_port; /* 0: it is no server */
	const char *fault;      /* nothing behind "scheme:", which is a path; NULL: it is none */
} WayRow;

static const WayRow ways[] = {
	{ "smtp", RELAY_SMTP, PORT_SMTP, PORT_SUBMISSION, NULL },
	{ "smtps", RELAY_SMTPS, PORT_SMTPS, PORT_SMTPS, NULL },
	{ "lmtp", RELAY_LMTP, PORT_LMTP, PORT_LMTP, "lmtp: names no socket" },
	{ "sendmail", RELAY_SENDMAIL, 0, 0, "sendmail: names no program" },
	{ "maildir", RELAY_MAILDIR, 0, 0, "maildir: names no folder" },
};

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
	error_set(error, ERROR_CONFIG_PERMANENT, "%s (expected " RELAY_SPEC_FORMS ")", what);
	return false;
}

/* The row of a scheme, of so many letters; NULL: mail does not go there. */
static const WayRow *
find_way(const char *scheme, gsize length)
{
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		if (strlen(ways[i].scheme) == length
			&& g_ascii_strncasecmp(scheme, ways[i].scheme, length) == 0) {
			return &ways[i];
		}
	}
	return NULL;
}

static bool
set_path(RelaySpec *spec, const WayRow *way, const char *path, const char *folder, GError **error)
{
	if (*path == '\0') {
		return fail_url(error, way->fault);
	}
	spec->kind = way->kind;
	spec->path = file_resolve(folder, path);
	return true;
}

/* What a server's URL says besides. @return what is wrong with it, static, or NULL. */
static const char *
judge_server(const ServerUrl *parts, RelayKind kind)
{
	if (*parts->path != '\0') {
		return "there is something after the host";
	}
	if (kind == RELAY_LMTP && parts->user != NULL) {
		return "nobody logs in over LMTP";
	}
	/* RFC 2033, 2: what is said in clear, and to whom, is not for the network. */
	return kind == RELAY_LMTP && !network_host_is_loopback(parts->host)
		? "lmtp:// is in clear, so that it is for this machine alone"
		: NULL;
}

/* @way NULL: none has that scheme. */
static bool
set_server(RelaySpec *spec, const WayRow *way, const char *url, GError **error)
{
	g_auto(ServerUrl) parts = { 0 };
	const char *fault = server_url_parse(url, &parts);

	if (way == NULL && (fault == NULL || parts.scheme != NULL)) {
		fault = "mail does not go there";
	} else if (fault == NULL) {
		fault = judge_server(&parts, way->kind);
	}
	if (way == NULL || fault != NULL) {
		return fail_url(error, fault);
	}
	spec->kind = way->kind;
	spec->port = parts.user != NULL ? way->login_port : way->port;
	if (parts.port > 0) {
		spec->port = parts.port;
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
	const char *rest = url + strcspn(url, ":") + (strchr(url, ':') != NULL);
	const WayRow *way = find_way(url, strcspn(url, ":"));
	/* lmtp: is both; of a folder or a program //PATH is a path. */
	const bool is_server = way == NULL || way->fault == NULL
		|| (way->port != 0 && rest[0] == '/' && rest[1] == '/');
	const bool is_read = is_server ? set_server(read, way, url, error)
				       : set_path(read, way, rest, folder, error);

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
	const WayRow *way = &ways[0];

	while (way->kind != spec->kind) {
		way++;
	}
	return spec->path != NULL ? g_strconcat(way->scheme, ":", spec->path, NULL)
				  : server_url_text(way->scheme, spec->host, spec->port);
}
