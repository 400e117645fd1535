/** What others said within a post: it is not the post's author who may say that it is shown. */
#ifndef TAGDIGEST_FLOW_WITHHOLD_H
#define TAGDIGEST_FLOW_WITHHOLD_H

#include <glib.h>
#include <stdbool.h>

#include "model/post.h"
#include "store/store.h"

/**
 * Take from a post, before it is stored, the words that it quotes, and what a page that it links to
 * says of itself where that page or its author is refused. The links stay. Inside a transaction.
 *
 * @post   borrowed: changed.
 * @error  STORE_*.
 */
bool withhold_words(Store *store, Post *post, GError **error);

#endif
