#include "model/inbox_spec.h"

#include "base/error.h"
#include "base/file.h"
#include "base/network.h"
#include "model/server_url.h"

#include <string.h>

#define MAILDIR_PREFIX "maildir:"
#define PORT_IMAP 143
#define PORT_IMAPS 993 /* RFC 8314, 3.2 */
#define DEFAULT_CONFIRMATIONS 20
#define DEFAULT_BOUNCES 2
#define DEFAULT_BOUNCE_SPAN_S (7 * 86400)
#define DEFAULT_TIMEOUT_S 60

InboxSpec *
inbox_spec_new(void)
{
	InboxSpec *spec = g_new0(InboxSpec, 1);

	spec->confirmations = DEFAULT_CONFIRMATIONS;
	spec->bounce_limit = DEFAULT_BOUNCES;
	spec->bounce_span_s = DEFAULT_BOUNCE_SPAN_S;
	spec->timeout_s = DEFAULT_TIMEOUT_S;
	return spec;
}

void
inbox_spec_free(InboxSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	server_url_wipe(spec->url);
	g_free(spec->host);
	g_free(spec->user);
	server_url_wipe(spec->password);
	g_free(spec->folder);
	g_free(spec->path);
	oauth_spec_clear(&spec->oauth);
	g_free(spec->ca_file);
	g_free(spec->filed);
	g_free(spec);
}

/* Without the URL itself, which may hold a password. */
static bool
fail_url(GError **error, const char *what)
{
	error_set(error, ERROR_CONFIG_PERMANENT,
		"%s (expected imaps://user@host[:port][/FOLDER] or maildir:PATH)", what);
	return false;
}

static bool
read_server(InboxSpec *spec, GError **error)
{
	g_auto(ServerUrl) parts = { 0 };
	const char *fault = server_url_parse(spec->url, &parts);
	const bool is_tls = g_strcmp0(parts.scheme, "imaps") == 0;

	if (fault != NULL && strpbrk(spec->url, "?#") != NULL) {
		return fail_url(error, "a ? in it is written %3F, and a # %23");
	}
	if (fault != NULL) {
		return fail_url(error, fault);
	}
	if (!is_tls && strcmp(parts.scheme, "imap") != 0) {
		return fail_url(error, "mail is not read there");
	}
	if (!is_tls && !network_host_is_loopback(parts.host)) {
		return fail_url(error,
			"imap:// sends the password in clear, so that it is for this "
			"machine alone");
	}
	if (parts.user == NULL) {
		return fail_url(error, "nobody is named who logs in");
	}
	spec->kind = is_tls ? INBOX_IMAPS : INBOX_IMAP;
	spec->port = parts.port > 0 ? parts.port : is_tls ? PORT_IMAPS : PORT_IMAP;
	spec->host = g_steal_pointer(&parts.host);
	spec->user = g_steal_pointer(&parts.user);
	spec->password = g_steal_pointer(&parts.password);
	spec->folder = *parts.path != '\0' ? g_steal_pointer(&parts.path) : g_strdup("INBOX");
	return true;
}

bool
inbox_spec_read_url(InboxSpec *spec, const char *folder, GError **error)
{
	const gsize prefix = strlen(MAILDIR_PREFIX);

	if (spec->url == NULL) {
		spec->kind = INBOX_PIPE;
		return true;
	}
	if (g_ascii_strncasecmp(spec->url, MAILDIR_PREFIX, prefix) != 0) {
		return read_server(spec, error);
	}
	if (spec->url[prefix] == '\0') {
		return fail_url(error, "maildir: names no folder");
	}
	spec->kind = INBOX_MAILDIR;
	spec->path = file_resolve(folder, spec->url + prefix);
	return true;
}

char *
inbox_spec_text(const InboxSpec *spec)
{
	if (spec->kind == INBOX_PIPE) {
		return g_strdup("a pipe from the mail server");
	}
	if (spec->kind == INBOX_MAILDIR) {
		return g_strconcat(MAILDIR_PREFIX, spec->path, NULL);
	}
	g_autofree char *server = server_url_text(spec->kind == INBOX_IMAPS ? "imaps" : "imap",
		spec->host, spec->port);

	return g_strdup_printf("%s/%s", server, spec->folder);
}
