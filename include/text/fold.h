/** Words as they are compared when somebody looks for them: without case, without accents. */
#ifndef TAGDIGEST_TEXT_FOLD_H
#define TAGDIGEST_TEXT_FOLD_H

#include <glib.h>
#include <stdbool.h>

/** Of a longer word no more is compared: it is none that somebody types. */
#define FOLD_WORD_BYTES_MAX 100

/** Where a word stands in a text: bytes, from its first letter up to behind its last. */
typedef struct FoldSpan {
	gsize start;
	gsize end;
} FoldSpan;

/**
 * The next word of a text: letters and digits with the marks on them, whatever stands between them
 * parts words. Han, kana, Thai, Lao, Khmer and Burmese are written without blanks: each letter of
 * these is a word of its own, so that a part of a sentence is found as a phrase.
 *
 * @text  borrowed valid UTF-8.
 * @span  in: where the last one ended, { 0, 0 } at first; out: the next, untouched at the end.
 */
bool fold_next(const char *text, FoldSpan *span);

/**
 * A word as it is compared: NFKD (so full-width = ASCII, ligatures are letters), marks that any
 * letter may bear off ("café" = "cafe"; those that are a script's own vowels stay), case fold, NFC.
 *
 * @word  borrowed valid UTF-8, @length bytes, as fold_next() found it.
 * @out   borrowed: put behind it, nothing but letters, digits and marks; nothing where none is
 *        left.
 */
void fold_word(const char *word, gsize length, GString *out);

/** All words of a text as they are compared, put behind @out, which they are parted from and each
 * other by a blank. @text borrowed, may be NULL. */
void fold_append(const char *text, GString *out);

#endif
