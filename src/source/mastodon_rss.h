/**
 * A hashtag's RSS as the way in where a server shows its timelines to members alone and nobody
 * logs in: the newest twenty posts, with nothing said of who may show them (TagsController#show).
 * Where the server's record says that hashtags are not for visitors, that holds for this way too.
 *
 * State: rss: when the timelines were last found closed; until a day later they are not asked.
 * Marks: "rss KEY".
 */
#ifndef TAGDIGEST_SOURCE_MASTODON_RSS_H
#define TAGDIGEST_SOURCE_MASTODON_RSS_H

#include <stdbool.h>

#include "source/mastodon_reading.h"

#define MASTODON_RSS "rss"

/** Whether the timelines were found closed within a day, so that a run begins here. */
bool mastodon_rss_is_way(const MastodonReading *reading);

/** Ask for the RSS of each hashtag, in turns where the budget is not enough for all. */
void mastodon_rss_ask(MastodonReading *reading);

/**
 * The timelines are closed (the step says so): ask for the RSS instead, unless that is on its way.
 * @return whether the step goes on.
 */
bool mastodon_rss_try(MastodonReading *reading);

/** A hashtag's RSS has come, or there is none: then the server is closed indeed. */
void mastodon_rss_take(const MastodonReading *reading);

#endif
