#include "model/key.h"

static void
test_strength_and_home(void)
{
	static const struct {
		const char *key;
		KeyStrength strength;
		const char *home;
	} rows[] = {
		{ "uri:https://toot.example/users/ada/statuses/1", KEY_URI, "toot.example" },
		{ "uri:https://toot.example:8443/1", KEY_URI, "toot.example:8443" },
		{ "uri:at://did:plc:x/app.bsky.feed.post/3k", KEY_URI, "did:plc:x" },
		{ "uri:tag:blog.example,2026:1", KEY_URI, NULL },
		{ "guid:blog:https://blog.example/1", KEY_GUID, NULL },
		{ "url:blog.example/one", KEY_URL, "blog.example" },
		{ "url:blog.example?p=1", KEY_URL, "blog.example" },
		{ "text:blog:0123", KEY_TEXT, NULL },
		{ "k", KEY_TEXT, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *home = key_home(rows[i].key);

		g_test_message("%s", rows[i].key);
		g_assert_cmpint(key_strength(rows[i].key), ==, rows[i].strength);
		g_assert_cmpstr(home, ==, rows[i].home);
	}
	g_assert_cmpint(KEY_TEXT, <, KEY_URL);
	g_assert_cmpint(KEY_URL, <, KEY_GUID);
	g_assert_cmpint(KEY_GUID, <, KEY_URI);
}

/* The address, wherever it stands among them; without one the strongest. */
static void
test_that_is_seen(void)
{
	static const char *const rows[][4] = {
		{ "uri:https://a.example/1", "url:a.example/one", NULL, "url:a.example/one" },
		{ "guid:1:x", "uri:https://a.example/1", NULL, "guid:1:x" },
		{ "url:a.example/one", NULL, NULL, "url:a.example/one" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) keys = g_ptr_array_new();

		for (gsize k = 0; rows[i][k] != NULL; k++) {
			g_ptr_array_add(keys, (gpointer)rows[i][k]);
		}
		g_assert_cmpstr(key_that_is_seen(keys), ==, rows[i][3]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/key/strength and home", test_strength_and_home);
	g_test_add_func("/key/that is seen", test_that_is_seen);
	return g_test_run();
}
