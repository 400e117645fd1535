/**
 * Readers join, leave and choose by mail. Who has a way of ours and writes from their own address
 * is heard at once. An address without one proves nothing, since anybody may write in anybody's
 * name: what would change somebody's mail for good is asked about at that address, by a mail that
 * is answered; and whoever is known gets one such mail a week, as whoever is not.
 */
#ifndef TAGDIGEST_FLOW_JOIN_H
#define TAGDIGEST_FLOW_JOIN_H

#include "flow/inbox_mail.h"

/** The InboxTake of all orders but `register`, and of the ways WAY_CONFIRM, WAY_LEAVE, WAY_SETTINGS
 * and WAY_ERASE. */
bool join_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error);

/** Whoever was asked whether it was them, and did not say yes in time, is forgotten. @error
 * STORE_*. */
bool join_forget_strangers(Context *context, GError **error);

#endif
