/** The hashtags by which people ask not to be collected (#nobot), in any spelling: for the files of
 * model/consent. */
#ifndef TAGDIGEST_MODEL_CONSENT_TAG_H
#define TAGDIGEST_MODEL_CONSENT_TAG_H

#include <glib.h>
#include <stdbool.h>

/** A longer word is none of them, whatever its dress. */
#define CONSENT_TAG_BYTES_MAX 40

/** Whether a word is one of them, with or without its sign. @word borrowed. */
bool consent_tag_is_word(const char *word);

/** Whether plain text (borrowed, or NULL) holds one. */
bool consent_tag_is_in_text(const char *text);

/** Whether HTML (borrowed, or NULL) does. */
bool consent_tag_is_in_html(const char *html);

#endif
