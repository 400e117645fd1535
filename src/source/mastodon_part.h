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

/**
 * The key of an account as people write it: "@Ada@tooter.example", or a profile's address.
 * @return owned, "@ada@tooter.example"; NULL: it names nobody on a server of this kind.
 */
char *mastodon_part_key(const char *account);

/** A handle as a key, in lower case. @key owned, or NULL. @return owned; NULL: it is none. */
char *mastodon_part_fold_key(char *key);

/**
 * Whose timeline lists a post, as far as its address (borrowed, may be NULL) tells: theirs whose
 * name stands in it ("/@ada/1", "/ada/p/1"), or the only person's there is.
 *
 * @people  borrowed, may be NULL: KEY -> an object with their id.
 * @return their key, borrowed from people; NULL: not known.
 */
const char *mastodon_part_whose(json_t *people, const char *url);

#endif
