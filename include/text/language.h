/** Names of languages (RFC 5646), as feeds, HTML and inis write them. */
#ifndef TAGDIGEST_TEXT_LANGUAGE_H
#define TAGDIGEST_TEXT_LANGUAGE_H

#include <stdbool.h>

/**
 * Whether a text looks like a language tag, without the registry: at most 35 letters, digits and
 * hyphens (RFC 5646, 4.4.1) that begin with a primary subtag of two or three letters (2.1).
 *
 * @text  borrowed.
 */
bool language_is_tag(const char *text);

/** A language tag with its primary subtag in lower case. @text borrowed. @return owned; NULL: none.
 */
char *language_tag(const char *text);

#endif
