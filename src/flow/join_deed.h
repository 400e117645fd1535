/** What is done about an order, and how it is answered. */
#ifndef TAGDIGEST_FLOW_JOIN_DEED_H
#define TAGDIGEST_FLOW_JOIN_DEED_H

#include <stdbool.h>

#include "flow/join_case.h"

/** Somebody said yes to what they were asked. @error STORE_*, as memo_queue(). */
bool join_deed_confirm(const JoinCase *case_, GError **error);

/**
 * Somebody leaves: the digest that is named, or that the way is of, or all.
 *
 * @email  borrowed: whose it is, and who gets the answer, if there is anything to say.
 * @moved  out: how many subscriptions ended. @error as above.
 */
bool join_deed_leave(const JoinCase *case_, const char *email, int *moved, GError **error);

/** Whoever writes gets what they ask for, which is known to be theirs to ask. @error as above. */
bool join_deed_do(const JoinCase *case_, GError **error);

/** Somebody else than @case_->one's owner asked for it: the owner is asked. @error as above. */
bool join_deed_ask_owner(const JoinCase *case_, GError **error);

/** A stranger, or somebody in their name, wants to get a digest. @error as above. */
bool join_deed_subscribe(const JoinCase *case_, GError **error);

#endif
