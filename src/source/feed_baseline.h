/**
 * What a feed holds without dates when it is first read is its baseline: nobody knows how old that
 * is, and an archive is no news. What comes without a date later is as new as its coming.
 */
#ifndef TAGDIGEST_SOURCE_FEED_BASELINE_H
#define TAGDIGEST_SOURCE_FEED_BASELINE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/**
 * A run begins: is it the first, or one that reads as for the first time?
 *
 * @state     borrowed, changed: the source's.
 * @has_read  whether anything was read before.
 */
void feed_baseline_begin(json_t *state, bool is_new_reading, bool has_read);

/**
 * Mark those of a document's posts that are of its baseline (Post.is_baseline), and remember them.
 *
 * @state  borrowed, changed: the source's.
 * @known  borrowed, changed: what is remembered of the document; it may be @state. Posts that had a
 *         hashtag when it was last read ("kept", feed_sieve_ids) are known, and no part of it.
 * @posts  borrowed array of Post, all of the document.
 */
void feed_baseline_mark(json_t *state, json_t *known, const GPtrArray *posts);

#endif
