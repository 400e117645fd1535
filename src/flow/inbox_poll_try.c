/* The mailbox looked at, for `check --online`. */
#include "flow/inbox_poll_part.h"

#include "base/now.h"
#include "flow/mailbox_open.h"
#include "mail/postbox.h"

static bool
try_server(Context *context, char **line, GError **error)
{
	ImapOptions options;
	ImapFolder folder = { 0 };
	Imap *imap = NULL;
	const bool done = inbox_poll_connect(context, &options, &imap, error)
		&& mailbox_look(imap, context->config->inbox, &folder, error);

	if (done) {
		*line = g_strdup_printf("%s: logged in; %u %s; %s", options.name, folder.count,
			folder.count == 1 ? "message" : "messages", imap_manner(imap));
	}
	imap_close(imap);
	g_free((char *)options.name);
	return done;
}

static bool
try_maildir(Context *context, char **line, GError **error)
{
	const InboxSpec *spec = context->config->inbox;
	g_autoptr(GPtrArray) files = NULL;

	if (!postbox_list(spec->path, 0, &files, error)) {
		return false;
	}
	*line = g_strdup_printf("maildir:%s: %u %s", spec->path, files->len,
		files->len == 1 ? "message" : "messages");
	return true;
}

bool
inbox_poll_try(Context *context, char **line, GError **error)
{
	if (!inbox_poll_is_wanted(context)) {
		*line = g_strdup("");
		return true;
	}
	return (context->config->inbox->kind == INBOX_MAILDIR ? try_maildir : try_server)(context,
		line, error);
}
