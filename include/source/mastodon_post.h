/** One Mastodon status (docs.joinmastodon.org/entities/Status) into a post. */
#ifndef TAGDIGEST_SOURCE_MASTODON_POST_H
#define TAGDIGEST_SOURCE_MASTODON_POST_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/post.h"

/**
 * Read a status. Every member but the id and one of uri and url is optional, since servers that
 * speak this API leave things out. A boost is unwrapped: the post is the one that was boosted.
 *
 * @json      borrowed.
 * @base_url  borrowed: the instance, for the host of local accounts, or NULL.
 * @read_s    when the server said this, for the counts: Unix seconds UTC, or DATE_UNKNOWN.
 * @return owned, or NULL when it is no status (or a boost of nothing).
 */
Post *mastodon_post_read(const json_t *json, const char *base_url, int64_t read_s);

/** Whether a JSON value looks like a status. */
bool mastodon_post_is_like(const json_t *json);

#endif
