/** What X shows as a post (docs.x.com/x-api/fundamentals/data-dictionary: Tweet, and includes). */
#ifndef TAGDIGEST_SOURCE_X_POST_H
#define TAGDIGEST_SOURCE_X_POST_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"

/** What is asked for of each post: members that cost nothing, and who is shown how. */
#define X_POST_FIELDS \
	"tweet.fields=attachments,author_id,created_at,edit_history_tweet_ids,entities," \
	"in_reply_to_user_id,lang,note_tweet,possibly_sensitive,public_metrics,referenced_tweets," \
	"withheld" \
	"&expansions=author_id,attachments.media_keys,attachments.poll_ids" \
	"&user.fields=description,name,protected,username,withheld" \
	"&media.fields=alt_text,media_key,preview_image_url,type,url" \
	"&poll.fields=end_datetime,options,voting_status"

/**
 * Read a post. It is named by the first of its edits, and has the words of the one that is shown.
 * Its author may be unknown (author_handle NULL): then nobody may be shown it.
 *
 * @json      borrowed: of "data".
 * @includes  borrowed, may be NULL: "includes" of the same reply.
 * @read_s    Unix seconds UTC, or DATE_UNKNOWN.
 * @return owned, or NULL: no post (a retweet, or something else).
 */
Post *x_post_read(const json_t *json, const json_t *includes, int64_t read_s);

/** Whether it looks like a post of X. @json borrowed, may be NULL. */
bool x_post_is_like(const json_t *json);

/** An id as X makes them, digits alone, or NULL. @json borrowed, may be NULL. @return owned. */
char *x_post_id(const json_t *json, const char *key);

/** Whether @one is a greater id than @other: of a later post. Both as x_post_id() has them. */
bool x_post_is_later(const char *one, const char *other);

/** When a post with an id (digits) was made: Unix seconds UTC. */
int64_t x_post_time_of_id(const char *id);

/** The first of its edits. @json borrowed. @return owned; the post's own id when it tells of none.
 */
char *x_post_first_id(const json_t *json);

/** The last of its edits, likewise. */
char *x_post_last_id(const json_t *json);

#endif
