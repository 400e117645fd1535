/* Whom to ask about what hangs on posts: from the top, where more is counted than was shown. */
#include "digest/thread_tree.h"

#include "thread_posts.h"

typedef struct World {
	ThreadTree *tree;
	GPtrArray *shown; /* of arrays of Post */
} World;

static void
world_init(World *world)
{
	world->tree = thread_tree_new();
	world->shown = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
}

static void
world_clear(World *world)
{
	thread_tree_free(world->tree);
	g_ptr_array_unref(world->shown);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, world_clear)

/* Posts of ours, numbered from 1 on. */
static void
add(World *world, const char *words)
{
	GPtrArray *posts = thread_posts(words);

	g_ptr_array_add(world->shown, posts);
	for (guint i = 0; i < posts->len; i++) {
		thread_tree_add(world->tree, g_ptr_array_index(posts, i), i + 1);
	}
}

static void
take(World *world, const char *id, const char *words)
{
	GPtrArray *posts = thread_posts(words != NULL ? words : "");

	g_ptr_array_add(world->shown, posts);
	thread_tree_take(world->tree, id, words != NULL ? posts : NULL);
}

/* All that may be asked about as things stand, joined by blanks. */
static void
assert_next(World *world, const char *want)
{
	g_autoptr(GString) got = g_string_new(NULL);
	const char *id;

	while ((id = thread_tree_next(world->tree)) != NULL) {
		g_string_append_printf(got, "%s%s", got->len > 0 ? " " : "", id);
	}
	g_assert_cmpstr(got->str, ==, want);
}

/* Nobody is asked about a post without answers; of an unknown number somebody is. */
static void
test_counts(void)
{
	g_auto(World) world;

	world_init(&world);
	add(&world, "1 ada 0, 2 bea 3, 3 cai ?, 4 dan 0");
	assert_next(&world, "2 3");
	take(&world, "2", "");
	take(&world, "3", NULL);
	assert_next(&world, "");
}

/* A thread is one question while it may answer those below; and more where it was cut. */
static void
test_from_the_top(void)
{
	g_auto(World) world;

	world_init(&world);
	add(&world, "5>2 cai 1, 1 ada 2, 2>1 bea 1, 9 dan 1");
	assert_next(&world, "1 9");
	/* Of what was cut off the deepest that has more is asked, ours or not. */
	take(&world, "1", "2>1 bea 1, 3>1 eve 4, 4>3 ada 0, 5>2 cai 1");
	assert_next(&world, "5 3");
	take(&world, "5", "6>5 eve 0");
	take(&world, "3", "4>3 ada 0, 7>3 fay 0, 8>3 gil 0, 10>3 hal ?");
	assert_next(&world, "");
	take(&world, "9", "11>9 ada 0");
	assert_next(&world, "");
}

/* Where all that is counted is known, the first is asked about all the same: below what is hidden
 * there may be more. */
static void
test_the_first(void)
{
	g_auto(World) world;

	world_init(&world);
	add(&world, "1 ada 1, 2>1 bea 0");
	assert_next(&world, "1");
	take(&world, "1", "2>1 bea 0, 4>3 cai 1, 5>4 dan 0");
	assert_next(&world, "");
}

/* What is above ours, or beside it, is nobody's business: Akkoma shows it as below. */
static void
test_beside(void)
{
	g_auto(World) world;

	world_init(&world);
	add(&world, "2>1 ada 1");
	assert_next(&world, "2");
	take(&world, "2", "1 top 7, 3>2 bea 0, 4>1 cai 5, 5>4 dan 2");
	assert_next(&world, "");
}

/* Who answers what is not shown hangs on the one asked about. */
static void
test_hidden(void)
{
	g_auto(World) world;

	world_init(&world);
	add(&world, "1 ada 1");
	assert_next(&world, "1");
	take(&world, "1", "3>2 bea 0");
	const GPtrArray *nodes = thread_tree_nodes(world.tree);
	const ThreadNode *node = g_ptr_array_index(nodes, 1);
	g_assert_null(node->up);
	g_assert_true(thread_node_above(node) == g_ptr_array_index(nodes, 0));
	g_assert_true(thread_node_has_more(g_ptr_array_index(nodes, 0)));
}

/* Whatever a server says hangs on what: no circle, no endless chain, no end of statuses. */
static void
test_hostile(void)
{
	g_auto(World) world;
	g_autoptr(GString) chain = g_string_new("2>1 eve 1");

	world_init(&world);
	add(&world, "1>3 ada 9");
	assert_next(&world, "1");
	take(&world, "1", "2>1 bea 9, 3>2 cai 9, 4>4 dan 9, 1>3 ada 9");
	for (int i = 3; i < 10000; i++) {
		g_string_append_printf(chain, ", %d>%d eve 1", i, i - 1);
	}
	assert_next(&world, "2 4");
	take(&world, "2", chain->str);
	g_assert_cmpuint(thread_tree_nodes(world.tree)->len, ==, 8192);
	for (guint i = 0; i < 8192; i++) {
		const ThreadNode *node = g_ptr_array_index(thread_tree_nodes(world.tree), i);
		int depth = 0;
		while ((node = thread_node_above(node)) != NULL) {
			depth++;
			g_assert_cmpint(depth, <=, 300);
		}
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/thread-tree/counts", test_counts);
	g_test_add_func("/thread-tree/from-the-top", test_from_the_top);
	g_test_add_func("/thread-tree/the-first", test_the_first);
	g_test_add_func("/thread-tree/beside", test_beside);
	g_test_add_func("/thread-tree/hidden", test_hidden);
	g_test_add_func("/thread-tree/hostile", test_hostile);
	return g_test_run();
}
