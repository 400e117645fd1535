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
 * It is read: judged by what it says of itself (consent), and added as IMPORT_POST, or as
 * IMPORT_UNTAGGED where it has none of the hashtags.
 *
 * @post   owned.
 * @items  borrowed, of ImportItem.
 */
void mailing_post_add(const ImportInput *input, Post *post, GArray *items);

/** An item without a post. @why borrowed, may be NULL. */
void mailing_post_refuse(ImportVerdict verdict, const char *why, GArray *items);

#endif
