/** What goes from a post's words because it is said beside them. */
#ifndef TAGDIGEST_RENDER_EXCERPT_SAID_H
#define TAGDIGEST_RENDER_EXCERPT_SAID_H

#include "text/prose.h"

/** Drop "RE: https://…", which stands for the quote where software knows none. */
void excerpt_said_drop_quote(Prose *whole);

/**
 * Drop the handle at the beginning by which an answer is addressed to whom it answers.
 *
 * @author  borrowed: "@bob@x.example".
 */
void excerpt_said_drop_mention(Prose *whole, const char *author);

/**
 * Drop the links to a page from the beginnings and ends of paragraphs; one that is nothing else
 * goes.
 *
 * @url  borrowed: web address.
 */
void excerpt_said_drop_page(Prose *whole, const char *url);

/**
 * How many bytes of a text are the label that it begins with, which is said beside it.
 *
 * @lead  borrowed: "A1.", or NULL.
 */
gsize excerpt_said_lead(const char *text, const char *lead);

/**
 * Cut the hashtag of a chat from the end of a text, in place: all that stands there has it.
 *
 * @key  borrowed: folded, or NULL.
 */
void excerpt_said_drop_tag(char *text, const char *key);

#endif
