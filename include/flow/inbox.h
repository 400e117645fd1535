/**
 * A mail that came to the contact: judged, and if it is for us all that it does is done in one
 * transaction with the note that it was done, so that each counts once whatever is killed. What is
 * nobody's is left alone.
 */
#ifndef TAGDIGEST_FLOW_INBOX_H
#define TAGDIGEST_FLOW_INBOX_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/** What became of a message. Plain data. */
typedef struct InboxHandled {
	bool is_ours;  /* it was for us, now or when it came before: it may be filed */
	bool is_again; /* it had been handled before: nothing was done */
	char what[32]; /* one word for logs and the store: "subscribe", "bounce", "left alone" */
	char why[200]; /* one line for people, without anybody's address */
} InboxHandled;

/**
 * Take one message.
 *
 * @bytes    borrowed: as it came, perhaps behind an mbox's "From " line.
 * @handled  out.
 * @error    STORE_*, CONFIG_*, SYSTEM_*: nothing of it was done, and it should be brought again.
 * What can be read of a message is never an error.
 */
bool inbox_take(Context *context, GBytes *bytes, InboxHandled *handled, GError **error);

#endif
