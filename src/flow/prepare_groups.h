/** What was said in closed groups, which a draft tells of and shows nothing of. */
#ifndef TAGDIGEST_FLOW_PREPARE_GROUPS_H
#define TAGDIGEST_FLOW_PREPARE_GROUPS_H

#include <glib.h>

#include "model/draft.h"

/** Why they are among the posts of an edition without being shown. */
#define PREPARE_CLOSED "said in a closed group, and linked alone"

/**
 * Take the posts of closed groups that did not agree to be quoted out of those that are to be
 * shown: the draft counts and links them, in numbers of its own, and no edition does so again. An
 * edition of chats alone leaves them to the next one.
 *
 * @draft  borrowed: its groups and cuts are added to.
 * @posts  borrowed array of Post.
 */
void prepare_groups(Draft *draft, GPtrArray *posts);

#endif
