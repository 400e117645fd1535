/* What is known of answers: who is counted, who is quoted, and which question nobody answered. */
#include "digest/thread.h"

#include "thread_posts.h"

#include <string.h>

typedef struct World {
	Threads *threads;
	GPtrArray *trees, *shown;
	GHashTable *open;
} World;

static void
world_init(World *world)
{
	world->threads = threads_new();
	world->trees = g_ptr_array_new_with_free_func((GDestroyNotify)thread_tree_free);
	world->shown = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	world->open = g_hash_table_new(NULL, NULL);
}

static void
world_clear(World *world)
{
	threads_free(world->threads);
	g_ptr_array_unref(world->trees);
	g_ptr_array_unref(world->shown);
	g_hash_table_unref(world->open);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(World, world_clear)

/* A server that shows @ours, whose store numbers are their ids, and is asked about the first, on
 * which @hanging hangs; whoever is called "shy" is not open; a "kept" one's post is stored. */
static void
add_server(World *world, const char *ours, const char *hanging)
{
	ThreadTree *tree = thread_tree_new();
	GPtrArray *posts = thread_posts(ours),
		  *below = thread_posts(hanging != NULL ? hanging : "");

	g_ptr_array_add(world->trees, tree);
	g_ptr_array_add(world->shown, posts);
	g_ptr_array_add(world->shown, below);
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		thread_tree_add(tree, post, g_ascii_strtoll(post->native_id, NULL, 10));
	}
	const char *id = thread_tree_next(tree);
	if (id != NULL) {
		thread_tree_take(tree, id, hanging != NULL ? below : NULL);
	}
	for (guint i = 0; i < below->len; i++) {
		Post *post = g_ptr_array_index(below, i);
		if (strstr(post->author_handle, "kept") != NULL) {
			post->id = g_ascii_strtoll(post->native_id, NULL, 10);
		} else if (strstr(post->author_handle, "shy") == NULL) {
			g_hash_table_add(world->open, post);
		}
	}
	threads_add(world->threads, tree, world->open);
}

/* Ada has two accounts. */
static char *
person(const Post *post, void *data)
{
	(void)data;
	return g_strdup(strcmp(post->author_handle, "@ada2@t.example") == 0 ? "@ada@t.example"
									    : post->author_handle);
}

static void
assert_facts(const World *world, int64_t id, const char *want)
{
	ThreadFacts facts;

	threads_tell(world->threads, id, person, NULL, &facts);
	g_autofree char *got = g_strdup_printf("%s%d answers, %d voices%s",
		facts.is_asked ? "" : "unasked, ", facts.answers, facts.voices,
		facts.is_unanswered ? ", unanswered" : "");
	g_assert_cmpstr(got, ==, want);
}

static bool
is_not_rude(const Post *post, void *data)
{
	return strstr(post->author_handle, data) == NULL;
}

/* "ID>PARENT" of what may be quoted, PARENT by its uri, and "?" where nobody is named. */
static void
assert_quoted(World *world, const char *want)
{
	g_autoptr(GString) got = g_string_new(NULL);

	threads_quote(world->threads, is_not_rude, "rude");
	g_autoptr(GPtrArray) entries = threads_entries(world->threads);
	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(entries, i);
		const Post *post = entry->post;
		g_assert_cmpint(post->id, ==, 0);
		g_assert_nonnull(threads_find(world->threads, post));
		g_assert_cmpuint(post->author_keys->len, ==, 1);
		g_string_append_printf(got, "%s%s>%s%s", got->len > 0 ? " " : "", post->native_id,
			strrchr(post->reply_to->uri, '/') + 1,
			post->reply_to->author != NULL ? "" : "?");
	}
	g_assert_cmpstr(got->str, ==, want);
}

