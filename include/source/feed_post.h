/** Posts out of feeds: what XML feeds and JSON Feeds share once their fields are found. */
#ifndef TAGDIGEST_SOURCE_FEED_POST_H
#define TAGDIGEST_SOURCE_FEED_POST_H

#include <glib.h>
#include <stdbool.h>

#include "model/consent_signals.h"
#include "model/post.h"

/**
 * A field that people read, as one line of plain text; of a very long one the start.
 *
 * @text  borrowed, may be NULL.
 * @return owned, or NULL when nothing is left.
 */
char *feed_post_line(const char *text, bool is_html);

/** The network that posts of a feed are on: its title (may be NULL), cut. @return owned. */
char *feed_post_network(const char *title);

/** A language as BCP 47 writes it, or NULL for what is none. @text may be NULL. @return owned. */
char *feed_post_language(const char *text);

/**
 * The name in "mail (Name)", "Name <mail>" and their like; the mail where there is no name.
 *
 * @text  borrowed, may be NULL.
 * @return owned, or NULL.
 */
char *feed_post_author(const char *text);

/** Set the content; an empty one is none. @content and @base borrowed, may be NULL. */
void feed_post_set_content(Post *post, const char *content, bool is_html, const char *base);

/**
 * Add a category as a tag, without its blanks and hyphens; one that is no hashtag even so ("R&D")
 * is passed over. It may hold several: between commas, semicolons or bars, or each with its '#'.
 *
 * @tags  borrowed array of Hashtag, added to.
 * @text  borrowed, may be NULL.
 */
void feed_post_add_categories(GPtrArray *tags, const char *text);

/** Add the hashtags of a text that is not the post's own. @tags as above; @text may be NULL. */
void feed_post_add_hashtags(GPtrArray *tags, const char *text, bool is_html);

/**
 * Add a medium, once a URL.
 *
 * @kind  borrowed: its media type ("audio/mpeg") or Media RSS medium ("audio"); NULL or unknown:
 *        the URL's ending tells.
 * @url   borrowed, absolute; NULL is passed over.
 * @alt   borrowed, or NULL.
 */
void feed_post_add_medium(Post *post, const char *kind, const char *url, const char *alt);

/** Add a picture that stands for the post, unless the post has one already. @url as above. */
void feed_post_add_cover(Post *post, const char *url);

/**
 * How it may be shown further: by what its feed and its own elements say (@before, borrowed), and
 * by its words and hashtags. When all else of it is read.
 */
void feed_post_judge(Post *post, const ConsentSaid *before);

/**
 * Finish a post whose fields are all set: what Mastodon's RSS hides in link and text, the plain
 * text, pictures of the content, hashtags of title and text, and a publication date from the
 * update's.
 */
void feed_post_complete(Post *post);

#endif
