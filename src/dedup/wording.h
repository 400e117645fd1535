/** What two texts have in common: a part of match and identity. */
#ifndef TAGDIGEST_DEDUP_WORDING_H
#define TAGDIGEST_DEDUP_WORDING_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Fewer bytes of words are too few to say that two texts are not alike by chance. */
#define WORDING_BYTES_MIN 40

/** So many are more than what stands with each post of a site; and by their number it is found. */
#define WORDING_BYTES_LONG 400

/** Of a text so many are compared. */
#define WORDING_BYTES_MAX ((gsize)16 * 1024)

/**
 * The words alone: letters and digits in lower case, one blank between words; no hashtags, mentions
 * and addresses, which change from copy to copy.
 *
 * @text       borrowed, may be NULL.
 * @bytes_max  it ends with the word that reaches this.
 * @return owned, may be empty.
 */
char *wording_of(const char *text, gsize bytes_max);

/**
 * Whether two texts are one, edited or cut: equal, or two thirds of the shorter stand in the other,
 * by pieces of eight bytes. Fewer than WORDING_BYTES_MIN must be equal; two without words are not
 * known to be one.
 *
 * @a, @b  borrowed, from wording_of().
 */
bool wording_agrees(const char *a, const char *b);

/** Whether half of the words of the shorter title stand in the other. Both from wording_of(). */
bool wording_title_agrees(const char *a, const char *b);

/** Whether two titles have the same numbers: "Issue 2" is not "Issue 1". Likewise. */
bool wording_numbers_agree(const char *a, const char *b);

/** A number for a text within a scope; never 0. @scope, @text borrowed. */
int64_t wording_number(const char *scope, const char *text);

#endif
