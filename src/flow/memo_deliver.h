/**
 * Memos on their way, before all editions. Nothing that holds an edition back holds them back but
 * the mail server itself.
 */
#ifndef TAGDIGEST_FLOW_MEMO_DELIVER_H
#define TAGDIGEST_FLOW_MEMO_DELIVER_H

#include <stdbool.h>

#include "flow/context.h"
#include "flow/deliver.h"

/**
 * Mail the memos that are owed now. Under the deliver lock.
 *
 * @report  borrowed: memos, retried, failed, failures, uncertain, resent, stuck, paused_s are
 *          brought up to date.
 * @is_down  out: the server took nothing at all, and need not be asked for more now.
 * @error   CONFIG_PERMANENT without an [smtp], STORE_*.
 */
bool memo_deliver(Context *context, DeliverReport *report, bool *is_down, GError **error);

#endif
