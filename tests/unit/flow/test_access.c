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
	g_assert_null(access.secret);
	g_assert_true(access_log_in(&access, config, toot, NULL));
	g_assert_cmpstr(access.secret, ==, "T0K3N secret");
	g_assert_cmpstr(access.scheme, ==, "Authorization: Bearer");
	ini_world_write(&world, "token", "T0K3N\n");
	g_assert_true(access_log_in(&other, config, blog, NULL));
	g_assert_null(other.scheme);
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
	access.secret = g_strdup("T0K3N");
	g_autofree char *both = access_conceal(&access, "T0K3N, K3Y99X and T0K3N again");
	g_assert_null(strstr(both, "K3Y99X"));
	g_assert_null(strstr(both, "T0K3N"));
	g_assert_nonnull(strstr(both, " again"));
	g_free(access.secret);
	access.secret = g_strdup("");
	g_autofree char *empty = access_conceal(&access, "as it was");
	g_assert_cmpstr(empty, ==, "as it was");
}

/* One row: a request as a kind made it, and what goes out. */
typedef struct Place {
	const char *url, *body, *own;
	SecretPlace place;
	const char *name;
	const char *want_url, *want_body, *want_auth;
	bool is_sensitive;
} Place;

static const Place places[] = {
	{ "https://a.example/x", NULL, NULL, SECRET_NOWHERE, NULL, "https://a.example/x", NULL,
		"Authorization: Bearer T0 K3N&", true },
	{ "https://a.example/x", NULL, "Authorization: Bearer session", SECRET_NOWHERE, NULL,
		"https://a.example/x", NULL, "Authorization: Bearer session", true },
	{ "https://a.example/x", NULL, NULL, SECRET_HEADER, "X-Key:", "https://a.example/x", NULL,
		"X-Key: T0 K3N&", true },
	{ "https://a.example/x", NULL, NULL, SECRET_QUERY, "key",
		"https://a.example/x?key=T0%20K3N%26", NULL, NULL, true },
	{ "https://a.example/x?y=1", NULL, NULL, SECRET_QUERY, "key",
		"https://a.example/x?y=1&key=T0%20K3N%26", NULL, NULL, true },
	{ "https://a.example/x", "{\"a\":1}", NULL, SECRET_MEMBER, "i", "https://a.example/x",
		"{\"a\":1,\"i\":\"T0 K3N&\"}", NULL, true },
	{ "https://a.example/x", NULL, NULL, SECRET_MEMBER, "i", "https://a.example/x",
		"{\"i\":\"T0 K3N&\"}", NULL, true },
	{ "https://a.example/x", "[1]", NULL, SECRET_MEMBER, "i", "https://a.example/x", "[1]",
		NULL, true },
	/* elsewhere, and on another port */
	{ "https://b.example/x", NULL, NULL, SECRET_QUERY, "key", "https://b.example/x", NULL, NULL,
		false },
	{ "https://a.example:444/x", "{}", NULL, SECRET_MEMBER, "i", "https://a.example:444/x",
		"{}", NULL, false },
};

static void
test_places(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
		const Place *row = &places[i];
		g_autoptr(Request) request = request_new(row->url);
		g_auto(Access) access = { .secret = g_strdup("T0 K3N&"),
			.scheme = "Authorization: Bearer",
			.authority = g_strdup("a.example") };

		g_test_message("%" G_GSIZE_FORMAT, i);
		request->body = g_strdup(row->body);
		request->auth = g_strdup(row->own);
		if (row->place != SECRET_NOWHERE) {
			request_want_secret(request, row->place, row->name);
		}
		access_authorise(&access, request);
		g_assert_cmpstr(request->url, ==, row->want_url);
		g_assert_cmpstr(request->body, ==, row->want_body);
		g_assert_cmpstr(request->auth, ==, row->want_auth);
		g_assert_true(request->is_sensitive == row->is_sensitive);
	}
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
	g_test_add_func("/access/places", test_places);
	g_test_add_func("/access/posts", test_posts);
	return g_test_run();
}
