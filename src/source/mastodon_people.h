/** What a server says of people and of lists of them (source/mastodon_account). */
#ifndef TAGDIGEST_SOURCE_MASTODON_PEOPLE_H
#define TAGDIGEST_SOURCE_MASTODON_PEOPLE_H

#include <stdbool.h>

#include "source/mastodon_reading.h"

#define MASTODON_LIST "list"

/**
 * Which id a person has was answered (mastodon_account_path).
 * @return whether they can be read; if not, why is set.
 */
bool mastodon_people_take(const MastodonReading *reading, const char *key);

/** The server knows their id no more: it is asked for by name in the next run. */
void mastodon_people_lose(const MastodonReading *reading, const char *key);

/**
 * Ask who is in the list of the source (GET /api/v1/collections/ID; since Mastodon 4.6), once a
 * day.
 * @return whether it was asked: its answer comes before anybody's posts.
 */
bool mastodon_people_ask_list(MastodonReading *reading);

/** That has been answered: members who accepted become people of the source; else why is set. */
void mastodon_people_take_list(const MastodonReading *reading);

/** Say who is absent, where somebody is. */
void mastodon_people_say_absent(const MastodonReading *reading);

/** How far all of them have been read, as one. */
void mastodon_people_note(const MastodonReading *reading);

#endif
