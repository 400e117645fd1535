/** Small numbers as words, in English, Welsh, German, French and Spanish. */
#ifndef TAGDIGEST_TEXT_NUMERAL_H
#define TAGDIGEST_TEXT_NUMERAL_H

#include <glib.h>
#include <stdbool.h>

/**
 * Which number a word stands for: "zero" to "twelve" and their like; no article ("a week").
 *
 * @word    borrowed, in small letters without accents ("fünf" as "funf").
 * @number  out.
 * @return false where it stands for none, with *number untouched.
 */
bool numeral_read(const char *word, guint *number);

#endif
