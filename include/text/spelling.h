/** What somebody probably meant who wrote a word that is not known. */
#ifndef TAGDIGEST_TEXT_SPELLING_H
#define TAGDIGEST_TEXT_SPELLING_H

/**
 * "did you mean …?": the nearest of @candidates (NULL-terminated, borrowed) to @word (borrowed)
 * by edit distance, caselessly. @return borrowed, or NULL when none is near.
 */
const char *spelling_suggest(const char *word, const char *const *candidates);

#endif
