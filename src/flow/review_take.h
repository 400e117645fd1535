/** What comes by mail of an organiser who answers a draft. */
#ifndef TAGDIGEST_FLOW_REVIEW_TAKE_H
#define TAGDIGEST_FLOW_REVIEW_TAKE_H

#include "flow/inbox_mail.h"

/**
 * The organiser's answer to a draft (an InboxTake). It counts where it came by the draft's way from
 * the contact; anything else is left alone. One memo says what was understood, and how the draft
 * stands.
 */
bool review_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error);

#endif
