/**
 * The way in when hashtag timelines are closed: the RSS of a tag, which many servers leave open
 * (/tags/NAME.rss; Mastodon's TagsController, Akkoma and Pleroma alike; GoToSocial, Pixelfed,
 * Friendica and Hollo have none). It holds the 20 newest posts and no more, so that it is called
 * what it is, and the timelines are tried again once a day. Where the server's record says that
 * hashtags are not for visitors, that holds for this way too.
 *
 * State: rss {since, how, seen, none}: when the timelines were found closed, by what answer;
 * whether a feed ever held a post (a closed server's may be empty as its timelines are); when none
 * did. A timeline keeps what no feed showed in lost {from, to}.
 */
#ifndef TAGDIGEST_SOURCE_MASTODON_RSS_H
#define TAGDIGEST_SOURCE_MASTODON_RSS_H

#include "source/mastodon_reading.h"

/**
 * The timelines are closed: ask for the tags' RSS, unless it was tried of late and held nothing.
 *
 * @how  what the timelines answered, for people.
 * @return whether that was done, or is under way.
 */
bool mastodon_rss_begin(MastodonReading *reading, const char *how);

/** A tag's RSS has come. */
void mastodon_rss_take(MastodonReading *reading, const char *key);

#endif
