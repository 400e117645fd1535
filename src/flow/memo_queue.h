/**
 * Mails to one person that are no edition, queued within the transaction that decides what they
 * say.
 */
#ifndef TAGDIGEST_FLOW_MEMO_QUEUE_H
#define TAGDIGEST_FLOW_MEMO_QUEUE_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "model/memo.h"

/**
 * Owe somebody a memo. Inside a transaction, and after ways_keys() was asked once outside of one.
 *
 * Its Message-ID carries its way, or where it has none a WAY_MEMO of its number, by which an answer
 * to it is known (In-Reply-To, References). Where there are plus addresses an answer goes to its
 * way, else the way stands in the subject.
 *
 * @memo   borrowed: kind, to, subject and text are there; made_s is now when it is 0.
 * @error  STORE_*, SYSTEM_PERMANENT, CONFIG_PERMANENT.
 */
bool memo_queue(Context *context, const Memo *memo, GError **error);

#endif
