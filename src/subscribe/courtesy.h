/**
 * What people say around what they mean: "please", "thank you", "good morning". Whole phrases, by
 * the rows of courtesy.tab.h: a word of one alone may mean anything ("thank" them, "good" but one).
 */
#ifndef TAGDIGEST_SUBSCRIBE_COURTESY_H
#define TAGDIGEST_SUBSCRIBE_COURTESY_H

#include <glib.h>

/**
 * The longest courtesy that begins at a word.
 *
 * @words  borrowed array of char*, as order_fold() leaves them, without signs.
 * @from   the word's number.
 * @return how many words it has; 0: none begins there.
 */
guint courtesy_at(const GPtrArray *words, guint from);

/** As courtesy_at(), of one that ends before the word @to, and does not begin before @from. */
guint courtesy_before(const GPtrArray *words, guint from, guint to);

#endif
