/** What stands for an entry in a line of a few words: "a clock face", “Evening classes are full”.
 */
#ifndef TAGDIGEST_RENDER_LABEL_H
#define TAGDIGEST_RENDER_LABEL_H

#include <glib.h>

#include "model/draft.h"
#include "render/phrases.h"

/**
 * The title of a story or post, else what its first picture shows, else the title of the page that
 * it links to, else its first words up to a natural end; what are somebody's words stands in
 * quotation marks. Plain: without hashtags, mentions, addresses, emoji and their codes.
 *
 * A post behind a warning, and what a bot or a template made, has none; where its author has not
 * opted in, only its own title and words count.
 *
 * @entry     borrowed.
 * @words     borrowed: with the little words of their language.
 * @language  of @words, a tag, borrowed.
 * @room      so many characters at most, quotation marks not counted: LABEL_LONG, LABEL_SHORT.
 * @return owned, or NULL.
 */
char *label_of(const DraftEntry *entry, const Phrases *words, const char *language, guint room);

/** Mostly a sentence; mostly three words. */
#define LABEL_LONG 40
#define LABEL_SHORT 22

#endif
