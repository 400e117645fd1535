#include "flow/mailbox_open.h"

#include "base/error.h"
#include "flow/login.h"

#include <string.h>

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

/* A server's no to a folder is mostly a name that it does not know. */
bool
mailbox_look(Imap *imap, const InboxSpec *spec, ImapFolder *state, GError **error)
{
	g_autoptr(GError) trouble = NULL;

	if (imap_look(imap, spec->folder, state, &trouble)) {
		return true;
	}
	if (g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_REMOTE_PERMANENT)
		&& strstr(trouble->message, "UIDVALIDITY") == NULL) {
		error_set(error, ERROR_REMOTE_PERMANENT,
			"%s (expected a folder that is there: check its name in url, as the mail "
			"server has it)",
			trouble->message);
	} else {
		g_propagate_error(error, g_steal_pointer(&trouble));
	}
	return false;
}
