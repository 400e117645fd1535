/**
 * A note of ActivityPub (www.w3.org/TR/activitystreams-vocabulary) into the shape in which
 * Mastodon's API shows a status, so that both are read alike (source/mastodon_post).
 */
#ifndef TAGDIGEST_IMPORT_MASTODON_OUTBOX_NOTE_H
#define TAGDIGEST_IMPORT_MASTODON_OUTBOX_NOTE_H

#include <glib.h>
#include <jansson.h>

#include "model/post.h"

/**
 * Who may see it, in Mastodon's words: "public" only when each of the two that says to whom it goes
 * says so.
 *
 * @activity  borrowed: what it came in, or NULL.
 * @note      borrowed.
 * @return static: "public", "unlisted", "private".
 */
const char *mastodon_outbox_note_visibility(const json_t *activity, const json_t *note);

/**
 * The note as the API would show it.
 *
 * @note     borrowed.
 * @account  owned: whose it is.
 * @visibility  borrowed.
 * @return owned.
 */
json_t *mastodon_outbox_note_shape(const json_t *note, json_t *account, const char *visibility);

/** Put into a post what the API tells by numbers of its own: what it answers, and what it quotes.
 * @note borrowed. @post its author_handle is set. */
void mastodon_outbox_note_relate(const json_t *note, Post *post);

#endif
