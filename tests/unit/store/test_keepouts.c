#include "fixture.h"

#include "base/error.h"
#include "store/keepouts.h"

/* Put a post as ingest does, and let the keepouts meet it. */
static int64_t
put(Fixture *fixture, const char *source, const char *keys)
{
	const PostSighting sighting = { fixture_source(fixture, source), NOW };
	g_autoptr(Post) post = make_post("a title", NOW, keys);
	PostsPut became;
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(fixture_keep(fixture, post, &sighting, &became, &error));
	assert_done(keepouts_meet(fixture->store, post->id, post->keys, &error));
	fixture_commit(fixture);
	return post->id;
}

static void
remember(Fixture *fixture, const char *keys)
{
	g_autoptr(GPtrArray) list = fixture_words(keys);
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(keepouts_remember(fixture->store, list, NOW, &error));
	fixture_commit(fixture);
}

static void
hold(Fixture *fixture, int64_t id)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(keepouts_hold(fixture->store, id, NOW, &error));
	fixture_commit(fixture);
}

static bool
release(Fixture *fixture, int64_t id)
{
	GError *error = NULL;
	bool was_held = false;

	fixture_begin(fixture);
	assert_done(keepouts_release(fixture->store, id, &was_held, &error));
	fixture_commit(fixture);
	return was_held;
}

static int64_t
since(Fixture *fixture, const char *keys)
{
	g_autoptr(GPtrArray) list = fixture_words(keys);
	GError *error = NULL;
	int64_t since_s = -1;

	assert_done(keepouts_since(fixture->store, list, &since_s, &error));
	return since_s;
}

static int64_t
held(Fixture *fixture)
{
	return fixture_number(fixture,
		"SELECT count(*) FROM post WHERE hold = 'dropped' AND held_by = 'organiser'"
		" AND doc IS NOT NULL");
}

/* Who only looks writes nothing, not even the key to hash with. */
static void
test_looking(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	bool are_any = true;

	(void)data;
	assert_done(keepouts_are_any(fixture->store, &are_any, &error));
	g_assert_false(are_any);
	g_assert_cmpint(since(fixture, "url:a url:b"), ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM meta WHERE key = 'hash_key'"),
		==, 0);
	remember(fixture, "url:a");
	assert_done(keepouts_are_any(fixture->store, &are_any, &error));
	g_assert_true(are_any);
	g_assert_cmpint(since(fixture, "url:b url:a"), ==, NOW);
}

/* A post that is held is remembered under all its keys, and let in under all of them. */
static void
test_all_keys(Fixture *fixture, gconstpointer data)
{
	const int64_t id = put(fixture, "one", "uri:a url:a");

	(void)data;
	hold(fixture, id);
	g_assert_cmpint(held(fixture), ==, 1);
	g_assert_cmpint(since(fixture, "uri:a"), ==, NOW);
	g_assert_cmpint(put(fixture, "two", "url:a guid:2:x"), ==, id);
	g_assert_cmpint(since(fixture, "guid:2:x"), ==, NOW);
	g_assert_true(release(fixture, id));
	g_assert_false(release(fixture, id));
	g_assert_cmpint(held(fixture), ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM refusal"), ==, 0);
}

/* A key is nobody's name, and a name no key. */
static void
test_names_apart(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	g_autoptr(GPtrArray) names = fixture_words("author:blog.example/ada");
	bool are_any = true;

	(void)data;
	fixture_begin(fixture);
	assert_done(posts_refuse_author(fixture->store, names, "account", NOW, &error));
	fixture_commit(fixture);
	assert_done(keepouts_are_any(fixture->store, &are_any, &error));
	g_assert_false(are_any);
	g_assert_cmpint(since(fixture, "author:blog.example/ada"), ==, 0);
}

/* It is met by whatever brings the key: a new post, a known one, two that turn out to be one. */
static void
test_meeting(Fixture *fixture, gconstpointer data)
{
	int64_t id;

	(void)data;
	remember(fixture, "url:a");
	id = put(fixture, "one", "uri:a");
	g_assert_cmpint(held(fixture), ==, 0);
	g_assert_cmpint(put(fixture, "two", "uri:a url:a"), ==, id);
	g_assert_cmpint(held(fixture), ==, 1);
	(void)put(fixture, "one", "uri:b");
	hold(fixture, put(fixture, "two", "url:b"));
	g_assert_cmpint(held(fixture), ==, 2);
	(void)put(fixture, "three", "uri:b url:b");
	g_assert_cmpint(held(fixture), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 2);
}

/* What goes is remembered; what its author refuses is theirs, and nobody else lets it in. */
static void
test_forgotten(Fixture *fixture, gconstpointer data)
{
	const int64_t gone = put(fixture, "one", "url:a");
	const int64_t refused = put(fixture, "one", "url:b");
	GError *error = NULL;

	(void)data;
	hold(fixture, gone);
	hold(fixture, refused);
	(void)put(fixture, "two", "url:a uri:late");
	fixture_begin(fixture);
	assert_done(posts_forget(fixture->store, gone, POST_CONSENT_UNSAID, NOW, &error));
	assert_done(posts_forget(fixture->store, refused, POST_CONSENT_REFUSED, NOW, &error));
	fixture_commit(fixture);
	g_assert_cmpint(since(fixture, "uri:late"), ==, NOW);
	(void)put(fixture, "three", "uri:late");
	g_assert_cmpint(held(fixture), ==, 1);
	g_assert_false(release(fixture, refused));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/keepouts/looking", test_looking);
	add_test("/keepouts/all-keys", test_all_keys);
	add_test("/keepouts/names-apart", test_names_apart);
	add_test("/keepouts/meeting", test_meeting);
	add_test("/keepouts/forgotten", test_forgotten);
	return g_test_run();
}
