/** The organiser is asked about an edition that is held, and told of one that is unusual. */
#ifndef TAGDIGEST_FLOW_GUARD_TELL_H
#define TAGDIGEST_FLOW_GUARD_TELL_H

#include <stdbool.h>

#include "flow/guard.h"
#include "flow/inbox_mail.h"

/** What the mail is about. Borrowed. */
typedef struct GuardTold {
	const DigestSpec *digest;
	int number; /* of the edition */
	const GuardFound *found;
	const Message *answers; /* what is answered by it, or NULL */
} GuardTold;

/**
 * Owe the organiser a memo, if there is something to say. Inside the transaction that holds the
 * edition: none is held without a question, and none is asked about twice.
 *
 * @error  as memo_queue().
 */
bool guard_tell(Context *context, const GuardTold *told, GError **error);

/**
 * The organiser's answer, ok or stop, by a WAY_HELD (an InboxTake, of who decides:
 * inbox_mail_decides()). It counts once; what is neither is answered with the question.
 */
bool guard_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error);

#endif
