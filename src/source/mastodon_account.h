/**
 * Timelines of people instead of hashtags: who is read, and by which ids.
 *
 * Such a timeline's key is "@ada@tooter.example" where a hashtag's is its own; no hashtag begins
 * so. State: people: {KEY: ID}, listed: when the list was read, members: [KEY …], absent: {KEY:
 * {why, at}}, who could not be read when they were last asked for.
 */
#ifndef TAGDIGEST_SOURCE_MASTODON_ACCOUNT_H
#define TAGDIGEST_SOURCE_MASTODON_ACCOUNT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/source_spec.h"

/** Whether a source (borrowed) reads people, not hashtags. */
bool mastodon_account_is_read(const SourceSpec *spec);

/** Whether a timeline's key is a person's. */
bool mastodon_account_is_key(const char *key);

/**
 * The people of a source that are to be read, those whom its list named last included, each once;
 * not those who were found absent within a day. @now_s Unix seconds UTC. @return owned array of
 * char*.
 */
GPtrArray *mastodon_account_keys(const SourceSpec *spec, const json_t *state, int64_t now_s);

/** The id of a person on the server, borrowed from state; NULL: not known yet. */
const char *mastodon_account_id(const json_t *state, const char *key);

/**
 * Whose timeline lists a post, as far as its address (borrowed, may be NULL) tells: theirs whose
 * name stands in it ("/@ada/1", "/ada/p/1"), or the only person's there is.
 * @return their key, borrowed from state; NULL: not known.
 */
const char *mastodon_account_of(const json_t *state, const char *url);

/** Where to ask which id a person has (since Mastodon 3.4). @return owned, below the server's
 * address. */
char *mastodon_account_path(const char *key);

#endif
