/** A connection to a mailbox on a server, logged in by whatever its section says. */
#ifndef TAGDIGEST_FLOW_MAILBOX_OPEN_H
#define TAGDIGEST_FLOW_MAILBOX_OPEN_H

#include <stdbool.h>

#include "flow/context.h"
#include "net/imap.h"

/** A mailbox of the ini. Borrowed. */
typedef struct MailboxLogin {
	const char *section;   /* "inbox" or "source NAME", as flow/login has it */
	const InboxSpec *spec; /* its own: flow/login puts the password there */
} MailboxLogin;

/**
 * Connect and log in; a token that is refused is fetched anew, once.
 *
 * @options  out: what @imap borrows, until it is closed; its name is owned by the caller, on
 *           failure as well.
 * @imap     out, owned: imap_close().
 * @error    of flow/login, imap_open(): REMOTE_PERMANENT where the login was refused.
 */
bool mailbox_open(Context *context, const MailboxLogin *login, ImapOptions *options, Imap **imap,
	GError **error);

/** Look at its folder, as imap_look() does; where the server refuses it the error says what to do.
 * @spec borrowed. */
bool mailbox_look(Imap *imap, const InboxSpec *spec, ImapFolder *state, GError **error);

#endif
