/**
 * A mailbox of the organiser's that is subscribed like a reader and read back: whether an edition
 * arrives, and as it was sent.
 */
#ifndef TAGDIGEST_FLOW_WITNESS_H
#define TAGDIGEST_FLOW_WITNESS_H

#include <glib.h>
#include <stdbool.h>

#include "flow/inbox_mail.h"
#include "model/delivery.h"
#include "model/edition.h"
#include "store/witnesses.h"

/** After so long an edition that has not arrived is said to be missing. */
#define WITNESS_LATE_S (2 * 3600)

/**
 * Note what a witness is sent, if it is one.
 *
 * @edition, @to  borrowed. @mail borrowed: its bytes.
 * @error  STORE_*.
 */
bool witness_note(Context *context, const Edition *edition, const Delivery *to, GBytes *mail,
	GError **error);

/** Whether a message is what a witness was sent. @is_it out. @error STORE_*. */
bool witness_knows(const Context *context, const Message *message, bool *is_it, GError **error);

/** Compare it with what was sent: an InboxTake. */
bool witness_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error);

/**
 * What the witness of a digest says of its last edition.
 *
 * @words  out, owned: one line; NULL: the digest has none, or was not mailed yet. @error STORE_*.
 */
bool witness_words(Context *context, const DigestSpec *digest, char **words, GError **error);

#endif
