/** Whether a text asks something. */
#ifndef TAGDIGEST_TEXT_ASKING_H
#define TAGDIGEST_TEXT_ASKING_H

#include <stdbool.h>

/**
 * Whether a sentence of a text ends in a question mark: none within an address, nor before a
 * closing quotation mark, where somebody is quoted.
 *
 * @text  borrowed UTF-8, or NULL.
 */
bool asking_is(const char *text);

#endif
