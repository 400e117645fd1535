#include "posts_fixture.h"

static void
test_two_posts_turn_out_to_be_one(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	g_autoptr(Post) both = make_post("One", NOW, "a b c new");
	g_autoptr(Post) second = make_post("Two", NOW - 5, "b");
	GError *error = NULL;

	(void)data;
	put_titled(fixture, one, "One", NOW, "a", "#JoyFE");
	tag_post(second, "#Other");
	fixture_put(fixture, second, two, NOW - 10 * DAY);
	put_titled(fixture, two, "Three", NOW, "c", "#Third");
	fixture_begin(fixture);
	assert_done(posts_set_verdict(fixture->store, 1, "weekly",
		&(PostVerdict){ true, NULL, (char *)"r" }, &error));
	assert_done(posts_set_verdict(fixture->store, 2, "weekly",
		&(PostVerdict){ false, (char *)"spam", (char *)"r" }, &error));
	assert_done(posts_set_verdict(fixture->store, 2, "monthly",
		&(PostVerdict){ true, NULL, (char *)"r" }, &error));
	assert_done(posts_set_verdict(fixture->store, 3, "daily",
		&(PostVerdict){ false, (char *)"spam", (char *)"r" }, &error));
	fixture_commit(fixture);

	tag_post(both, "#JoyFE");
	g_assert_cmpint(fixture_put(fixture, both, one, NOW), ==, POSTS_PUT_KNOWN);
	g_assert_cmpint(both->id, ==, 1);
	g_assert_cmpint(find_post(fixture, "c"), ==, 1);
	g_assert_cmpint(find_post(fixture, "new"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM sighting"), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post_tag"), ==, 3);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM verdict"), ==, 3);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT passed FROM verdict"
				" WHERE digest = 'weekly'"),
		==, 1);
	/* Its span is that of both. */
	g_assert_cmpint(fixture_number(fixture, "SELECT first_seen_s FROM post"), ==,
		NOW - 10 * DAY);
	g_assert_cmpint(fixture_number(fixture, "SELECT last_s FROM sighting WHERE source = 2"), ==,
		NOW);
	g_assert_cmpint(fixture_number(fixture, "SELECT first_s FROM sighting WHERE source = 2"),
		==, NOW - 10 * DAY);
	/* First seen ten days before it says it was published: the time is when it was seen. */
	assert_titles("joyfe", NOW - 10 * DAY, NOW - 10 * DAY + 1, "One");
}

static void
test_merged_posts_were_mailed(Fixture *fixture, gconstpointer data)
{
	static const struct {
		const char *name;
		int first, second; /* the edition that each is in, 0 for none */
		int want;
	} rows[] = {
		{ "neither", 0, 0, 0 },
		{ "the survivor", 1, 0, 1 },
		{ "the survivor, later than others", 2, 0, 2 },
		{ "the other", 0, 1, 1 },
		{ "both, the survivor earlier", 1, 2, 1 },
		{ "both, the other earlier", 2, 1, 1 },
		{ "both in one", 2, 2, 2 },
	};
	const int64_t source = fixture_source(fixture, "one");

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *a = g_strdup_printf("a%d", (int)i);
		g_autofree char *b = g_strdup_printf("b%d", (int)i);
		g_autofree char *both = g_strdup_printf("%s %s", a, b);
		g_autofree char *sql = NULL;

		g_test_message("%s", rows[i].name);
		put_titled(fixture, source, "One", NOW, a, "#JoyFE");
		put_titled(fixture, source, "Two", NOW, b, "#JoyFE");
		if (rows[i].first != 0) {
			put_in_edition(fixture, rows[i].first, find_post(fixture, a));
		}
		if (rows[i].second != 0) {
			put_in_edition(fixture, rows[i].second, find_post(fixture, b));
		}
		put_titled(fixture, source, "One", NOW, both, "#JoyFE");
		g_assert_cmpint(find_post(fixture, a), ==, find_post(fixture, b));
		sql = g_strdup_printf("SELECT edition FROM edition_post WHERE post = %d",
			(int)find_post(fixture, a));
		g_assert_cmpint(fixture_number(fixture, sql), ==, rows[i].want);
	}
}

/* Of three that turn out to be one, the strictest word stands; and it is never taken back. */
static void
test_the_strictest_of_three(Fixture *fixture, gconstpointer data)
{
	/* clang-format off */
	static const PostConsent said[] = {
		POST_CONSENT_UNSAID, POST_CONSENT_REDUCED, POST_CONSENT_OPEN,
	};
	/* clang-format on */
	const int64_t source = fixture_source(fixture, "toot");

	(void)data;
	put_titled(fixture, source, "Another", NOW - DAY, "another", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(said); i++) {
		g_autofree char *key = g_strdup_printf("k%zu", i);
		g_autoptr(Post) post = make_post("One", NOW, key);
		tag_post(post, "#JoyFE");
		post->consent = said[i];
		fixture_put(fixture, post, source, NOW);
	}
	g_autoptr(Post) joint = make_post("One", NOW, "k0 k1 k2");
	tag_post(joint, "#JoyFE");
	joint->consent = POST_CONSENT_OPEN;
	fixture_put(fixture, joint, source, NOW);
	g_autoptr(GPtrArray) list = candidates_of(fixture, "weekly", "joyfe", 0, NOW + 1);
	g_assert_cmpuint(list->len, ==, 1);
	const PostCandidate *candidate = g_ptr_array_index(list, 0);
	g_assert_cmpint(candidate->post->consent, ==, POST_CONSENT_REDUCED);
}

