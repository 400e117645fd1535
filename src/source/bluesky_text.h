/** The words of a record: text, and facets that say which bytes of it are links (RichText). */
#ifndef TAGDIGEST_SOURCE_BLUESKY_TEXT_H
#define TAGDIGEST_SOURCE_BLUESKY_TEXT_H

#include <glib.h>
#include <jansson.h>

#include "model/post.h"

/**
 * The text of a record as HTML, so that what reads Mastodon's posts reads these: links whole where
 * the text shows them shortened, mentions, hashtags, paragraphs and breaks. A facet whose range is
 * none, or begins before the last one ends, is text (atproto's rich-text.ts).
 *
 * @record  borrowed: app.bsky.feed.post.
 * @return owned; NULL when it has no text.
 */
char *bluesky_text_html(const json_t *record);

/**
 * The hashtags of a record: those of its facets, wherever they point, and those beside the text;
 * where there are none of either, those that stand in the text. Shares of companies ($AAPL) are
 * none, though they come as such.
 *
 * @record  borrowed.
 * @text    borrowed: its plain text, or NULL.
 * @tags    of Hashtag, added to.
 */
void bluesky_text_tags(const json_t *record, const char *text, GPtrArray *tags);

#endif
