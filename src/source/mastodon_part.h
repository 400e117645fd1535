/** What a status carries besides its content: accounts, card, poll, and what it answers. */
#ifndef TAGDIGEST_SOURCE_MASTODON_PART_H
#define TAGDIGEST_SOURCE_MASTODON_PART_H

#include <glib.h>
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

/**
 * Text or HTML without the codes of an instance's own pictures, which nobody else can show: "Ada
 * :cat:" is "Ada ". Only codes that are listed go, so that "10:30:00" stays; those within a tag
 * stay too.
 *
 * @text    borrowed, may be NULL.
 * @emojis  borrowed: the API's list of CustomEmoji, or NULL.
 * @return owned; NULL when @text is.
 */
char *mastodon_part_uncode(const char *text, const json_t *emojis);

/** The display name in one line, or NULL when none is left. @account borrowed. @return owned. */
char *mastodon_part_account_name(const json_t *account);

/**
 * "@ada@tooter.example".
 *
 * @account   borrowed, also a Mention; local ones come without their host.
 * @base_url  borrowed: the instance, for accounts without an address, or NULL.
 * @return owned, or NULL when it has no handle.
 */
char *mastodon_part_account_handle(const json_t *account, const char *base_url);

#endif
