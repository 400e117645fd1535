/* Where a post was seen, by which name each source knows it, and which keys it has. */
#include "posts_fixture.h"

static GPtrArray *
places_of(Fixture *fixture, int64_t id)
{
	GPtrArray *places = g_ptr_array_new_with_free_func((GDestroyNotify)post_place_free);
	GError *error = NULL;

	assert_done(posts_places(fixture->store, id, places, &error));
	return places;
}

static void
test_places(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	g_autoptr(Post) post = make_post("One", NOW, "uri:https://toot.example/1");

	(void)data;
	post->native_id = g_strdup("11223344");
	post->url = g_strdup("https://toot.example/@ada/1");
	fixture_put(fixture, post, one, NOW);
	g_clear_pointer(&post->native_id, g_free);
	fixture_put(fixture, post, two, NOW);

	g_autoptr(GPtrArray) places = places_of(fixture, post->id);
	g_assert_cmpuint(places->len, ==, 2);
	const PostPlace *first = g_ptr_array_index(places, 0);
	const PostPlace *second = g_ptr_array_index(places, 1);
	g_assert_cmpint(first->source_id, ==, one);
	g_assert_cmpint(first->post_id, ==, post->id);
	g_assert_cmpint(first->published_s, ==, NOW);
	g_assert_cmpstr(first->native_id, ==, "11223344");
	g_assert_cmpstr(first->url, ==, "https://toot.example/@ada/1");
	g_assert_cmpstr(first->home, ==, "toot.example");
	g_assert_cmpint(second->source_id, ==, two);
	/* Without an id of its own it is what the source calls it. */
	g_assert_cmpstr(second->native_id, ==, "https://toot.example/@ada/1");
}

/* A database of before, or a source that names its items anew, has the name that holds now. */
static void
test_name_of_today(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	g_autoptr(Post) post = make_post("One", NOW, "url:blog.example/1");

	(void)data;
	fixture_put(fixture, post, one, NOW);
	g_free(post->uri);
	post->uri = g_strdup("tag:blog.example,2026:1");
	fixture_put(fixture, post, one, NOW + 1);
	g_autoptr(GPtrArray) places = places_of(fixture, post->id);
	const PostPlace *place = g_ptr_array_index(places, 0);
	g_assert_cmpstr(place->native_id, ==, "tag:blog.example,2026:1");
	g_assert_cmpstr(place->home, ==, "blog.example");
}

static void
test_nowhere(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) places = places_of(fixture, 4711);
	g_autoptr(GPtrArray) keys = NULL;
	GError *error = NULL;

	(void)data;
	assert_done(posts_keys(fixture->store, 4711, &keys, &error));
	g_assert_cmpuint(places->len, ==, 0);
	g_assert_cmpuint(keys->len, ==, 0);
	post_place_free(NULL);
}

/* The strongest comes first. */
static void
test_keys(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	g_autoptr(Post) post = make_post("One", NOW, "url:a.example/1 uri:https://a.example/x");
	g_autoptr(GPtrArray) keys = NULL;
	GError *error = NULL;

	(void)data;
	fixture_put(fixture, post, one, NOW);
	assert_done(posts_keys(fixture->store, post->id, &keys, &error));
	g_assert_cmpuint(keys->len, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(keys, 0), ==, "uri:https://a.example/x");
	g_assert_cmpstr(g_ptr_array_index(keys, 1), ==, "url:a.example/1");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/posts/places", test_places);
	add_test("/posts/the name of today", test_name_of_today);
	add_test("/posts/nowhere", test_nowhere);
	add_test("/posts/keys", test_keys);
	return g_test_run();
}
