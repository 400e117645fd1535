/** What comes by mail of an organiser who answers a draft. */
#ifndef TAGDIGEST_FLOW_REVIEW_TAKE_H
#define TAGDIGEST_FLOW_REVIEW_TAKE_H

#include "flow/inbox_mail.h"

/**
 * The organiser's answer to a draft (an InboxTake, of who decides: inbox_mail_decides()). One memo
 * says what was understood, and how the draft stands.
 */
bool review_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error);

#endif
