/**
 * A post as an archive of X has it, into the shape in which X's API shows one, so that both are
 * read alike (source/x_post): numbers that are strings, indices, media, edits.
 */
#ifndef TAGDIGEST_IMPORT_X_ARCHIVE_TWEET_H
#define TAGDIGEST_IMPORT_X_ARCHIVE_TWEET_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/** The post's own id, digits, or NULL. @tweet borrowed. @return owned. */
char *x_archive_tweet_id(const json_t *tweet);

/** The ids of all its edits that are known, the first one first; its own when there are none.
 * @tweet borrowed. @return owned array of strings. */
json_t *x_archive_tweet_versions(const json_t *tweet);

/** Whether it passes on what another has said. @tweet borrowed. */
bool x_archive_tweet_is_repost(const json_t *tweet);

/** The words of a post as they came, escaped; NULL when there are none. @tweet borrowed. */
const char *x_archive_tweet_text(const json_t *tweet);

/** What stands in words, as the API tells it: {"hashtags", "urls", "mentions"}.
 *
 * @words  borrowed: of a post its "entities", of a long one what its note has.
 * @tweet  borrowed: the post, for whom it answers, its media, and its words where these have none.
 * @return owned.
 */
json_t *x_archive_tweet_entities(const json_t *words, const json_t *tweet);

/**
 * The post as the API would show it.
 *
 * @tweet  borrowed.
 * @user   borrowed: whose it is, as the API has a user.
 * @note   borrowed: {"text", "entities"} of a long post; NULL: it is none.
 * @includes  out, owned: what stands beside it there.
 * @return owned.
 */
json_t *x_archive_tweet_shape(const json_t *tweet, json_t *user, json_t *note, json_t **includes);

#endif
