#include "digest/person.h"

static Post *
post_by(const char *key, const char *handle, const char *name, const char *network)
{
	Post *post = post_new();

	if (key != NULL) {
		g_ptr_array_add(post->author_keys, g_strdup(key));
	}
	post->author_handle = g_strdup(handle);
	post->author_name = g_strdup(name);
	post->network = g_strdup(network);
	return post;
}

static char *
whose(const PersonBook *book, Post *post, const char *guess)
{
	g_autoptr(Post) owned = post;
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	if (guess != NULL) {
		g_ptr_array_add(names, (char *)guess);
	}
	return person_of(book, owned, names);
}

static void
assert_same(const PersonBook *book, Post *one, Post *other, bool is_same)
{
	g_autofree char *a = whose(book, one, NULL);
	g_autofree char *b = whose(book, other, NULL);

	g_assert_true(g_str_equal(a, b) == is_same);
}

/* The ini's word counts before all others, and also for names that are guessed. */
static void
test_of_the_ini(void)
{
	g_autoptr(PersonBook) book = person_book_new();

	person_book_add(book, "acct:ada@tooter.example", "Ada");
	person_book_add(book, "author:blog.example", "Ada");
	person_book_add(book, "author:blog.example", "Somebody else");
	g_autofree char *toots = whose(book,
		post_by("acct:ada@tooter.example", "@ada@tooter.example", "A", "Mastodon"), NULL);
	g_autofree char *blogs = whose(book, post_by(NULL, NULL, "Ada L.", "A blog"),
		"author:blog.example");
	g_autofree char *other = whose(book,
		post_by("acct:bo@tooter.example", NULL, "Ada", "Mastodon"), NULL);
	g_assert_cmpstr(toots, ==, blogs);
	g_assert_cmpstr(toots, !=, other);
}

static void
test_of_their_names(void)
{
	g_autoptr(PersonBook) book = person_book_new();

	person_book_join(book, "author:tooter.example/@ada", "acct:zoe@tooter.example");
	person_book_join(book, "author:tooter.example/@ada", "acct:ada@tooter.example");
	assert_same(book, post_by("acct:ada@tooter.example", NULL, "Ada", "Mastodon"),
		post_by("author:tooter.example/@ada", NULL, "A.", "A feed"), true);
	assert_same(book, post_by("acct:ada@tooter.example", NULL, "Ada", "Mastodon"),
		post_by("acct:ada@other.example", NULL, "Ada", "Mastodon"), false);
	assert_same(book, post_by(NULL, "@ada", "Ada", "X"), post_by(NULL, "@ada", "A", "Y"), true);
}

/* A post of a thread has no keys yet. */
static void
test_of_a_handle(void)
{
	g_autoptr(PersonBook) book = person_book_new();
	g_autofree char *without = whose(book,
		post_by(NULL, "@ada@tooter.example", "A", "Mastodon"), "acct:ada@tooter.example");
	g_autofree char *with = whose(book,
		post_by("acct:ada@tooter.example", NULL, "A", "Mastodon"), NULL);
	g_assert_cmpstr(without, ==, with);
}

/* Two feeds may each have an "Admin", and some posts are nobody's but their place's. */
static void
test_of_a_mere_name(void)
{
	g_autoptr(PersonBook) book = person_book_new();

	assert_same(book, post_by(NULL, NULL, "Admin", "One"), post_by(NULL, NULL, "Admin", "Two"),
		false);
	assert_same(book, post_by(NULL, NULL, "Admin", "One"), post_by(NULL, NULL, "Admin", "One"),
		true);
	assert_same(book, post_by(NULL, NULL, NULL, "One"), post_by(NULL, NULL, NULL, "One"), true);
	assert_same(book, post_by(NULL, NULL, NULL, "One"), post_by(NULL, NULL, NULL, NULL), false);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/person/of the ini", test_of_the_ini);
	g_test_add_func("/person/of their names", test_of_their_names);
	g_test_add_func("/person/of a handle", test_of_a_handle);
	g_test_add_func("/person/of a mere name", test_of_a_mere_name);
	return g_test_run();
}
