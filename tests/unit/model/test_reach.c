#include "model/reach.h"

static void
test_paths(void)
{
	static const struct {
		const char *url, *want;
	} rows[] = {
		{ "file:///feeds/a.xml", "/feeds/a.xml" },
		{ "FILE:///feeds/a.xml", "/feeds/a.xml" },
		{ "file:/feeds/a.xml", "/feeds/a.xml" },
		{ "file://localhost/feeds/a%20b.xml", "/feeds/a b.xml" },
		{ "file:///feeds//./a/../b.xml", "/feeds/b.xml" },
		{ "file:///feeds/%2e%2e/b.xml", "/b.xml" },
		{ "file:///feeds/", "/feeds" },
		{ "file:///", "/" },
		{ "file://example.org/feeds/a.xml", NULL },
		{ "file:///feeds%2fa.xml", NULL },
		{ "file:///feeds/a%00.xml", NULL },
		{ "file:feeds/a.xml", NULL },
		{ "/feeds/a.xml", NULL },
		{ "https://example.org/feeds/a.xml", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = reach_file_path(rows[i].url);

		g_assert_cmpstr(path, ==, rows[i].want);
	}
}

static void
test_refusals(void)
{
	static const struct {
		const char *home, *url;
		bool want;
	} rows[] = {
		{ "https://a.example/feed", "https://a.example/feed", true },
		{ "https://a.example/feed", "http://b.example/", true },
		{ "https://a.example/feed", "file:///etc/passwd", false },
		{ "https://a.example/feed", "FiLe:/etc/passwd", false },
		{ "https://a.example/feed", "ftp://a.example/feed", false },
		{ "https://a.example/feed", "gopher://a.example/", false },
		{ "https://a.example/feed", "//a.example/feed", false },
		{ "https://a.example/feed", "", false },
		{ "file:///feeds/a.xml", "file:///feeds/a.xml", true },
		{ "file:///feeds/a.xml", "file:///feeds/../feeds/a.xml", true },
		{ "file:///feeds/a.xml", "file:///feeds/b.xml", false },
		{ "file:///feeds/a.xml", "file:///feeds", false },
		{ "file:///feeds/a.xml", "https://a.example/feed", false },
		{ "file:///feeds/", "file:///feeds", true },
		{ "file:///feeds/", "file:///feeds/b.xml", true },
		{ "file:///feeds/", "file:///feeds/deep/b.xml", false },
		{ "file:///feeds/", "file:///feedsandmore", false },
		{ "file:///feeds/", "file:///feeds/../etc/passwd", false },
		{ "file:///feeds/", "file:///feeds/%2E%2E/etc/passwd", false },
		{ "file:///feeds/", "file://example.org/feeds/b.xml", false },
		{ "file://example.org/feeds/", "file:///feeds/b.xml", false },
		{ "file://example.org/feeds/", "https://example.org/feeds/", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Reach) reach = reach_new(rows[i].home, true);

		if ((reach_refusal(reach, rows[i].url) == NULL) != rows[i].want) {
			g_test_message("%s from %s", rows[i].url, rows[i].home);
			g_test_fail();
		}
	}
	g_assert_nonnull(reach_refusal(NULL, "https://a.example/feed"));
}

static void
test_references(void)
{
	Reach *reach = reach_new("https://a.example/", false);

	g_assert_true(reach_ref(reach) == reach);
	reach_unref(reach);
	g_assert_cmpstr(reach->home, ==, "https://a.example/");
	g_assert_cmpstr(reach->authority, ==, "a.example");
	g_assert_null(reach->path);
	g_assert_false(reach->allow_private);
	reach_unref(reach);
	reach_unref(NULL);
	g_assert_null(reach_ref(NULL));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/reach/paths", test_paths);
	g_test_add_func("/reach/refusals", test_refusals);
	g_test_add_func("/reach/references", test_references);
	return g_test_run();
}
