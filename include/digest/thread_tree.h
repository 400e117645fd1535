/**
 * Conversations as one server shows them, a reply at a time, and which of its statuses to ask about
 * next: the first of ours in a conversation, and below it whatever is said to have more answers
 * than were shown, since a server shows no more of a thread at once than it likes.
 */
#ifndef TAGDIGEST_DIGEST_THREAD_TREE_H
#define TAGDIGEST_DIGEST_THREAD_TREE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"

typedef struct ThreadTree ThreadTree;

/** A status. Plain data; borrowed from the tree. */
typedef struct ThreadNode {
	const Post *post;      /* borrowed: as it was shown last */
	int64_t post_id;       /* the store's number of one of ours, else 0 */
	struct ThreadNode *up; /* what it answers, if that was shown; never a circle */
	struct ThreadNode
		*top;    /* the one asked about when it came without what it answers; else NULL */
	int64_t replies; /* direct answers as its server counts them, or POST_COUNT_UNKNOWN */
	int below;       /* those that were shown */
	bool is_asked;   /* about what hangs on it */
	bool is_pending; /* the reply to that has not come */
	bool is_told;    /* it has, and said what does */
} ThreadNode;

/** @return owned. */
ThreadTree *thread_tree_new(void);

/** @tree owned, may be NULL. */
void thread_tree_free(ThreadTree *tree);

/**
 * One of our posts as its server shows it now.
 *
 * @post     borrowed, must outlive the tree; with its native_id, or it is passed over.
 * @post_id  the store's number.
 */
void thread_tree_add(ThreadTree *tree, const Post *post, int64_t post_id);

/**
 * Which status to ask about next, which counts as asked from now on. None whose server counts no
 * answers, none but the first of a conversation that has shown all that it counts, and none that a
 * question under way may tell of.
 *
 * @return its id, borrowed from the tree; NULL: none as things stand.
 */
const char *thread_tree_next(ThreadTree *tree);

/**
 * A reply has come.
 *
 * @id     borrowed: from thread_tree_next().
 * @posts  borrowed array of Post, which must outlive the tree; NULL: it said nothing.
 */
void thread_tree_take(ThreadTree *tree, const char *id, const GPtrArray *posts);

/** All statuses in the order in which they were first shown. @return borrowed array of ThreadNode.
 */
const GPtrArray *thread_tree_nodes(const ThreadTree *tree);

/** What it hangs on: what it answers, else the one asked about; NULL: nothing that was shown. */
const ThreadNode *thread_node_above(const ThreadNode *node);

/** Whether answers may be there that were not shown, as far as the server counts. */
bool thread_node_has_more(const ThreadNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ThreadTree, thread_tree_free)

#endif
