/** Whose the archives of Mastodon accounts are that an import has, as their actor.json says. */
#ifndef TAGDIGEST_IMPORT_MASTODON_OUTBOX_PEOPLE_H
#define TAGDIGEST_IMPORT_MASTODON_OUTBOX_PEOPLE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "base/reader.h"

typedef struct MastodonOutboxPeople MastodonOutboxPeople;

/** Nobody yet. @return owned. */
MastodonOutboxPeople *mastodon_outbox_people_new(void);

/** @people owned. */
void mastodon_outbox_people_free(MastodonOutboxPeople *people);

/**
 * An actor.json as it stands, its fields a list.
 *
 * @reader  borrowed, at its first byte.
 * @actor   out, owned: with an id that is an address, and a type; NULL: it is none that can be
 * read.
 * @length  out: of how many bytes it was made.
 * @error   the reader's.
 */
bool mastodon_outbox_people_load(Reader *reader, json_t **actor, gsize *length, GError **error);

/**
 * Hear an actor.json. One that cannot be read is remembered as such.
 *
 * @path   borrowed.
 * @error  the reader's.
 */
bool mastodon_outbox_people_hear(MastodonOutboxPeople *people, const char *path, Reader *reader,
	GError **error);

/** All that was said of an actor: archives of several years may be read together. The last signs, a
 * no of any counts. @id borrowed. @return borrowed array of actors, or NULL. */
const json_t *mastodon_outbox_people_find(const MastodonOutboxPeople *people, const char *id);

/**
 * Why nobody can know what an actor says of being found, where that was said, and not read.
 *
 * @path  borrowed: of the part that has a post …
 * @id    … of this actor, borrowed.
 * @return static, in words of ours; NULL: what there is was read.
 */
const char *mastodon_outbox_people_doubt(const MastodonOutboxPeople *people, const char *path,
	const char *id);

#endif
