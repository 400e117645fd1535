/** What of a post may be shown and passed on, outside of mails: its words as plain data. */
#ifndef TAGDIGEST_RENDER_SHOWN_H
#define TAGDIGEST_RENDER_SHOWN_H

#include "model/post.h"

/**
 * Of a post whose author has not agreed to more (POST_CONSENT_REDUCED) leave what a mail shows:
 * who wrote it, when and where, its hashtags, and an excerpt of title and text; of one behind a
 * warning that alone. Of what was said in a closed group that has not agreed: where and when. Any
 * other stays as it is.
 *
 * @post  borrowed, changed.
 */
void shown_reduce(Post *post);

/**
 * Words as a mail shows them: web addresses as host and tail, without who counts clicks; letters
 * that keep to their line. @text borrowed, may be NULL. @return owned, or NULL.
 */
char *shown_words(const char *text);

#endif
