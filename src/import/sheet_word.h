/** Words as the columns of tables and their fields have them. A part of import/sheet. */
#ifndef TAGDIGEST_IMPORT_SHEET_WORD_H
#define TAGDIGEST_IMPORT_SHEET_WORD_H

#include <glib.h>

/** A text in small letters without blanks, signs and accents; "" where it is no UTF-8.
 * @return owned. */
char *sheet_fold(const char *text);

/** A text's words, folded: "isPrivate" has two. @text borrowed. @return owned array of char*. */
GPtrArray *sheet_words_of(const char *text);

/** Whether a folded text is one of several, '|' between them: its place, from 1; 0: it is none. */
guint sheet_word_in(const char *list, const char *word);

/** The same of words (borrowed array of char*), up to four in turn taken for one: the place of the
 * first that is in the list. @at out, may be NULL: where it stands among the words. */
guint sheet_word_in_turn(const char *list, const GPtrArray *words, guint *at);

#endif
