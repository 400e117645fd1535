/** What is said of the sections of a draft by where their hashtags are read. */
#ifndef TAGDIGEST_FLOW_PREPARE_PLACES_H
#define TAGDIGEST_FLOW_PREPARE_PLACES_H

#include "config/config.h"
#include "model/draft.h"

/**
 * Say of each section of a hashtag whether a place of it could not be read (is_incomplete), and
 * where the rest of it can be: the hashtag's own page on a Mastodon server that is read for it, the
 * one first that gave most posts.
 *
 * @draft  borrowed: with its coverage; whatever was said before is said anew.
 */
void prepare_places(const Config *config, const DigestSpec *digest, Draft *draft);

#endif
