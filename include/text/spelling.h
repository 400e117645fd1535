/** What somebody probably meant who wrote a word that is not known. */
#ifndef TAGDIGEST_TEXT_SPELLING_H
#define TAGDIGEST_TEXT_SPELLING_H

#include <glib.h>
#include <stdbool.h>

/** No word was near so far. */
#define SPELLING_FAR G_MAXUINT

/**
 * Whether @word may be meant for @candidate (borrowed both), caselessly, and takes fewer changes
 * than @changes, which then become those; SPELLING_FAR before the first candidate.
 */
bool spelling_is_nearer(const char *word, const char *candidate, guint *changes);

/**
 * "did you mean …?": the nearest of @candidates (NULL-terminated, borrowed) to @word (borrowed)
 * by edit distance, caselessly. @return borrowed, or NULL when none is near.
 */
const char *spelling_suggest(const char *word, const char *const *candidates);

#endif
