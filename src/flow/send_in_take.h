/** What comes by mail to be proposed for a digest. */
#ifndef TAGDIGEST_FLOW_SEND_IN_TAKE_H
#define TAGDIGEST_FLOW_SEND_IN_TAKE_H

#include "flow/inbox_mail.h"

/** The links of a mail that came by the way to send in (an InboxTake): who has it may propose, and
 * nothing is shown before the organiser says yes. A hashtag in its subject or text says for which
 * digest, else it is for the first. */
bool send_in_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error);

#endif
