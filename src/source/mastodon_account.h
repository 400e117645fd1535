/** An account as statuses, mentions and quotes hold it. */
#ifndef TAGDIGEST_SOURCE_MASTODON_ACCOUNT_H
#define TAGDIGEST_SOURCE_MASTODON_ACCOUNT_H

#include <glib.h>
#include <jansson.h>

/**
 * Text or HTML without the codes of an instance's own pictures, which nobody else can show: "Ada
 * :cat:" is "Ada ". Only codes that are listed go, so that "10:30:00" stays; those within a tag
 * stay too.
 *
 * @text    borrowed, may be NULL.
 * @emojis  borrowed: the API's list of CustomEmoji, or NULL.
 * @return owned; NULL when @text is.
 */
char *mastodon_account_uncode(const char *text, const json_t *emojis);

/** The display name in one line, or NULL when none is left. @account borrowed. @return owned. */
char *mastodon_account_name(const json_t *account);

/**
 * "@ada@tooter.example".
 *
 * @account   borrowed, also a Mention; local ones come without their host.
 * @base_url  borrowed: the instance, for accounts without an address, or NULL.
 * @return owned, or NULL when it has no handle.
 */
char *mastodon_account_handle(const json_t *account, const char *base_url);

#endif
