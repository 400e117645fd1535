/**
 * Marks: what hosts put before their labels to tell two chats of one hashtag apart: "AP Q1", and so
 * "AP A1" of those who answer.
 */
#ifndef TAGDIGEST_RECAP_CHAT_MARK_H
#define TAGDIGEST_RECAP_CHAT_MARK_H

#include "recap/chat_post.h"

/** The marks of posts: words that one author puts before several questions. @return owned set. */
GHashTable *chat_marks(const GPtrArray *posts);

/** The mark that a post begins with, borrowed of @marks; NULL: none. */
const char *chat_mark_of(const ChatPost *post, GHashTable *marks);

#endif
