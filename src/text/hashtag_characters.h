/** What characters are to a hashtag: for the files of text/hashtag. */
#ifndef TAGDIGEST_TEXT_HASHTAG_CHARACTERS_H
#define TAGDIGEST_TEXT_HASHTAG_CHARACTERS_H

#include <glib.h>
#include <stdbool.h>

#define ENCLOSING_KEYCAP 0x20e3
#define TEXT_PRESENTATION 0xfe0e
#define EMOJI_PRESENTATION 0xfe0f

/** Whether a tag may begin with it in text: '#' and '＃'. */
bool hashtag_is_sign(gunichar character);

/** Whether a tag goes on with it: letters, marks, digits and twitter-text's specials. */
bool hashtag_is_body(gunichar character);

/** Whether a tag may consist of it alone: a letter, or a mark that is no decoration of a digit. */
bool hashtag_is_letter(gunichar character);

/** Whether it never shows and means nothing: Unicode's default-ignorables but ZWNJ and ZWJ. */
bool hashtag_is_ignorable(gunichar character);

#endif
