/** What the two ways of reading a mailbox share (flow/inbox_poll). */
#ifndef TAGDIGEST_FLOW_INBOX_POLL_PART_H
#define TAGDIGEST_FLOW_INBOX_POLL_PART_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "flow/inbox.h"
#include "flow/inbox_poll.h"
#include "net/imap.h"
#include "store/mailboxes.h"
#include "text/message.h"

/** A larger message is nobody's answer, and is left alone. */
#define INBOX_BYTES_MAX MESSAGE_BYTES_MAX
/** What came before is not looked at, where nothing is known of the mailbox. */
#define INBOX_BACK_S (14 * DAY_S)
/** How long a mailbox is left alone that refuses the login: so that a job that runs once a day is
 * not a minute too early for the next day. */
#define INBOX_REFUSED_S (23 * HOUR_S)
/** So many are looked at between two notes of how far. */
#define INBOX_BATCH 25

/** As inbox_take(). */
typedef bool (*InboxPollTake)(Context *context, GBytes *bytes, InboxHandled *handled,
	GError **error);

/** A mailbox being read. */
typedef struct InboxPoll {
	Context *context;    /* borrowed */
	InboxSpec *spec;     /* borrowed */
	MailboxRow *row;     /* owned */
	InboxReport *report; /* owned */
	InboxPollTake take;
	int64_t now_s;         /* Unix seconds UTC */
	bool is_login_refused; /* out: as it is said, it will be refused again */
	int64_t begun_ms;      /* monotonic */
} InboxPoll;

/** Note how far it was read. @error STORE_*. */
bool inbox_poll_save(const InboxPoll *poll, GError **error);

/** What came before then was looked at, or is too old. @return Unix seconds UTC. */
int64_t inbox_poll_since_s(const InboxPoll *poll);

/** Whether there is time for more, and nobody asks to stop. */
bool inbox_poll_may_go_on(const InboxPoll *poll);

/** Hand a message on, and count it. @bytes borrowed. @is_ours out. @error as inbox_take(). */
bool inbox_poll_take(InboxPoll *poll, GBytes *bytes, bool *is_ours, GError **error);

/** A message is left unread. @why owned: one line. */
void inbox_poll_leave(InboxPoll *poll, char *why);

/** The folder that handled messages go to; NULL: they stay. @return borrowed from the spec. */
const char *inbox_poll_filed(const InboxPoll *poll);

/** As inbox_poll(), with @take in the place of inbox_take(). */
bool inbox_poll_by(Context *context, InboxPollTake take, InboxReport **report, GError **error);

/** Whether a mailbox is polled: there is [inbox] url. */
bool inbox_poll_is_wanted(const Context *context);

/** Read a mailbox on a server. @error as of net/imap, inbox_take(), STORE_*. */
bool inbox_poll_imap(InboxPoll *poll, GError **error);

/** Connect and log in. @options out: what @imap (out, owned) borrows; its name is owned. */
bool inbox_poll_connect(Context *context, ImapOptions *options, Imap **imap, GError **error);

/** Read a Maildir. @error SYSTEM_PERMANENT, inbox_take(), STORE_*. */
bool inbox_poll_maildir(InboxPoll *poll, GError **error);

#endif
