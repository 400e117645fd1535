/** The words of a post on X: its addresses unfolded, what is escaped unescaped, once. */
#ifndef TAGDIGEST_SOURCE_X_TEXT_H
#define TAGDIGEST_SOURCE_X_TEXT_H

#include <glib.h>
#include <jansson.h>

/**
 * Read a text of X. Where a shortened address (t.co) stands its entity says, in characters; whether
 * of the text as it is escaped or not is documented nowhere, so that the place is looked at, and
 * where neither has the address it is searched for.
 *
 * @raw       borrowed: as it came, with &amp; &lt; &gt;.
 * @entities  borrowed, may be NULL: what stands in it.
 * @quoted    borrowed, or NULL: the id of the post that this one quotes: its address at the end
 *            is not the author's words, as that of pictures is not, and left out.
 * @return owned plain text.
 */
char *x_text_read(const char *raw, const json_t *entities, const char *quoted);

/** The id of the post that an address of X (borrowed, may be NULL) names. @return owned or NULL. */
char *x_text_post_id(const char *url);

/** The account in such an address: "ada"; NULL without one ("i"). @return owned. */
char *x_text_post_author(const char *url);

#endif
