/**
 * Whose posts are read, where that is said instead of hashtags: accounts, and those in a list (a
 * Mastodon collection: GET /api/v1/collections/ID, since 4.6, app/controllers/api/v1/
 * collections_controller.rb). An account's timeline is asked for by its id on this server, which
 * is looked up by name (accounts/lookup) and remembered; people move, are suspended, leave.
 *
 * State: people {KEY: {id, looked, trouble}}, list {members: [KEY …], listed, trouble}. A key is
 * "@name@host" in lower case. Marks: "lookup KEY", "list -".
 */
#ifndef TAGDIGEST_SOURCE_MASTODON_PEOPLE_H
#define TAGDIGEST_SOURCE_MASTODON_PEOPLE_H

#include "source/mastodon_reading.h"

/** The keys of all that are read: of the accounts and the list's members, without those who were
 * found absent within a day; else of the hashtags. @state borrowed. @return owned array of char*.
 */
GPtrArray *mastodon_people_keys(const SourceSpec *spec, const json_t *state, int64_t now_s);

/** Nothing is remembered of who is no longer read; of nobody, when all is to be read anew. */
void mastodon_people_keep(const MastodonReading *reading);

/** Ask for the list, once a day. @return false: it was, there is none, or none on this server. */
bool mastodon_people_ask_list(MastodonReading *reading);

/** The list has come: whoever agreed to be in it is read. */
void mastodon_people_take_list(MastodonReading *reading);

/** What is known of an account's name has come; its newest page is asked for. @return whether. */
bool mastodon_people_take_lookup(MastodonReading *reading, const char *key);

/**
 * The newest page of an account has come: whether its owner is still who they were. A post shows
 * that they have moved; where there is none any more, though there were some, it is asked once a
 * day.
 */
void mastodon_people_look(MastodonReading *reading, const char *key, const json_t *page);

/** An account's timeline is not there: its id is no longer right. */
void mastodon_people_lose(const MastodonReading *reading, const char *key);

/** What is wrong with some, as a remark on what went well; with all, as a failure. */
void mastodon_people_tell(const MastodonReading *reading);

#endif
