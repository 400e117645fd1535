#include "store/chats.h"

#include "posts_fixture.h"
#include "store/expiry.h"

static void
say(Fixture *fixture, int64_t post_id, const char *word, guint question)
{
	const ChatsWord said = { post_id, (char *)"joyfe", (char *)word, question, NOW + question };
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(chats_put(fixture->store, &said, &error));
	fixture_commit(fixture);
}

/* "1 answers 2, 3 neither": what is said, in its order. @return owned. */
static char *
all_words(Fixture *fixture)
{
	g_autoptr(GPtrArray) words = NULL;
	GString *out = g_string_new(NULL);
	GError *error = NULL;

	assert_done(chats_words(fixture->store, "joyfe", &words, &error));
	for (guint i = 0; i < words->len; i++) {
		const ChatsWord *word = g_ptr_array_index(words, i);

		g_string_append_printf(out, "%s%" G_GINT64_FORMAT " %s %u", i > 0 ? ", " : "",
			word->post_id, word->word, word->question);
	}
	return g_string_free(out, FALSE);
}

#define assert_words(want) \
	do { \
		g_autofree char *got_ = all_words(fixture); \
		g_assert_cmpstr(got_, ==, want); \
	} while (0)

/* The last word of a post counts, until it is undone. */
static void
test_words(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "one");
	g_autoptr(GPtrArray) words = NULL;
	GError *error = NULL;
	bool was_there;

	(void)data;
	put_titled(fixture, source, "One", NOW, "a", "#JoyFE");
	put_titled(fixture, source, "Two", NOW, "b", "#JoyFE");
	say(fixture, 1, CHATS_NEITHER, 0);
	say(fixture, 2, CHATS_ASKS, 1);
	say(fixture, 1, CHATS_ANSWERS, 2);
	assert_words("2 asks 1, 1 answers 2");
	assert_done(chats_words_of(fixture->store, 1, &words, &error));
	g_assert_cmpuint(words->len, ==, 1);
	fixture_begin(fixture);
	assert_done(chats_remove(fixture->store, 2, "joyfe", &was_there, &error));
	g_assert_true(was_there);
	assert_done(chats_remove(fixture->store, 2, "joyfe", &was_there, &error));
	g_assert_false(was_there);
	fixture_commit(fixture);
	assert_words("1 answers 2");
}

/* What is said goes with the post, and stays with what it becomes. */
static void
test_follows(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	g_autoptr(Post) both = make_post("One", NOW, "a b");
	GError *error = NULL;

	(void)data;
	put_titled(fixture, one, "One", NOW, "a", "#JoyFE");
	put_titled(fixture, one, "One", NOW, "b", "#JoyFE");
	say(fixture, 2, CHATS_ANSWERS, 2);
	tag_post(both, "#JoyFE");
	fixture_put(fixture, both, one, NOW);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 1);
	assert_words("1 answers 2");
	put_in_edition(fixture, 1, 1);
	fixture_begin(fixture);
	assert_done(posts_forget(fixture->store, 1, POST_CONSENT_REFUSED, NOW, &error));
	fixture_commit(fixture);
	assert_words("");
}

static int
unquoted(Fixture *fixture, const char *tag, int64_t since_s, int64_t until_s)
{
	const ChatsHours hours = { tag, since_s, until_s };
	GError *error = NULL;
	int posts = -1;

	assert_done(chats_unquoted(fixture->store, &hours, &posts, &error));
	return posts;
}

/* Of what may not be quoted a number is kept for each hour, as long as posts are. */
static void
test_unquoted(Fixture *fixture, gconstpointer data)
{
	const int64_t hour_s = NOW - NOW % 3600;
	GError *error = NULL;
	int rows = 0;

	(void)data;
	fixture_begin(fixture);
	for (int i = 0; i < 3; i++) {
		assert_done(chats_count_unquoted(fixture->store, "joyfe", hour_s + i * 1700,
			&error));
	}
	assert_done(chats_count_unquoted(fixture->store, "otherfe", hour_s, &error));
	fixture_commit(fixture);
	g_assert_cmpint(unquoted(fixture, "joyfe", hour_s, hour_s + 3600), ==, 3);
	g_assert_cmpint(unquoted(fixture, "joyfe", hour_s + 1800, hour_s + 3600), ==, 3);
	g_assert_cmpint(unquoted(fixture, "joyfe", hour_s + 3600, hour_s + 7200), ==, 0);
	g_assert_cmpint(unquoted(fixture, "otherfe", hour_s, hour_s + 3600), ==, 1);
	assert_done(expiry_step(fixture->store, hour_s + 1, &rows, &error));
	g_assert_cmpint(unquoted(fixture, "joyfe", hour_s, hour_s + 3600), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/chats/words", test_words);
	add_test("/chats/follows", test_follows);
	add_test("/chats/unquoted", test_unquoted);
	return g_test_run();
}
