/** What stands in ActivityPub: a value or a list of them, a name or what it names, by whom. */
#ifndef TAGDIGEST_IMPORT_MASTODON_OUTBOX_PART_H
#define TAGDIGEST_IMPORT_MASTODON_OUTBOX_PART_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/** A value as a list: JSON-LD writes one alone without its brackets. @value borrowed, may be NULL.
 * @return owned. */
json_t *mastodon_outbox_list(const json_t *value);

/** The id that a value is or has: "https://…", {"id": …}, or the first of a list of these.
 * @return borrowed, or NULL. */
const char *mastodon_outbox_id(const json_t *value);

/** The address that a value is or leads to: a web address, {"href": …}, the page first among
 * several. @return borrowed, or NULL. */
const char *mastodon_outbox_address(const json_t *value);

/** Whether a type ("Note", or a list of such) is @name. */
bool mastodon_outbox_is_type(const json_t *object, const char *name);

/** The pictures of its server's own that a note or an actor has (":cat:"), as the API lists them.
 * @object borrowed, may be NULL. @return owned. */
json_t *mastodon_outbox_emojis(const json_t *object);

/**
 * An actor as Mastodon's API shows an account.
 *
 * @actor  borrowed: what actor.json has; NULL: nothing is known but the name.
 * @id     borrowed: whose id it is.
 * @page   borrowed: their page, where the actor does not tell, or NULL.
 * @return owned.
 */
json_t *mastodon_outbox_account(const json_t *actor, const char *id, const char *page);

#endif
