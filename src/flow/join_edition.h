/** Whose edition a mail answers. */
#ifndef TAGDIGEST_FLOW_JOIN_EDITION_H
#define TAGDIGEST_FLOW_JOIN_EDITION_H

#include <stdbool.h>

#include "flow/context.h"
#include "model/subscriber.h"
#include "store/bounces.h"
#include "text/message.h"

/**
 * Whether a Message-ID is that of a mail that went out. The words of the edition are not read: one
 * that is damaged must not keep the mailbox from being read.
 *
 * @mailed      borrowed: which edition, to which subscription.
 * @message_id  borrowed, without brackets.
 * @is_it       out.
 * @error       STORE_*.
 */
bool join_edition_is(const Context *context, const BouncesMailed *mailed, const char *message_id,
	bool *is_it, GError **error);

/**
 * The subscription whose edition a mail answers, by the Message-ID of that (mail/compose): it holds
 * a hash of the edition, which who has never had it cannot know.
 *
 * @message  borrowed.
 * @one      out, owned; NULL when it answers none.
 * @error    STORE_*.
 */
bool join_edition_answered(const Context *context, const Message *message, Subscription **one,
	GError **error);

#endif
