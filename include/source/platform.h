/** What is known of an address before it is asked: platforms' pages that are not what was meant. */
#ifndef TAGDIGEST_SOURCE_PLATFORM_H
#define TAGDIGEST_SOURCE_PLATFORM_H

#include "model/source_spec.h"

/**
 * Why a source cannot be read at its address, and what to write instead where there is a way. The
 * hosts are rows of src/source/platform.tab.h; beyond them, a Mastodon server is asked as a whole,
 * so that an address with a path (a hashtag's page, a person's) is not one.
 *
 * @spec  borrowed: kind and url are set.
 * @return owned: "what is wrong (expected …)"; NULL when nothing speaks against asking it.
 */
char *platform_refusal(const SourceSpec *spec);

#endif
