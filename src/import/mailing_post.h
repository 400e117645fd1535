/** What a letter's posts have in common, however they are read. */
#ifndef TAGDIGEST_IMPORT_MAILING_POST_H
#define TAGDIGEST_IMPORT_MAILING_POST_H

#include <glib.h>

#include "import/format.h"
#include "text/message.h"
#include "text/prose.h"

/** Give a post its words: content_raw, text, prose, links and hashtags. @prose borrowed. */
void mailing_post_set_words(Post *post, const Prose *prose);

/** Take everything of them back but the hashtags, and who said it. */
void mailing_post_forget_words(Post *post);

/**
 * When a letter was written: what its Date says; where that says no time that can be, when the
 * mailbox's own server took it, which is at the end of the topmost Received (RFC 5321, 4.4).
 *
 * @message  borrowed.
 * @return Unix seconds UTC, DATE_UNKNOWN where neither says it.
 */
int64_t mailing_post_time(const Message *message, int64_t now_s);

/**
 * It is read: judged by what it says of itself (consent), and added as IMPORT_POST, or as
 * IMPORT_UNTAGGED where it has none of the hashtags, and as IMPORT_UNREADABLE where nobody knows
 * when it was written, unless it says no.
 *
 * @post   owned.
 * @items  borrowed, of ImportItem.
 */
void mailing_post_add(const ImportInput *input, Post *post, GArray *items);

/** An item without a post. @why borrowed, may be NULL. */
void mailing_post_refuse(ImportVerdict verdict, const char *why, GArray *items);

#endif
