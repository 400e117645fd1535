/* How a source's requests go out, and what of them nobody may see. */
#include "flow/access.h"

#include "../config/ini_world.h"

#define REST "[tagdigest]\ncontact = me@example.org\n[digest d]\ntags = JoyFE\n"

static Config *
config_of(const IniWorld *world)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	Config *config = NULL;

	g_assert_true(config_read(world->path, &config, problems, NULL));
	g_assert_cmpuint(problems->len, ==, 0);
	return config;
}

/* The login of the kinds that have one; what a server quotes of it and of the address is hidden. */
static void
test_login(void)
{
	IniWorld world = ini_world_new(REST "[source toot]\ntype = mastodon\n"
					    "url = https://a.example/?key=K3Y99X\n"
					    "token_file = token\n"
					    "[source blog]\ntype = feed\n"
					    "url = https://b.example/feed\ntoken_file = token\n");
	g_autoptr(Config) config = config_of(&world);
	SourceSpec *toot = config_source(config, "toot");
	SourceSpec *blog = config_source(config, "blog");
	g_auto(Access) access = access_of(toot);
	g_auto(Access) other = access_of(blog);

	ini_world_write(&world, "token", "T0K3N secret\nmore\n");
	g_assert_cmpstr(access.authority, ==, "a.example");
	g_assert_null(access.auth);
	g_assert_true(access_log_in(&access, config, toot, NULL));
	g_assert_cmpstr(access.auth, ==, "Authorization: Bearer T0K3N secret");
	ini_world_write(&world, "token", "T0K3N\n");
	g_assert_true(access_log_in(&other, config, blog, NULL));
	g_assert_null(other.auth);
	ini_world_clear(&world);
}

static void
test_conceal(void)
{
	g_auto(Access) access = { .url = "https://a.example/feed?key=K3Y99X" };
	g_autofree char *none = access_conceal(&access, NULL);
	g_autofree char *key = access_conceal(&access, "no K3Y99X, but T0K3N");

	g_assert_null(none);
	g_assert_null(strstr(key, "K3Y99X"));
	g_assert_nonnull(strstr(key, "T0K3N"));
	access.auth = g_strdup("Authorization: Bearer T0K3N");
	g_autofree char *both = access_conceal(&access, "T0K3N, K3Y99X and T0K3N again");
	g_assert_null(strstr(both, "K3Y99X"));
	g_assert_null(strstr(both, "T0K3N"));
	g_assert_nonnull(strstr(both, " again"));
	g_free(access.auth);
	access.auth = g_strdup("Authorization: Bearer ");
	g_autofree char *empty = access_conceal(&access, "as it was");
	g_assert_cmpstr(empty, ==, "as it was");
}

/* The titles of feeds, where posts say that they live. */
static void
test_posts(void)
{
	g_auto(Access) access = { .url = "https://a.example/feed?key=K3Y99X" };
	g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	g_ptr_array_add(posts, post_new());
	g_ptr_array_add(posts, post_new());
	Post *first = g_ptr_array_index(posts, 0);
	Post *second = g_ptr_array_index(posts, 1);
	second->network = g_strdup("Feed of K3Y99X");
	access_conceal_posts(&access, posts);
	g_assert_null(first->network);
	g_assert_null(strstr(second->network, "K3Y99X"));
	g_assert_true(g_str_has_prefix(second->network, "Feed of "));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/access/login", test_login);
	g_test_add_func("/access/conceal", test_conceal);
	g_test_add_func("/access/posts", test_posts);
	return g_test_run();
}
