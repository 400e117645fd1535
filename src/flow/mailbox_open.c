#include "flow/mailbox_open.h"

#include "base/error.h"
#include "flow/login.h"

static bool
open_mailbox(const InboxSpec *spec, ImapOptions *options, Imap **imap, GError **error)
{
	const bool is_token = spec->auth == RELAY_AUTH_OAUTH2;

	options->password = is_token ? NULL : spec->password;
	options->token = is_token ? spec->password : NULL;
	return imap_open(options, imap, error);
}

bool
mailbox_open(Context *context, const MailboxLogin *login, ImapOptions *options, Imap **imap,
	GError **error)
{
	const InboxSpec *spec = login->spec;
	g_autoptr(GError) refusal = NULL;

	*options = (ImapOptions){
		.name = inbox_spec_text(spec),
		.host = spec->host,
		.port = spec->port,
		.is_tls = spec->kind == INBOX_IMAPS,
		.user = spec->user,
		.ca_file = spec->ca_file != NULL ? spec->ca_file : context->config->ca_file,
		.timeout_s = spec->timeout_s,
	};
	if (!login_load(context, login->section, error)) {
		return false;
	}
	if (open_mailbox(spec, options, imap, &refusal)) {
		return true;
	}
	/* A token may have expired before it said so. */
	if (!g_error_matches(refusal, TAGDIGEST_ERROR, ERROR_REMOTE_PERMANENT)
		|| !login_renew(context, login->section, NULL)) {
		g_propagate_error(error, g_steal_pointer(&refusal));
		return false;
	}
	return open_mailbox(spec, options, imap, error);
}
