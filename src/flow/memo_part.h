/** What the parts of memo have in common. */
#ifndef TAGDIGEST_FLOW_MEMO_PART_H
#define TAGDIGEST_FLOW_MEMO_PART_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "model/memo.h"

/** Where an answer to a memo goes: contact, with the memo's way where there can be one. @return
 * owned. */
char *memo_reply_to(const Context *context, const Memo *memo);

/**
 * The envelope sender of a memo: its own address where [smtp] says verp, else none for an answer
 * (RFC 3834, 4: whatever becomes of it concerns nobody), else From's.
 *
 * @path   out, owned; "": none.
 * @error  as ways_keys().
 */
bool memo_return_path(Context *context, const Memo *memo, char **path, GError **error);

#endif
