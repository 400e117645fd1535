/**
 * Timelines of people instead of hashtags: who is read, by which ids, and what says so.
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

#include "source/mastodon_reading.h"

#define MASTODON_LOOKUP "lookup"
#define MASTODON_LIST "list"

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
 * Ask which id a person has (GET /api/v1/accounts/lookup; since Mastodon 3.4).
 * @return false when the budget is spent.
 */
bool mastodon_account_ask(MastodonReading *reading, const char *key);

/**
 * That has been answered.
 * @return whether they can be read; if not, why is set.
 */
bool mastodon_account_take(const MastodonReading *reading, const char *key);

/** The server knows their id no more: it is asked for by name in the next run. */
void mastodon_account_lose(const MastodonReading *reading, const char *key);

/**
 * Ask who is in the list of the source (GET /api/v1/collections/ID; since Mastodon 4.6), once a
 * day.
 * @return whether it was asked: its answer comes before anybody's posts.
 */
bool mastodon_account_ask_list(MastodonReading *reading);

/** That has been answered: members who accepted become people of the source; else why is set. */
void mastodon_account_take_list(const MastodonReading *reading);

/** Say who is absent, where somebody is. */
void mastodon_account_say_absent(const MastodonReading *reading);

/** How far all of them have been read, as one. */
void mastodon_account_note(const MastodonReading *reading);

#endif