static void
test_counted(void)
{
	g_auto(World) world;

	world_init(&world);
	add_server(&world, "1 ada 2, 9 bea 0",
		"2>1 bea 2, 3>1 shy 0, 4>2 ada 0, 5>2 ada2 1, 6>5 bea 0");
	assert_facts(&world, 1, "3 answers, 3 voices");
	assert_facts(&world, 9, "0 answers, 1 voices, unanswered");
	assert_facts(&world, 7, "unasked, 0 answers, 1 voices");
	assert_quoted(&world, "2>1 4>2 5>2 6>5");
}

/* Their own words are no answer, whoever they are today; a count that is higher than what was shown
 * may be one. */
static void
test_unanswered(void)
{
	static const struct {
		const char *ours, *hanging, *want;
	} rows[] = {
		{ "1 ada 1", "2>1 ada 0", "0 answers, 1 voices, unanswered" },
		{ "1 ada 1", "2>1 ada2 0", "0 answers, 1 voices, unanswered" },
		{ "1 ada 1", "2>1 shy 0", "1 answers, 2 voices" },
		{ "1 ada 2", "2>1 ada 0", "0 answers, 1 voices" },
		{ "1 ada 1", "2>1 ada 1", "0 answers, 1 voices" },
		{ "1 ada 1", "2>1 ada ?", "0 answers, 1 voices, unanswered" },
		{ "1 ada 1", "3>2 bea 0", "1 answers, 2 voices" },
		{ "1 ada ?", "", "0 answers, 1 voices, unanswered" },
		{ "1 ada ?", NULL, "0 answers, 1 voices" },
		{ "1 ada 1", NULL, "0 answers, 1 voices" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(World) world;

		world_init(&world);
		add_server(&world, rows[i].ours, rows[i].hanging);
		assert_facts(&world, 1, rows[i].want);
	}
}

/* What several servers show is one post; the strictest of them stands. */
static void
test_servers(void)
{
	g_auto(World) world;

	world_init(&world);
	add_server(&world, "1 ada 2", "2>1 bea 0, 3>1 cai 0");
	add_server(&world, "1 ada 2", "3>1 cai 1, 4>3 dan 0");
	assert_facts(&world, 1, "3 answers, 4 voices");
	assert_quoted(&world, "2>1 3>1 4>3");
	add_server(&world, "1 ada 1", "3>1 shy 0");
	assert_quoted(&world, "2>1 4>1?");
}

/* Through whoever is not quoted what hangs on them still hangs on what is above. */
static void
test_through(void)
{
	g_auto(World) world;
	g_autoptr(Post) stored = thread_post("7>3 kept 0");

	world_init(&world);
	add_server(&world, "1 ada 3",
		"2>1 shy 1, 3>2 bea 2, 4>1 rude 1, 5>4 cai 0, 6>8 dan 0, 7>3 kept 0, 9>6 eve 0");
	/* Of what hangs on something hidden nobody knows where it stands. */
	assert_quoted(&world, "3>1? 5>1?");
	assert_facts(&world, 1, "7 answers, 8 voices");
	stored->id = 7;
	threads_name_above(world.threads, stored);
	g_assert_cmpstr(stored->reply_to->uri, ==, "https://t.example/3");
	/* What has a name already keeps it. */
	g_free(stored->reply_to->uri);
	stored->reply_to->uri = g_strdup("x");
	threads_name_above(world.threads, stored);
	g_assert_cmpstr(stored->reply_to->uri, ==, "x");
}

/* What is above ours is not below it. */
static void
test_above(void)
{
	g_auto(World) world;

	world_init(&world);
	add_server(&world, "2>1 ada 1", "1 top 5, 3>2 bea 0, 4>1 cai 0");
	assert_facts(&world, 2, "1 answers, 2 voices");
	assert_quoted(&world, "3>2");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/thread/counted", test_counted);
	g_test_add_func("/thread/unanswered", test_unanswered);
	g_test_add_func("/thread/servers", test_servers);
	g_test_add_func("/thread/through", test_through);
	g_test_add_func("/thread/above", test_above);
	return g_test_run();
}
