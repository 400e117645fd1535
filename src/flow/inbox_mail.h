/**
 * What the handlers of messages are given, each in the transaction that notes the message: they
 * begin none, fetch nothing, send nothing; mails of theirs are queued (flow/memo).
 */
#ifndef TAGDIGEST_FLOW_INBOX_MAIL_H
#define TAGDIGEST_FLOW_INBOX_MAIL_H

#include <stdbool.h>

#include "flow/inbox.h"
#include "subscribe/bounce.h"
#include "subscribe/order.h"
#include "subscribe/way.h"
#include "text/message.h"

/** A message and all that was judged of it. All borrowed. */
typedef struct InboxMail {
	const Message *message;
	const Bounce *bounce; /* its kind is BOUNCE_NONE for what a person may have written */
	const Order *order;
	const Way *way;     /* the way that it came by; NULL: none that holds */
	const char *detail; /* the plus part that it came to, or NULL */
} InboxMail;

/**
 * A handler: do what it asks, or leave it alone.
 *
 * @mail     borrowed.
 * @handled  what and why are set; is_ours, when it was for this handler.
 * @error    as inbox_take().
 */
typedef bool (*InboxTake)(Context *context, const InboxMail *mail, InboxHandled *handled,
	GError **error);

/** Whether who wrote may decide for the organiser on what they were asked: it came from contact, by
 * a way that nobody else is sent. Drafts, editions that are held, pages that were sent in or asked
 * to be read: this alone judges it. All borrowed. */
bool inbox_mail_decides(const Context *context, const InboxMail *mail);

/** Say what became of a message. @what, @why borrowed. */
void inbox_handled_set(InboxHandled *handled, bool is_ours, const char *what, const char *why);

#endif
