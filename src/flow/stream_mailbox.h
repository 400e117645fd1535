/**
 * The stream `mailbox`: letters of newsletters, lists and closed groups, out of a folder on a
 * server or a Maildir. Nothing there is changed, not even marked as read; what nobody named is
 * looked at as far as its head. An mbox file is read as an export is.
 */
#ifndef TAGDIGEST_FLOW_STREAM_MAILBOX_H
#define TAGDIGEST_FLOW_STREAM_MAILBOX_H

#include "flow/stream.h"

/** The row of the registry. */
extern const Stream stream_mailbox;

#endif