/* The survivor's own word is the strictest, and it was seen first; others are none of it. */
static void
test_the_survivor_keeps_its_own(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");
	g_autoptr(Post) survivor = make_post("One", NOW, "a");
	g_autoptr(Post) other = make_post("One", NOW, "b");
	g_autoptr(Post) stranger = make_post("Not one of them", NOW, "c");
	g_autoptr(Post) joint = make_post("One", NOW, "b a");

	(void)data;
	survivor->consent = POST_CONSENT_REDUCED;
	fixture_put(fixture, survivor, source, NOW);
	fixture_put(fixture, other, source, NOW + 60);
	fixture_put(fixture, stranger, source, NOW - 5 * DAY);
	fixture_put(fixture, joint, source, NOW + 120);
	g_assert_cmpint(joint->id, ==, survivor->id);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM post WHERE id = 1 AND consent = 2"
				" AND first_seen_s = 1795000000"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM post WHERE id = 3 AND consent = 0"
				" AND first_seen_s = 1795000000 - 5 * 86400"),
		==, 1);
}

/* In editions of two digests, or right after a chat and once a week, both are told of a post. */
static void
test_merged_posts_of_two_digests(Fixture *fixture, gconstpointer data)
{
	static const struct {
		const char *name;
		const char *digest, *frequency;
	} rows[] = {
		{ "another digest", "other", "weekly" },
		{ "another frequency", "weekly", "daily" },
	};
	const int64_t source = fixture_source(fixture, "one");
	GError *error = NULL;

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const int weekly = (int)i * 2 + 2, other = weekly - 1;
		g_autofree char *a = g_strdup_printf("a%zu", i);
		g_autofree char *b = g_strdup_printf("b%zu", i);
		g_autofree char *both = g_strdup_printf("%s %s", a, b);

		g_test_message("%s", rows[i].name);
		put_titled(fixture, source, "One", NOW, a, "#JoyFE");
		put_titled(fixture, source, "Two", NOW, b, "#JoyFE");
		put_in_edition(fixture, weekly, find_post(fixture, a));
		put_in_edition(fixture, other, find_post(fixture, b));
		g_autofree char *sql =
			g_strdup_printf("UPDATE edition_post SET digest = '%s', frequency = '%s',"
					" shown = 0 WHERE edition = %d",
				rows[i].digest, rows[i].frequency, other);
		assert_done(db_script(store_db(fixture->store), sql, &error));
		put_titled(fixture, source, "One", NOW, both, "#JoyFE");
		g_autofree char *count = g_strdup_printf(
			"SELECT count(*) FROM edition_post WHERE post = %d AND ((edition = %d"
			" AND digest = 'weekly' AND frequency = 'weekly' AND shown = 1)"
			" OR (edition = %d AND digest = '%s' AND frequency = '%s' AND shown = 0))",
			(int)find_post(fixture, a), weekly, other, rows[i].digest,
			rows[i].frequency);
		g_assert_cmpint(fixture_number(fixture, count), ==, 2);
	}
}

/* Of two rows of one edition the survivor's stays: what was shown was shown. */
static void
test_merged_posts_of_one_edition(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "one");
	GError *error = NULL;

	(void)data;
	put_titled(fixture, source, "One", NOW, "a", "#JoyFE");
	put_titled(fixture, source, "Two", NOW, "b", "#JoyFE");
	put_in_edition(fixture, 1, find_post(fixture, "a"));
	put_in_edition(fixture, 1, find_post(fixture, "b"));
	assert_done(db_script(store_db(fixture->store),
		"UPDATE edition_post SET shown = 0 WHERE post = 2", &error));
	put_titled(fixture, source, "One", NOW, "a b", "#JoyFE");
	g_assert_cmpint(fixture_number(fixture, "SELECT sum(shown) FROM edition_post"), ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/posts merge/two posts turn out to be one", test_two_posts_turn_out_to_be_one);
	add_test("/posts merge/merged posts were mailed", test_merged_posts_were_mailed);
	add_test("/posts merge/the strictest of three", test_the_strictest_of_three);
	add_test("/posts merge/the survivor keeps its own", test_the_survivor_keeps_its_own);
	add_test("/posts merge/merged posts of two digests", test_merged_posts_of_two_digests);
	add_test("/posts merge/merged posts of one edition", test_merged_posts_of_one_edition);
	return g_test_run();
}
