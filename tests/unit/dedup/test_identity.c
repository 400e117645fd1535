#include "dedup/identity.h"

#include <string.h>

typedef struct Item {
	const char *uri;
	bool is_global;
	const char *url, *text;
	const char *keys; /* joined by blanks */
} Item;

static void
check_document(const char *name, const Item *items, gsize count)
{
	g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	for (gsize i = 0; i < count; i++) {
		Post *post = post_new();
		post->uri = g_strdup(items[i].uri);
		post->uri_is_global = items[i].is_global;
		post->url = g_strdup(items[i].url);
		post->text = g_strdup(items[i].text);
		g_ptr_array_add(posts, post);
	}
	identity_assign("blog", posts);
	for (gsize i = 0; i < count; i++) {
		Post *post = g_ptr_array_index(posts, i);
		g_assert_cmpuint(post->keys->len, >, 0);
		g_ptr_array_add(post->keys, NULL);
		g_autofree char *got = g_strjoinv(" ", (char **)post->keys->pdata);
		g_test_message("%s, item %zu: got %s", name, i, got);
		if (g_str_has_prefix(items[i].keys, "text:")) {
			g_assert_true(g_str_has_prefix(got, items[i].keys));
		} else {
			g_assert_cmpstr(got, ==, items[i].keys);
		}
	}
}

/* The one key that a post of this text has, in a document of its own. */
static char *
key_of_text(const char *text)
{
	g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	Post *post = post_new();

	post->text = g_strdup(text);
	g_ptr_array_add(posts, post);
	identity_assign("blog", posts);
	g_assert_cmpuint(post->keys->len, ==, 1);
	return g_strdup(g_ptr_array_index(post->keys, 0));
}

/* What is stored as a key must be found by a later version, too. */
static void
test_text_keys(void)
{
	g_autofree char *hello = key_of_text("Hello");
	g_autofree char *other = key_of_text("Hi");

	g_assert_cmpstr(hello, ==, "text:blog:9773a9208fd8c737242e27bcdcaa8087");
	g_assert_cmpstr(other, !=, hello);
}

static void
test_documents(void)
{
	/* clang-format off */
	const Item plain[] = {
		{ "1", false, "https://www.b.example/p/1?utm_source=x", NULL,
		  "guid:blog:1 url:b.example/p/1" },
	};
	/* clang-format on */
	/* clang-format off */
	const Item global[] = {
		{ "HTTPS://Tooter.Example/users/Ada/1", true, "https://tooter.example/@ada/1", NULL,
		  "uri:https://tooter.example/users/Ada/1 url:tooter.example/@ada/1" },
	};
	/* clang-format on */
	/* clang-format off */
	const Item same_guid[] = {
		{ "0", false, "https://b.example/1", NULL,
		  "guid:blog:0|https://b.example/1 url:b.example/1" },
		{ "0", false, "https://b.example/2", NULL,
		  "guid:blog:0|https://b.example/2 url:b.example/2" },
	};
	/* clang-format on */
	const Item same_url[] = {
		{ "a", false, "https://b.example/live", NULL, "guid:blog:a" },
		{ "b", false, "https://b.example/live#x", NULL, "guid:blog:b" },
	};
	const Item twice[] = {
		{ "a", false, "https://b.example/a", "Hello", "guid:blog:a url:b.example/a" },
		{ "b", false, "https://b.example/b", "Hello", "guid:blog:b url:b.example/b" },
		{ "a", false, "https://b.example/a", "Hello", "guid:blog:a url:b.example/a" },
	};
	const Item nothing[] = {
		{ NULL, false, NULL, "Hello", "text:blog:" },
		{ NULL, false, "https://b.example/", "Hi", "text:blog:" },
	};

	check_document("guid and link", plain, G_N_ELEMENTS(plain));
	check_document("a name that holds everywhere", global, G_N_ELEMENTS(global));
	check_document("one guid for all", same_guid, G_N_ELEMENTS(same_guid));
	check_document("one link for two items", same_url, G_N_ELEMENTS(same_url));
	check_document("one item twice", twice, G_N_ELEMENTS(twice));
	check_document("no name, or a site's root", nothing, G_N_ELEMENTS(nothing));
}

