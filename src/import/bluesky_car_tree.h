/**
 * What the records of a repository of Bluesky are called: its Merkle Search Tree
 * (atproto.com/specs/repository), of which only what hangs on the last commit counts. The blocks of
 * records that were deleted may still lie in the file; no name leads to them.
 */
#ifndef TAGDIGEST_IMPORT_BLUESKY_CAR_TREE_H
#define TAGDIGEST_IMPORT_BLUESKY_CAR_TREE_H

#include <glib.h>
#include <stdbool.h>

#include "import/bluesky_car_block.h"

typedef struct CarTree CarTree;

/** An empty one. @return owned. */
CarTree *car_tree_new(void);

/** @tree owned, may be NULL. */
void car_tree_free(CarTree *tree);

/** Whether a block looks like a node of a tree, so that it should be heard. */
bool car_tree_is_node(const CarBlock *block);

/**
 * Hear a node, which may be of no tree that counts. One that cannot be read is as one that is not
 * there.
 *
 * @return false when there is more than can be kept.
 */
bool car_tree_hear(CarTree *tree, const CarBlock *block);

/**
 * All nodes were heard: keep what hangs on the root, so that it can be found by its block.
 *
 * @return how many nodes, that are named, are not there.
 */
guint car_tree_settle(CarTree *tree, CarId root);

/** All posts may be taken anew. */
void car_tree_begin(CarTree *tree);

/** The key of the post (its record's, in app.bsky.feed.post) that a block is. @return owned, or
 * NULL: it is none, or was handed out before. */
char *car_tree_take_post(CarTree *tree, CarId id);

/** The posts that no block was taken for. */
guint car_tree_left(const CarTree *tree);

/** The block of a record of which there is but one: "app.bsky.actor.profile/self". @return whether
 * it is named. */
bool car_tree_find(const CarTree *tree, const char *name, CarId *id);

#endif
