/* The names that authors are known by. */
#include "dedup/author.h"

#include <string.h>

static char *
join(GPtrArray *names)
{
	g_ptr_array_add(names, NULL);
	return g_strjoinv(" ", (char **)names->pdata);
}

/* What the address of a post says of its author. */
static void
test_guesses(void)
{
	/* clang-format off */
	static const struct {
		const char *url, *guesses;
	} rows[] = {
		{ "https://tooter.example/@Ada/1",
		  "acct:ada@x.example author:tooter.example/@Ada/1 author:tooter.example/@Ada "
		  "acct:ada@tooter.example "
		  "site:tooter.example site:x.example" },
		{ "https://away.example/@ada@x.example/1",
		  "acct:ada@x.example author:away.example/@ada@x.example/1 "
		  "author:away.example/@ada@x.example site:away.example "
		  "site:x.example" },
		{ "https://tooter.example/users/ada/statuses/1?x=/y/z",
		  "acct:ada@x.example author:tooter.example/users/ada/statuses/1?x=/y/z "
		  "author:tooter.example/users/ada/statuses "
		  "author:tooter.example/users/ada author:tooter.example/users "
		  "acct:ada@tooter.example site:tooter.example site:x.example" },
		/* Of 21 segments the first 16. */
		{ "https://h.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21",
		  "acct:ada@x.example "
		  "author:h.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21 "
		  "author:h.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16 "
		  "author:h.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15 "
		  "author:h.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14 "
		  "author:h.example/1/2/3/4/5/6/7/8/9/10/11/12/13 "
		  "author:h.example/1/2/3/4/5/6/7/8/9/10/11/12 "
		  "author:h.example/1/2/3/4/5/6/7/8/9/10/11 "
		  "author:h.example/1/2/3/4/5/6/7/8/9/10 author:h.example/1/2/3/4/5/6/7/8/9 "
		  "author:h.example/1/2/3/4/5/6/7/8 author:h.example/1/2/3/4/5/6/7 "
		  "author:h.example/1/2/3/4/5/6 author:h.example/1/2/3/4/5 "
		  "author:h.example/1/2/3/4 author:h.example/1/2/3 author:h.example/1/2 "
		  "author:h.example/1 site:h.example site:x.example" },
		{ "https://www.tooter.example/1",
		  "acct:ada@x.example author:tooter.example/1 site:tooter.example site:x.example" },
		{ "https://tooter.example/@", 
		  "acct:ada@x.example author:tooter.example/@ site:tooter.example "
		  "site:x.example" },
		{ NULL, "acct:ada@x.example site:x.example" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = post_new();

		post->url = g_strdup(rows[i].url);
		post->author_handle = g_strdup("@Ada@X.example");
		for (int is_assigned = 0; is_assigned < 2; is_assigned++) {
			g_autoptr(GPtrArray) names = author_guesses(post);
			g_autofree char *got = join(names);

			g_assert_cmpstr(got, ==, rows[i].guesses);
			author_assign(post);
		}
	}
}

/* Where no account is named, whatever else it says. */
static void
test_guesses_without_an_account(void)
{
	g_autoptr(Post) post = post_new();

	post->url = g_strdup("https://news.example/2026/1");
	post->author_url = g_strdup("https://blog.example/about");
	post->uri = g_strdup("https://tooter.example/users/ada/statuses/1");
	post->uri_is_global = true;
	g_autoptr(GPtrArray) names = author_guesses(post);
	g_autofree char *got = join(names);
	g_assert_cmpstr(got, ==,
		"author:blog.example/about author:news.example/2026/1 author:news.example/2026 "
		"site:news.example site:blog.example acct:ada@tooter.example site:tooter.example");

	g_autoptr(Post) nobody = post_new();
	g_autoptr(GPtrArray) none = author_guesses(nobody);
	g_assert_cmpuint(none->len, ==, 0);
}

/* Who has no account is asked for by name and place. */
static void
test_labels(void)
{
	static const struct {
		const char *name, *network, *handle, *profile, *url, *label;
	} rows[] = {
		{ "Ida  Berg", "Facebook", NULL, NULL, NULL, "Ida Berg (Facebook)" },
		{ "Ida (she/her)", "Teachers (UK)", NULL, NULL, "https://lists.example/m/1",
			"Ida (she/her) (Teachers (UK))" },
		{ "Ida", "Facebook", "@ida@toot.example", NULL, NULL, NULL },
		{ "Ida", "Facebook", "@ida", NULL, NULL, NULL },
		{ "Ida", "LinkedIn", NULL, "https://linkedin.example/in/ida", NULL, NULL },
		{ "Ida", "Mastodon", NULL, NULL, "https://toot.example/@ida/1", NULL },
		{ NULL, "Facebook", NULL, NULL, NULL, NULL },
		{ "Ida", NULL, NULL, NULL, NULL, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = post_new();

		post->author_name = g_strdup(rows[i].name);
		post->network = g_strdup(rows[i].network);
		post->author_handle = g_strdup(rows[i].handle);
		post->author_url = g_strdup(rows[i].profile);
		post->url = g_strdup(rows[i].url);
		g_autofree char *label = author_label(post);
		g_assert_cmpstr(label, ==, rows[i].label);
		g_assert_true(label == NULL || byline_is_label(label));
	}
}

static void
test_names_written(void)
{
	static const char *const rows[][2] = {
		{ "Fay F\u00e4nger (Facebook)", "called:fay f\u00e4nger (facebook)" },
		{ " FAY Fa\u0308nger  (facebook) ", "called:fay f\u00e4nger (facebook)" },
		{ "@ida@toot.example", "acct:ida@toot.example" },
		{ "Ida", NULL },
		{ "Ida ()", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) names = author_names_written(rows[i][0]);

		g_test_message("%s", rows[i][0]);
		g_assert_cmpstr(names != NULL ? g_ptr_array_index(names, 0) : NULL, ==, rows[i][1]);
	}
}

static void
test_feed_guesses(void)
{
	static const char *const rows[][2] = {
		{ "https://tooter.example/@ada.rss",
			"author:tooter.example/@ada.rss acct:ada@tooter.example "
			"site:tooter.example" },
		{ "https://blog.example/ada/feed.xml",
			"author:blog.example/ada/feed.xml author:blog.example/ada "
			"site:blog.example" },
		{ "https://bsky.app/profile/ada.bsky.social/rss",
			"author:bsky.app/profile/ada.bsky.social/rss "
			"author:bsky.app/profile/ada.bsky.social author:bsky.app/profile "
			"acct:ada.bsky.social@bsky.app site:bsky.app" },
		{ "file:///var/feed.xml", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) names = author_feed_guesses(rows[i][0]);
		g_autofree char *got = join(names);

		g_assert_cmpstr(got, ==, rows[i][1]);
	}
}

/* However an author is named, and however a post of theirs is read: one of the names is the same.
 */
static void
test_names(void)
{
	static const struct {
		const char *handle, *url, *account;
		bool is_theirs;
	} rows[] = {
		{ "@ADA@Tooter.example", "https://tooter.example/@ada/1", NULL, true },
		{ "@ada@tooter.example", "https://tooter.example/@Ada/1", NULL, true },
		{ "@ada@tooter.example", "https://tooter.example/@adam/1", NULL, false },
		{ "@ada@tooter.example", "https://tooter.example/users/ada/statuses/1", NULL,
			true },
		{ "@ada@tooter.example", "https://away.example/@ada@tooter.example/7", NULL, true },
		{ "acct:ada@tooter.example", NULL, "@ada@tooter.example", true },
		{ "https://tooter.example/@ada", NULL, "@Ada@tooter.example", true },
		{ "tooter.example/@ada/", "https://tooter.example/users/ada/statuses/1", NULL,
			true },
		{ "https://away.example/@ada@tooter.example", NULL, "@ada@tooter.example", true },
		{ "https://tooter.example/@ada/1", "https://tooter.example/@ada/1", NULL, true },
		{ "https://tooter.example/@ada/1", "https://tooter.example/@ada/2", NULL, false },
		{ "https://blog.example/p/1/", "http://www.blog.example/p/1", NULL, true },
		{ "https://pix.example/ada", "https://pix.example/p/ada/1", NULL, false },
		{ "@ada@pix.example", "https://pix.example/p/ada/1", NULL, true },
		{ "https://blog.example/", "https://www.blog.example/2026/pebbles?utm_source=x",
			NULL, true },
		{ "https://blog.example:8080/", "https://blog.example:8080/1", NULL, true },
		{ "https://blog.example:8080/", "https://blog.example/1", NULL, false },
		{ "blog.example", "http://blog.example/?p=7", NULL, true },
		{ "https://blog.example/ada/", "https://blog.example/ada/pebbles", NULL, true },
		{ "https://blog.example/ada", "https://blog.example/adam/pebbles", NULL, false },
		{ "https://blog.example/", "https://other.example/", "@blog.example@web.brid.gy",
			true },
		{ "ada.bsky.social", "https://bsky.app/profile/ada.bsky.social/post/3k", NULL,
			true },
		{ "@ada.bsky.social", NULL, "@ada.bsky.social@bsky.brid.gy", true },
		{ "https://bsky.app/profile/ada.bsky.social", NULL, "@bea.bsky.social@bsky.brid.gy",
			false },
		{ "@ada@gŵyl.example", NULL, "@ada@xn--gyl-b2a.example", true },
		{ "@ada@xn--gyl-b2a.example", NULL, "@ada@gŵyl.example", true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Byline) byline = { 0 };
		g_autoptr(Post) post = post_new();
		bool is_theirs = false;

		g_test_message("%s, %s, %s", rows[i].handle, rows[i].url, rows[i].account);
		g_assert_true(byline_parse(rows[i].handle, &byline, NULL));
		post->url = g_strdup(rows[i].url);
		post->author_handle = g_strdup(rows[i].account);
		g_autoptr(GPtrArray) names = author_names(&byline);
		g_autoptr(GPtrArray) guesses = author_guesses(post);
		for (guint k = 0; k < guesses->len; k++) {
			is_theirs = is_theirs
				|| g_ptr_array_find_with_equal_func(names,
					g_ptr_array_index(guesses, k), g_str_equal, NULL);
		}
		g_assert_cmpint(is_theirs, ==, rows[i].is_theirs);
	}
}

/* What somebody says of their posts holds for what a bridge shows of them, and not the other way.
 */
static void
test_bridged(void)
{
	static const struct {
		const char *handle, *uri, *guess;
	} rows[] = {
		{ "@ada.tooter.example.ap.brid.gy", "at://did:plc:x/app.bsky.feed.post/1",
			"acct:ada@tooter.example" },
		{ "@ada.bsky.social@bsky.brid.gy",
			"https://bsky.brid.gy/convert/ap/at://did:plc:ada/app.bsky.feed.post/1",
			"author:bsky.app/profile/did:plc:ada" },
	};
	static const char *const others[] = { "@ap.brid.gy", "@x.ap.brid.gy", "@.ap.brid.gy",
		"@ada.tooter.example", "" };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = post_new();
		post->author_handle = g_strdup(rows[i].handle);
		post->uri = g_strdup(rows[i].uri);
		post->uri_is_global = true;
		author_assign(post);
		g_autoptr(GPtrArray) names = author_guesses(post);

		g_assert_true(g_ptr_array_find_with_equal_func(names, rows[i].guess, g_str_equal,
			NULL));
		g_assert_false(g_ptr_array_find_with_equal_func(post->author_keys, rows[i].guess,
			g_str_equal, NULL));
	}
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
		g_autoptr(Post) post = post_new();
		post->author_handle = g_strdup(others[i]);
		post->uri = g_strdup("https://bsky.brid.gy/convert/ap/at://");
		g_autoptr(GPtrArray) names = author_guesses(post);

		g_assert_cmpuint(names->len, ==, 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/author/guesses", test_guesses);
	g_test_add_func("/author/guesses-without-an-account", test_guesses_without_an_account);
	g_test_add_func("/author/labels", test_labels);
	g_test_add_func("/author/names-written", test_names_written);
	g_test_add_func("/author/feed-guesses", test_feed_guesses);
	g_test_add_func("/author/names", test_names);
	g_test_add_func("/author/bridged", test_bridged);
	return g_test_run();
}