/* Assigning twice changes nothing: a second poll finds what the first has stored. */
static void
test_is_stable(void)
{
	g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	Post *post = post_new();

	post->text = g_strdup("the same");
	g_ptr_array_add(posts, post);
	identity_assign("blog", posts);
	g_autofree char *first = g_strdup(g_ptr_array_index(post->keys, 0));
	identity_assign("blog", posts);
	g_assert_cmpuint(post->keys->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(post->keys, 0), ==, first);
}

/* A post of an export as one source reads it: its keys joined by blanks, and its name. */
static char *
exported(const char *source, const Item *item, const char *author, int64_t published_s)
{
	g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	Post *post = post_new();

	post->uri = g_strdup(item->uri);
	post->uri_is_global = item->is_global;
	post->url = g_strdup(item->url);
	post->text = g_strdup(item->text);
	post->author_name = g_strdup(author);
	post->published_s = published_s;
	g_ptr_array_add(posts, post);
	identity_assign_exported(source, posts);
	g_ptr_array_add(post->keys, g_strdup(post->uri != NULL ? post->uri : "-"));
	g_ptr_array_add(post->keys, NULL);
	return g_strjoinv(" ", (char **)post->keys->pdata);
}

/* Without the key and the name that are made of all that tells a post from others. */
static void
test_exported(void)
{
	/* clang-format off */
	static const Item rows[] = {
		{ NULL, false, NULL, "Hello", "^uri:(words:[0-9a-f]{32}) \\1$" },
		{ "words:0123456789abcdef0123456789abcdef", false, NULL, "Hi",
		  "^uri:(words:[0-9a-f]{32}) \\1$" },
		{ "7", false, NULL, "Hello", "^guid:1:7 text:export:[0-9a-f]{32} 7$" },
		{ NULL, false, "https://b.example/1", "Hello",
		  "^url:b.example/1 text:export:[0-9a-f]{32} -$" },
		{ NULL, false, "https://b.example/", "Hello", "^text:export:[0-9a-f]{32} -$" },
		{ "urn:li:share:7", true, NULL, "Hello", "^uri:urn:li:share:7 urn:li:share:7$" },
	};
	/* clang-format on */
	const Item *first = &rows[0];

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = exported("1", &rows[i], "Ida", 1000);
		g_test_message("row %zu: got %s", i, got);
		g_assert_true(g_regex_match_simple(rows[i].keys, got, 0, 0));
	}
	g_autofree char *here = exported("1", first, "Ida", 1000);
	g_autofree char *there = exported("2", first, "Ida", 1000);
	g_autofree char *later = exported("1", first, "Ida", 1001);
	g_autofree char *others = exported("1", first, "Bo", 1000);
	g_assert_cmpstr(here, ==, there);
	g_assert_cmpstr(here, !=, later);
	g_assert_cmpstr(here, !=, others);
}

static void
test_authors(void)
{
	/* clang-format off */
	static const struct {
		const char *handle, *url, *keys;
	} rows[] = {
		{ "@Ada@Tooter.example", "https://tooter.example/@Ada",
		  "acct:ada@tooter.example author:tooter.example/@Ada" },
		{ "@Gŵyl@x.example", NULL, "acct:gŵyl@x.example" },
		{ "@ada", NULL, "" },
		{ NULL, "https://Blog.example/ada/?utm_source=feed", "author:blog.example/ada" },
		{ NULL, NULL, "" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GPtrArray) posts =
			g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
		Post *post = post_new();

		post->author_handle = g_strdup(rows[i].handle);
		post->author_url = g_strdup(rows[i].url);
		post->author_name = g_strdup("Ada");
		g_ptr_array_add(posts, post);
		identity_assign("blog", posts);
		identity_assign("blog", posts);
		g_ptr_array_add(post->author_keys, NULL);
		g_autofree char *got = g_strjoinv(" ", (char **)post->author_keys->pdata);
		g_assert_cmpstr(got, ==, rows[i].keys);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/identity/documents", test_documents);
	g_test_add_func("/identity/text-keys", test_text_keys);
	g_test_add_func("/identity/is-stable", test_is_stable);
	g_test_add_func("/identity/exported", test_exported);
	g_test_add_func("/identity/authors", test_authors);
	return g_test_run();
}
