#include "store/posts.h"

#include "posts_fixture.h"

/* "1:First 2:Second": editions and titles. @return owned. */
static char *
mailed_of(Fixture *fixture, const char *digest, int editions)
{
	g_autoptr(GPtrArray) mailed = NULL;
	GString *text = g_string_new(NULL);
	GError *error = NULL;

	assert_done(posts_mailed(fixture->store,
		&(PostsShown){ .digest = digest, .editions = editions }, &mailed, &error));
	for (guint i = 0; i < mailed->len; i++) {
		const PostMailed *one = g_ptr_array_index(mailed, i);

		g_string_append_printf(text, "%s%d:%s", i == 0 ? "" : " ", one->edition,
			one->post->title);
	}
	return g_string_free(text, FALSE);
}

#define assert_mailed(digest, editions, want) \
	do { \
		g_autofree char *got_ = mailed_of(fixture, digest, editions); \
		g_assert_cmpstr(got_, ==, want); \
	} while (0)

static void
test_the_last_editions(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "one");
	static const char *const names[] = { "First", "Second", "Third" };

	(void)data;
	assert_mailed("weekly", 2, "");
	for (int i = 0; i < 3; i++) {
		put_titled(fixture, source, names[i], NOW, names[i], "#JoyFE");
		put_in_edition(fixture, i + 1, find_post(fixture, names[i]));
	}
	put_titled(fixture, source, "Waits", NOW, "w", "#JoyFE");
	assert_mailed("weekly", 2, "2:Second 3:Third");
	assert_mailed("weekly", 9, "1:First 2:Second 3:Third");
	assert_mailed("another digest", 2, "");
}

static void
test_what_was_cut_was_not_mailed(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "one");
	GError *error = NULL;

	(void)data;
	put_titled(fixture, source, "Cut", NOW, "a", "#JoyFE");
	put_titled(fixture, source, "Shown", NOW, "b", "#JoyFE");
	put_in_edition(fixture, 1, find_post(fixture, "a"));
	put_in_edition(fixture, 1, find_post(fixture, "b"));
	assert_done(db_script(store_db(fixture->store),
		"UPDATE edition_post SET shown = 0, reason = 'r'"
		" WHERE post = (SELECT MIN(post) FROM edition_post)",
		&error));
	assert_mailed("weekly", 2, "1:Shown");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/posts_mailed/the_last_editions", test_the_last_editions);
	add_test("/posts_mailed/what_was_cut_was_not_mailed", test_what_was_cut_was_not_mailed);
	return g_test_run();
}
