/** Hosts by the names that somebody gives for them. */
#ifndef TAGDIGEST_RECAP_CHAT_HOST_H
#define TAGDIGEST_RECAP_CHAT_HOST_H

#include <glib.h>
#include <stdbool.h>

#include "model/post.h"

/**
 * Whether a post is a host's.
 *
 * @post   borrowed.
 * @hosts  borrowed array of char*: "@ada@tooter.example", "@ada.bsky.social", a profile, "@ada", or
 *         the name that people read.
 */
bool chat_host_is(const Post *post, const GPtrArray *hosts);

#endif
