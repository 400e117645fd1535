/** For whom a server shows its hashtag timelines. */
#ifndef TAGDIGEST_SOURCE_MASTODON_DOOR_H
#define TAGDIGEST_SOURCE_MASTODON_DOOR_H

#include "source/mastodon_reading.h"

/** Ask for the instance record. @status: what the timeline answered with. */
void mastodon_door_ask(MastodonReading *reading, int status);

/** Whether the empty list that a tag came with may be a closed door that nobody asked about. */
bool mastodon_door_may_be_closed(const MastodonReading *reading, const char *key);

/**
 * The instance record has come. Where there is none, or it is silent, an empty list stays an empty
 * list, and a refusal a refusal.
 */
void mastodon_door_take(MastodonReading *reading, const char *status);

/**
 * 401, 403 and 422 all mean "not for you" here; the instance record may know of a part that is,
 * and the tags' RSS may be open.
 */
void mastodon_door_take_refusal(MastodonReading *reading);

#endif
