/**
 * Somebody's own page or account: they ask for it by mail, a line that they put there proves that
 * it is theirs, the organiser says yes, and it is a source. What asks anybody is a row that the
 * next run works off.
 */
#ifndef TAGDIGEST_FLOW_VOICE_H
#define TAGDIGEST_FLOW_VOICE_H

#include <stdbool.h>

#include "flow/inbox_mail.h"
#include "flow/join_case.h"

/** Somebody asks that a page of theirs be read; whoever may be written to is known. @error STORE_*,
 * as memo_queue(). */
bool voice_register(const JoinCase *case_, GError **error);

/** The InboxTake of WAY_VOICE (the organiser's answer) and of WAY_REGISTER (its owner's). */
bool voice_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error);

#endif
