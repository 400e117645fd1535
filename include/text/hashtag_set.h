/** Hashtags, each once, in the order in which they came. */
#ifndef TAGDIGEST_TEXT_HASHTAG_SET_H
#define TAGDIGEST_TEXT_HASHTAG_SET_H

#include <glib.h>
#include <stdbool.h>

#include "text/hashtag.h"

typedef struct HashtagSet {
	GPtrArray *tags;  /* owned, of Hashtag: may be shared by reference */
	GHashTable *keys; /* owned: set of their keys, borrowed from tags */
} HashtagSet;

/** An empty one. @return to be ended by hashtag_set_end(). */
HashtagSet hashtag_set_new(void);

/** Add a copy of a tag (borrowed) whose key is not there yet. */
void hashtag_set_add(HashtagSet *set, const Hashtag *tag);

/** Whether it has a key (borrowed, folded). */
bool hashtag_set_has(const HashtagSet *set, const char *key);

/**
 * The shown form of the one that is probably meant by @display (borrowed), which is none of them.
 * Of hundreds some is near by chance: then there is no answer. @return borrowed, or NULL.
 */
const char *hashtag_set_nearest(const HashtagSet *set, const char *display);

/** No more is added. @return the tags, owned. */
GPtrArray *hashtag_set_end(HashtagSet *set);

#endif
