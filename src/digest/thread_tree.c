#include "digest/thread_tree.h"

/* What a server tells of more is not heard: nobody's mail has so many. */
#define NODES_MAX 8192
#define DEPTH_MAX 256

struct ThreadTree {
	GPtrArray *nodes;  /* of ThreadNode, owned */
	GHashTable *by_id; /* the server's id (borrowed from its post) -> its node */
};

ThreadTree *
thread_tree_new(void)
{
	ThreadTree *tree = g_new0(ThreadTree, 1);

	tree->nodes = g_ptr_array_new_with_free_func(g_free);
	tree->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	return tree;
}

void
thread_tree_free(ThreadTree *tree)
{
	if (tree != NULL) {
		g_hash_table_unref(tree->by_id);
		g_ptr_array_unref(tree->nodes);
		g_free(tree);
	}
}

const GPtrArray *
thread_tree_nodes(const ThreadTree *tree)
{
	return tree->nodes;
}

static const char *
id_above(const ThreadNode *node)
{
	return node->post->reply_to != NULL ? node->post->reply_to->id : NULL;
}

/* The node of a post, made when missing; NULL when there are too many. */
static ThreadNode *
put(ThreadTree *tree, const Post *post)
{
	ThreadNode *node = g_hash_table_lookup(tree->by_id, post->native_id);

	if (node == NULL && tree->nodes->len < NODES_MAX) {
		node = g_new0(ThreadNode, 1);
		node->replies = POST_COUNT_UNKNOWN;
		g_ptr_array_add(tree->nodes, node);
	}
	if (node != NULL) {
		node->post = post;
		node->replies = MAX(node->replies, post->replies);
		g_hash_table_replace(tree->by_id, post->native_id, node);
	}
	return node;
}

const ThreadNode *
thread_node_above(const ThreadNode *node)
{
	return node->up != NULL ? node->up : node->top;
}

/* Whether a node may hang on another: that does not hang on it, and is not too deep. */
static bool
may_hang_on(const ThreadNode *node, const ThreadNode *up)
{
	int depth = 0;

	for (; up != NULL; up = thread_node_above(up)) {
		if (up == node || ++depth > DEPTH_MAX) {
			return false;
		}
	}
	return true;
}

/* Who was shown before what they answer is linked once that is. */
static void
link_nodes(ThreadTree *tree)
{
	for (guint i = 0; i < tree->nodes->len; i++) {
		ThreadNode *node = g_ptr_array_index(tree->nodes, i);
		const char *above = id_above(node);
		ThreadNode *up = node->up == NULL && above != NULL
			? g_hash_table_lookup(tree->by_id, above)
			: NULL;

		if (up != NULL && may_hang_on(node, up)) {
			node->up = up;
			node->top = NULL;
			up->below++;
		}
	}
}

void
thread_tree_add(ThreadTree *tree, const Post *post, int64_t post_id)
{
	ThreadNode *node = post->native_id != NULL ? put(tree, post) : NULL;

	if (node != NULL) {
		node->post_id = post_id;
		link_nodes(tree);
	}
}

/* Nobody may be asked what an answer that is not ours, of which nobody counts them, is answered. */
bool
thread_node_has_more(const ThreadNode *node)
{
	return node->replies == POST_COUNT_UNKNOWN ? node->post_id != 0 && !node->is_told
						   : node->replies > node->below;
}

/* Whether to ask about it, as far as itself goes. About the first of a conversation in any case:
 * below what is hidden there may be more, which is counted nowhere. */
static bool
is_wanted(const ThreadNode *node, const ThreadNode *first)
{
	return !node->is_asked
		&& (thread_node_has_more(node) || (node == first && node->replies != 0));
}

/* The first of ours that it hangs on, or is; NULL: none. */
static const ThreadNode *
first_of(const ThreadNode *node)
{
	const ThreadNode *first = NULL;

	for (; node != NULL; node = thread_node_above(node)) {
		first = node->post_id != 0 ? node : first;
	}
	return first;
}

/* Whether it is wanted, and no question that is under way, or comes before it, may tell of it. */
static bool
is_next(const ThreadNode *node)
{
	const ThreadNode *first = first_of(node);
	const ThreadNode *up = node;

	if (first == NULL || !is_wanted(node, first)) {
		return false;
	}
	while (up != first) {
		up = thread_node_above(up);
		if (up->is_pending || (up->post_id != 0 && is_wanted(up, first))) {
			return false;
		}
	}
	return true;
}

const char *
thread_tree_next(ThreadTree *tree)
{
	for (guint i = 0; i < tree->nodes->len; i++) {
		ThreadNode *node = g_ptr_array_index(tree->nodes, i);

		if (is_next(node)) {
			node->is_asked = true;
			node->is_pending = true;
			return node->post->native_id;
		}
	}
	return NULL;
}

/* What answers something that is not shown hangs on whatever was asked about, as far as anybody can
 * see. */
static void
hang_loose(ThreadTree *tree, ThreadNode *asked, const GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		ThreadNode *node = post->native_id == NULL
			? NULL
			: g_hash_table_lookup(tree->by_id, post->native_id);

		if (node != NULL && node->up == NULL && node->top == NULL && id_above(node) != NULL
			&& may_hang_on(node, asked)) {
			node->top = asked;
		}
	}
}

void
thread_tree_take(ThreadTree *tree, const char *id, const GPtrArray *posts)
{
	ThreadNode *asked = g_hash_table_lookup(tree->by_id, id);

	g_return_if_fail(asked != NULL);
	asked->is_pending = false;
	if (posts == NULL) {
		return;
	}
	asked->is_told = true;
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		if (post->native_id != NULL) {
			put(tree, post);
		}
	}
	link_nodes(tree);
	hang_loose(tree, asked, posts);
}
