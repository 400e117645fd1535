/** Whose edition a mail answers. */
#ifndef TAGDIGEST_FLOW_JOIN_EDITION_H
#define TAGDIGEST_FLOW_JOIN_EDITION_H

#include <stdbool.h>

#include "flow/context.h"
#include "model/subscriber.h"
#include "text/message.h"

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
