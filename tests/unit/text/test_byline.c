#include "text/byline.h"

#include <string.h>

typedef struct Row {
	const char *text, *user, *host, *url;
} Row;

static void
test_names(void)
{
	static const Row rows[] = {
		{ "@Ada@Social.Example", "ada", "social.example", NULL },
		{ " acct:ada@social.example ", "ada", "social.example", NULL },
		{ "acct:@ada@social.example", "ada", "social.example", NULL },
		{ "@ada.bsky.social@bsky.brid.gy", "ada.bsky.social", "bsky.brid.gy", NULL },
		{ "@ada@gŵyl.example", "ada", "xn--gyl-b2a.example", NULL },
		{ "ada.bsky.social", NULL, "ada.bsky.social", NULL },
		{ "@ada.bsky.social", NULL, "ada.bsky.social", NULL },
		{ "https://Blog.example/ada", NULL, "blog.example", "https://blog.example/ada" },
		{ "blog.example/ada", NULL, "blog.example", "https://blog.example/ada" },
		{ "http://social.example/@ada", NULL, "social.example",
			"http://social.example/@ada" },
		{ "did:plc:ewvi7nxzyoun6zhxrhs64oiz", NULL, "bsky.app",
			"https://bsky.app/profile/did:plc:ewvi7nxzyoun6zhxrhs64oiz" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Byline) byline = { 0 };
		GError *error = NULL;

		g_test_message("%s", rows[i].text);
		g_assert_true(byline_parse(rows[i].text, &byline, &error));
		g_assert_no_error(error);
		g_assert_cmpstr(byline.user, ==, rows[i].user);
		g_assert_cmpstr(byline.host, ==, rows[i].host);
		g_assert_cmpstr(byline.url, ==, rows[i].url);
	}
}

static void
test_refused(void)
{
	static const char *const rows[][2] = {
		{ "ada@social.example", "may be a mail address" },
		{ "@ada", "names no server" },
		{ "acct:ada", "names no server" },
		{ "@@social.example", "is no account" },
		{ "@a b@social.example", "is no account" },
		{ "@ada@social", "is no account" },
		{ "@ada@bea@social.example", "is no account" },
		{ "@ada@-..example", "is no account" },
		{ "Ada", "is no name of an author" },
		{ "", "is no name of an author" },
		{ "a..example", "is no name of an author" },
		{ "did:plc", "is no DID" },
		{ "did:plc:", "is no DID" },
		{ "did::ewvi", "is no DID" },
		{ "did:plc:a/b", "is no DID" },
		{ "ftp://blog.example/", "is no web address" },
		{ "/etc/passwd", "is no web address" },
		{ "blog.example/a b", "is no web address" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Byline) byline = { 0 };
		g_autoptr(GError) error = NULL;

		g_test_message("%s", rows[i][0]);
		g_assert_false(byline_parse(rows[i][0], &byline, &error));
		g_assert_true(byline.user == NULL && byline.host == NULL && byline.url == NULL);
		g_assert_nonnull(strstr(error->message, rows[i][1]));
	}
}

static void
test_labels(void)
{
	static const char *const labels[] = { "Ida (Facebook)", "Ida (she/her) (a table)",
		" G\u0175yl (x.example) " };
	static const char *const others[] = { "Ida", "", ")", " (Facebook)", "Ida()", "Ida ()",
		"Ida (Facebook", "@ida (Facebook)", "https://x.example/a (b)" };

	for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
		g_assert_true(byline_is_label(labels[i]));
	}
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
		g_assert_false(byline_is_label(others[i]));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/byline/names", test_names);
	g_test_add_func("/byline/refused", test_refused);
	g_test_add_func("/byline/labels", test_labels);
	return g_test_run();
}
