/** Whether a post asks its readers something. */
#ifndef TAGDIGEST_DIGEST_QUESTION_H
#define TAGDIGEST_DIGEST_QUESTION_H

#include <stdbool.h>

#include "model/post.h"

/**
 * Whether a post is a question to whoever reads it: a sentence of its own words ends in a question
 * mark (none within an address, nor before a closing quotation mark: then somebody is quoted). An
 * answer, an article with a title, a poll and what is folded are none.
 *
 * @post  borrowed.
 */
bool question_is(const Post *post);

#endif
