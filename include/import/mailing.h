/**
 * A letter that came to a mailbox into posts: newsletters, what is written to lists, and what
 * platforms tell of their groups. A pure function of its bytes and of what the source names.
 *
 * Only what the source names is looked at (from: the From address, or its domain; list: the
 * List-Id, RFC 2919), and where the mailbox's own server said whether that is true
 * (Authentication-Results, RFC 8601), only where it is. A letter without marks of a mailing
 * (List-Id, List-Unsubscribe) was written to a person, and is never a post.
 */
#ifndef TAGDIGEST_IMPORT_MAILING_H
#define TAGDIGEST_IMPORT_MAILING_H

#include <glib.h>
#include <stdbool.h>

#include "import/format.h"
#include "text/message.h"

/** Discussions that one notification may tell of; more are passed over. */
#define MAILING_DISCUSSIONS_MAX 50

/**
 * Read one: a post, or one for each discussion of a closed group that it tells of.
 *
 * What the reader of this mailbox is called, where they are written to and what tells their copy
 * from another's is in no post: addresses, greetings, footers, preheaders, pictures, and links of
 * which nobody knows where they lead without asking are left out. The post's words are HTML that is
 * written anew. Its name is made of the list and the Message-ID, or where each reader has another
 * of those, of the sender, the subject and the words: so the copy of another member is the same
 * post.
 *
 * Of a closed group a post has its name, a link, a time and hashtags; with spec->agreed its words
 * and who said them as well.
 *
 * @input  borrowed: spec->from, list, agreed, tags, file_under; glance; now_s.
 * @bytes  borrowed: an RFC 5322 message, perhaps behind an mbox's "From " line.
 * @items  borrowed: ImportItem by ImportItem is added, one at least: IMPORT_OTHER where the source
 *         does not name its sender; PRIVATE: why.
 */
void mailing_read(const ImportInput *input, GBytes *bytes, GArray *items);

/**
 * Of a letter that is not read: its head says whether anybody misses it.
 *
 * @head   borrowed: how it begins.
 * @why    borrowed: why it is not read.
 * @items  borrowed: an ImportItem is added: what mailing_read() says of whom the source does not
 *         name, or of what is not for everybody; IMPORT_UNREADABLE with @why of all else.
 */
void mailing_miss(const ImportInput *input, GBytes *head, const char *why, GArray *items);

/** Whether a letter's raw beginning (borrowed, @length bytes) is all of its head. */
bool mailing_has_head(const char *head, gsize length);

/**
 * Whether a letter's raw beginning (borrowed, @length bytes: its head, perhaps more) may be of
 * somebody whom the source names: what says no here mailing_read() need not be asked about.
 */
bool mailing_may_be_named(const SourceSpec *spec, const char *head, gsize length);

#endif
