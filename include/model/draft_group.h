/** What was said in a closed group, as a draft tells of it. Plain data. */
#ifndef TAGDIGEST_MODEL_DRAFT_GROUP_H
#define TAGDIGEST_MODEL_DRAFT_GROUP_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"

/** A discussion. */
typedef struct DraftDiscussion {
	int64_t post_id; /* the store's number */
	char *url;       /* owned, http(s): for members alone */
} DraftDiscussion;

/** A group. */
typedef struct DraftGroup {
	char *name;             /* owned: as its members call it */
	char *network;          /* owned: "LinkedIn"; NULL: unknown */
	GPtrArray *discussions; /* of DraftDiscussion, in the order of time */
} DraftGroup;

/** @group owned, may be NULL. */
void draft_group_free(DraftGroup *group);

/**
 * Tell of a post of a closed group: in the row of its group, which is made where there is none.
 *
 * @groups  borrowed array of DraftGroup.
 * @post    borrowed: post_is_closed(); without a link it counts nowhere.
 */
void draft_groups_add(GPtrArray *groups, const Post *post);

/** Take out what is about these posts (borrowed set of int64_t), and groups without any more. */
void draft_groups_take(GPtrArray *groups, GHashTable *ids);

/** How many discussions there are in all. @groups borrowed array of DraftGroup. */
int draft_groups_count(const GPtrArray *groups);

/** As a JSON array. @groups borrowed. @return owned reference. */
json_t *draft_groups_to_json(const GPtrArray *groups);

/** The reverse, into an array; NULL: none. @error PARSE_PERMANENT naming the member. */
bool draft_groups_from_json(const json_t *json, GPtrArray *groups, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DraftGroup, draft_group_free)

#endif
