/** What a status carries besides its content: card, poll, and what it answers. */
#ifndef TAGDIGEST_SOURCE_MASTODON_PART_H
#define TAGDIGEST_SOURCE_MASTODON_PART_H

#include <jansson.h>

#include "model/post.h"

/** The status's PreviewCard; NULL when it has none with an address. @status borrowed. */
PostCard *mastodon_part_card(const json_t *status);

/** The status's Poll; NULL when it has none with an option. @status borrowed. @return owned. */
PostPoll *mastodon_part_poll(const json_t *status);

/**
 * What a status answers.
 *
 * @status    borrowed: whom it answers is told by an account's id, which its mentions know, or
 *            itself when somebody goes on.
 * @base_url  borrowed: the instance, or NULL.
 * @return owned, or NULL when it is no answer.
 */
PostReplyTo *mastodon_part_reply_to(const json_t *status, const char *base_url);

/** The platform's id of a status: printable ASCII of a sane length; else NULL. @return owned. */
char *mastodon_part_id(const json_t *status, const char *key);

#endif
