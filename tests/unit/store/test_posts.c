#include "store/posts.h"

#include "posts_fixture.h"

static int64_t
data_version(Db *db)
{
	g_autoptr(DbStatement) select = db_prepare(db, "PRAGMA data_version");
	GError *error = NULL;
	int64_t version;

	assert_done(db_run_int(select, &version, &error));
	return version;
}

static void
test_new_known_updated(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	int64_t kept, dropped;
	GError *error = NULL;

	(void)data;
	g_assert_cmpint(put_titled(fixture, source, "One", NOW, "a b", "#JoyFE"), ==,
		POSTS_PUT_NEW);
	g_assert_cmpint(put_titled(fixture, source, "One", NOW, "a b", "#JoyFE"), ==,
		POSTS_PUT_KNOWN);
	g_assert_cmpint(put_titled(fixture, source, "One", NOW, "b c", "#JoyFE"), ==,
		POSTS_PUT_KNOWN);
	g_assert_cmpint(put_titled(fixture, source, "Two", NOW, "c", "#JoyFE"), ==,
		POSTS_PUT_UPDATED);
	g_assert_cmpint(put_titled(fixture, source, "Other", NOW, "d", "#JoyFE"), ==,
		POSTS_PUT_NEW);
	g_assert_cmpint(find_post(fixture, "a"), ==, find_post(fixture, "c"));
	g_assert_cmpint(find_post(fixture, "a"), !=, find_post(fixture, "d"));
	g_assert_cmpint(find_post(fixture, "nobody's"), ==, 0);
	assert_titles("joyfe", 0, NOW + DAY, "Two Other");
	assert_done(posts_count(fixture->store, &kept, &dropped, &error));
	g_assert_cmpint(kept, ==, 2);
	g_assert_cmpint(dropped, ==, 0);
}

static void
put_document(Fixture *fixture, int64_t source, int64_t seen_s)
{
	GError *error = NULL;

	fixture_begin(fixture);
	for (int i = 0; i < 20; i++) {
		g_autofree char *keys = g_strdup_printf("guid:blog:%d url:blog.example/%d", i, i);
		g_autoptr(Post) post = make_post("A title", NOW - i, keys);
		PostsPut became;

		tag_post(post, "#JoyFE");
		tag_post(post, "#UKFEChat");
		assert_done(fixture_keep(fixture, post, &(PostSighting){ source, seen_s }, &became,
			&error));
		g_assert_cmpint(post->id, ==, i + 1);
		assert_done(posts_set_verdict(fixture->store, post->id, "weekly",
			&(PostVerdict){ false, (char *)"exclude text: spam", (char *)"rules" },
			&error));
		assert_done(posts_drop(fixture->store, &(PostSighting){ source, seen_s },
			"guid:blog:x", "no hashtag", &error));
	}
	fixture_commit(fixture);
}

static void
test_the_same_document_again_writes_nothing(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(Store) watcher = NULL;
	GError *error = NULL;
	int64_t changes, version;

	(void)data;
	put_document(fixture, source, NOW);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_READ, INI, false }, &watcher,
		&error));
	changes = fixture_changes(fixture);
	version = data_version(store_db(watcher));
	put_document(fixture, source, NOW + 3600);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	g_assert_cmpint(data_version(store_db(watcher)), ==, version);
	/* A day later only the sightings are written. */
	put_document(fixture, source, NOW + DAY);
	g_assert_cmpint(fixture_changes(fixture), ==, changes + 20);
	g_assert_cmpint(data_version(store_db(watcher)), !=, version);
}

static PostsPut
put_counted(Fixture *fixture, int64_t source, const char *text, int64_t favourites,
	int64_t counts_s)
{
	g_autoptr(Post) post = make_post("A title", NOW, "a");

	post->text = g_strdup(text);
	post->favourites = favourites;
	post->counts_s = counts_s;
	return fixture_put(fixture, post, source, NOW);
}

/* That numbers were read once more is no change, whatever the post's words look like. */
static void
test_numbers_read_once_more(Fixture *fixture, gconstpointer data)
{
	static const char said[] = "she wrote \"counts_at\":\"2026-11-10T09:00:00Z\",";
	static const char other[] = "she wrote \"counts_at\":\"2026-11-11T09:00:00Z\",";
	const int64_t source = fixture_source(fixture, "blog");
	const struct {
		const char *text;
		int64_t favourites, counts_s;
		PostsPut want;
	} rows[] = {
		{ said, 3, NOW, POSTS_PUT_NEW },
		{ said, 3, NOW, POSTS_PUT_KNOWN },
		{ said, 3, NOW + 60, POSTS_PUT_KNOWN },
		{ said, 3, NOW + DAY, POSTS_PUT_KNOWN },
		{ said, 4, NOW + DAY, POSTS_PUT_UPDATED },
		{ other, 4, NOW + DAY, POSTS_PUT_UPDATED },
		{ said, 4, NOW + 2 * DAY, POSTS_PUT_UPDATED },
		{ said, 4, DATE_UNKNOWN, POSTS_PUT_UPDATED },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("row %zu", i);
		g_assert_cmpint(put_counted(fixture, source, rows[i].text, rows[i].favourites,
					rows[i].counts_s),
			==, rows[i].want);
	}
}

static void
test_whose_content_is_kept(Fixture *fixture, gconstpointer data)
{
	enum { OWN, OTHER };
	/* clang-format off */
	static const struct {
		const char *name;
		int source;
		const char *title;
		int64_t published_s, updated_s;
		PostsPut want;
	} rows[] = {
		{ "the same source, no newer", OWN, "b", NOW, DATE_UNKNOWN, POSTS_PUT_UPDATED },
		{ "the same source, older", OWN, "b", NOW - 1, DATE_UNKNOWN, POSTS_PUT_UPDATED },
		{ "another, as old", OTHER, "b", NOW, DATE_UNKNOWN, POSTS_PUT_KNOWN },
		{ "another, older", OTHER, "b", NOW - 1, DATE_UNKNOWN, POSTS_PUT_KNOWN },
		{ "another, no dates", OTHER, "b", DATE_UNKNOWN, DATE_UNKNOWN, POSTS_PUT_KNOWN },
		{ "another, edited later", OTHER, "b", NOW, NOW + 1, POSTS_PUT_UPDATED },
		{ "another, published later", OTHER, "b", NOW + 1, DATE_UNKNOWN,
		  POSTS_PUT_UPDATED },
		{ "another, the same content", OTHER, "a", NOW, DATE_UNKNOWN, POSTS_PUT_KNOWN },
	};
	/* clang-format on */
	const int64_t sources[] = { fixture_source(fixture, "one"),
		fixture_source(fixture, "two") };

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *key = g_strdup_printf("key-%d", (int)i);
		g_autoptr(Post) post = make_post(rows[i].title, rows[i].published_s, key);

		g_test_message("%s", rows[i].name);
		post->updated_s = rows[i].updated_s;
		g_assert_cmpint(put_titled(fixture, sources[OWN], "a", NOW, key, NULL), ==,
			POSTS_PUT_NEW);
		g_assert_cmpint(fixture_put(fixture, post, sources[rows[i].source], NOW), ==,
			rows[i].want);
		if (rows[i].updated_s != DATE_UNKNOWN) {
			g_assert_cmpint(fixture_number(fixture,
						"SELECT updated_s FROM post ORDER BY id DESC"),
				==, rows[i].updated_s);
		}
		/* And then it stands, however often the two are polled. */
		g_assert_cmpint(fixture_put(fixture, post, sources[rows[i].source], NOW), ==,
			POSTS_PUT_KNOWN);
	}
}

static void
test_two_sources_do_not_take_turns(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	int64_t changes;

	(void)data;
	put_titled(fixture, one, "With a footer", NOW, "k", "#JoyFE");
	put_titled(fixture, two, "Without", NOW + 5, "k", "#JoyFE");
	changes = fixture_changes(fixture);
	for (int i = 0; i < 3; i++) {
		put_titled(fixture, one, "With a footer", NOW, "k", "#JoyFE");
		put_titled(fixture, two, "Without", NOW + 5, "k", "#JoyFE");
	}
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
}

static void
test_tags_of_all_sightings_count(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	g_autoptr(GPtrArray) list = NULL;

	(void)data;
	put_titled(fixture, one, "post", NOW, "k", "#First");
	put_titled(fixture, two, "copy", NOW, "k", "#Gŵyl");
	list = candidates_of(fixture, "weekly", "gŵyl", 0, NOW + 1);
	g_assert_cmpuint(list->len, ==, 1);
	{
		const PostCandidate *candidate = g_ptr_array_index(list, 0);
		const Hashtag *first = g_ptr_array_index(candidate->post->tags, 0);
		const Hashtag *second = g_ptr_array_index(candidate->post->tags, 1);

		g_assert_cmpuint(candidate->post->tags->len, ==, 2);
		g_assert_cmpstr(first->display, ==, "#First");
		g_assert_cmpstr(second->display, ==, "#Gŵyl");
		g_assert_cmpstr(candidate->post->title, ==, "post");
		g_assert_cmpstr(candidate->source, ==, "one");
	}
	/* The author takes the tag away: what the other source saw stays. */
	put_titled(fixture, one, "post", NOW, "k", "#Second");
	assert_titles("first", 0, NOW + 1, "");
	assert_titles("second", 0, NOW + 1, "post");
	assert_titles("gŵyl", 0, NOW + 1, "post");
}

/* However the tags are ordered, none is lost and none is there twice. */
static void
test_tags_once_each(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	static const char *const want[] = { "#Middle", "#Also", "#Zeal" };
	g_autoptr(Post) copy = make_post("copy", NOW, "k");

	(void)data;
	put_titled(fixture, one, "post", NOW, "k", "#Middle");
	tag_post(copy, "#Zeal");
	tag_post(copy, "#Middle");
	tag_post(copy, "#Also");
	fixture_put(fixture, copy, two, NOW);
	g_autoptr(GPtrArray) list = candidates_of(fixture, "weekly", "middle", 0, NOW + 1);
	const PostCandidate *candidate = g_ptr_array_index(list, 0);
	g_assert_cmpuint(candidate->post->tags->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
		const Hashtag *tag = g_ptr_array_index(candidate->post->tags, i);

		g_assert_cmpstr(tag->display, ==, want[i]);
	}
	post_candidate_free(NULL);
}

static void
test_a_dropped_item_that_is_kept_later(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	int64_t kept, dropped;
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(posts_drop(fixture->store, &(PostSighting){ source, NOW }, "k", "no hashtag",
		&error));
	assert_done(posts_drop(fixture->store, &(PostSighting){ source, NOW }, "k", "spam",
		&error));
	assert_done(posts_drop(fixture->store, &(PostSighting){ source, NOW }, "other", "spam",
		&error));
	fixture_commit(fixture);
	assert_done(posts_count(fixture->store, &kept, &dropped, &error));
	g_assert_cmpint(dropped, ==, 2);
	put_titled(fixture, source, "One", NOW, "k", "#JoyFE");
	assert_done(posts_count(fixture->store, &kept, &dropped, &error));
	g_assert_cmpint(kept, ==, 1);
	g_assert_cmpint(dropped, ==, 1);
}

static void
test_candidates_lie_in_the_window(Fixture *fixture, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *title;
		int64_t published_s;
	} rows[] = {
		{ "late", NOW - 1 },
		{ "early", NOW - 7 * DAY },
		{ "before", NOW - 7 * DAY - 1 },
		{ "at-the-end", NOW },
		{ "undated", DATE_UNKNOWN },          /* seen at NOW */
		{ "tomorrow", NOW + DAY },            /* a clock may be off by a day */
		{ "next-year", NOW + 365 * DAY },     /* counts as seen: NOW */
	};
	/* clang-format on */
	const int64_t source = fixture_source(fixture, "blog");

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		put_titled(fixture, source, rows[i].title, rows[i].published_s, rows[i].title,
			"#JoyFE");
	}
	put_titled(fixture, source, "other-tag", NOW - 1, "other", "#Other");
	assert_titles("joyfe", NOW - 7 * DAY, NOW, "early late");
	assert_titles("joyfe", NOW, NOW + 1, "at-the-end undated next-year");
	assert_titles("joyfe", NOW + 1, NOW + 2 * DAY, "tomorrow");
	assert_titles("other joyfe none", NOW - DAY, NOW, "late other-tag");
	assert_titles("none", 0, INT64_MAX, "");
	assert_titles("", 0, INT64_MAX, "");
}

static void
test_verdicts_come_with_candidates(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	GError *error = NULL;

	(void)data;
	put_titled(fixture, source, "One", NOW, "k", "#JoyFE");
	fixture_begin(fixture);
	assert_done(posts_set_verdict(fixture->store, 1, "weekly",
		&(PostVerdict){ true, NULL, (char *)"old" }, &error));
	assert_done(posts_set_verdict(fixture->store, 1, "weekly",
		&(PostVerdict){ false, (char *)"spam", (char *)"new" }, &error));
	fixture_commit(fixture);
	{
		g_autoptr(GPtrArray) weekly = candidates_of(fixture, "weekly", "joyfe", 0, NOW + 1);
		g_autoptr(GPtrArray) daily = candidates_of(fixture, "daily", "joyfe", 0, NOW + 1);
		const PostCandidate *judged = g_ptr_array_index(weekly, 0);
		const PostCandidate *unjudged = g_ptr_array_index(daily, 0);

		g_assert_false(judged->verdict.passed);
		g_assert_cmpstr(judged->verdict.reason, ==, "spam");
		g_assert_cmpstr(judged->verdict.rules, ==, "new");
		g_assert_false(unjudged->verdict.passed);
		g_assert_cmpint(judged->first_seen_s, ==, NOW);
		g_assert_cmpint(judged->post->id, ==, 1);
		g_assert_null(unjudged->verdict.rules);
	}
}

static void
test_all_of_a_post_comes_back(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(Post) post = make_post("Gŵyl ☀ <b>", NOW, "k");
	g_autoptr(GPtrArray) list = NULL;

	(void)data;
	tag_post(post, "#JoyFE");
	post->url = g_strdup("https://blog.example/1");
	post->content_raw = g_strdup("<p>\"quoted\"\n&amp; more</p>");
	post->content_is_html = true;
	post->favourites = INT64_C(5000000000);
	g_ptr_array_add(post->media,
		post_media_new(POST_MEDIA_AUDIO, "https://blog.example/1.mp3", NULL));
	fixture_put(fixture, post, source, NOW);
	list = candidates_of(fixture, "weekly", "joyfe", 0, NOW + 1);
	{
		const PostCandidate *candidate = g_ptr_array_index(list, 0);
		json_auto_t *want = post_to_json(post);
		json_auto_t *got = post_to_json(candidate->post);

		g_assert_true(json_equal(got, want));
	}
}

static void
test_what_an_edition_holds_is_no_candidate(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "one");
	g_autoptr(GPtrArray) other = NULL;

	(void)data;
	put_titled(fixture, source, "Mailed", NOW, "a", "#JoyFE");
	put_titled(fixture, source, "New", NOW, "b", "#JoyFE");
	put_in_edition(fixture, 1, find_post(fixture, "a"));
	assert_titles("joyfe", 0, NOW + 1, "New");
	other = candidates_of(fixture, "another digest", "joyfe", 0, NOW + 1);
	g_assert_cmpuint(other->len, ==, 2);
}

static void
test_a_post_that_cannot_be_stored(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "one");
	g_autoptr(Post) good = make_post("Good", NOW, "a");
	g_autoptr(Post) bad = make_post("Bad", NOW, "caf\xe9");
	g_autoptr(Post) orphan = make_post("Orphan", NOW, "c");
	PostsPut became = POSTS_PUT_KNOWN;
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(fixture_keep(fixture, good, &(PostSighting){ source, NOW }, &became, &error));
	assert_fails(fixture_keep(fixture, bad, &(PostSighting){ source, NOW }, &became, &error),
		ERROR_STORE_PERMANENT, "key is not valid UTF-8");
	assert_fails(db_commit(store_db(fixture->store), &error), ERROR_STORE_PERMANENT, "earlier");
	g_assert_cmpint(bad->id, ==, 0);
	g_assert_cmpint(find_post(fixture, "a"), ==, 0);

	fixture_begin(fixture);
	assert_fails(fixture_keep(fixture, orphan, &(PostSighting){ source + 1, NOW }, &became,
			     &error),
		ERROR_STORE_PERMANENT, "FOREIGN KEY");
	db_rollback(store_db(fixture->store));
	g_assert_cmpint(orphan->id, ==, 0);
}

static void
test_ten_thousand_posts(Fixture *fixture, gconstpointer data)
{
	enum { MANY = 10000 };
	const int64_t source = fixture_source(fixture, "one");
	GTimer *timer = g_timer_new();
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	for (int i = 0; i < MANY; i++) {
		g_autofree char *keys = g_strdup_printf("uri:https://a.example/%d url:b/%d", i, i);
		g_autoptr(Post) post = make_post("A title of some length", NOW - i, keys);
		PostsPut became;

		post->text = g_strnfill(1000, 'x');
		tag_post(post, "#JoyFE");
		assert_done(fixture_keep(fixture, post, &(PostSighting){ source, NOW }, &became,
			&error));
	}
	fixture_commit(fixture);
	g_test_message("%d posts put in %.2f s", MANY, g_timer_elapsed(timer, NULL));
	g_timer_start(timer);
	assert_titles("joyfe", NOW - 1, NOW, "A title of some length");
	g_test_message("one found in %.4f s", g_timer_elapsed(timer, NULL));
	g_timer_destroy(timer);
}

/* What is known of a key: how much it proves, where it is at home, who claimed it and when. */
static void
test_what_is_known_of_a_key(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	g_autoptr(Post) again = make_post("One", NOW, "url:blog.example/1 guid:x:1");

	(void)data;
	put_titled(fixture, one, "One", NOW, "url:blog.example/1", NULL);
	fixture_put(fixture, again, two, NOW + 60);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM post_key WHERE source = 1"
				" AND first_s = 1795000000 AND key = 'url:blog.example/1'"
				" AND home = 'blog.example'"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM post_key WHERE source = 2"
				" AND first_s = 1795000060 AND key = 'guid:x:1'"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(DISTINCT strength) FROM post_key"),
		==, 2);
}

/* A source's own id of a post is kept with its sighting. */
static void
test_a_sighting(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");
	g_autoptr(Post) post = make_post("One", NOW, "a");

	(void)data;
	post->native_id = g_strdup("11223344");
	fixture_put(fixture, post, source, NOW);
	fixture_put(fixture, post, source, NOW + DAY - 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM sighting WHERE native_id = '11223344'"
				" AND first_s = 1795000000 AND last_s = 1795000000"),
		==, 1);
}

/* What is kept is dropped no longer by the source that shows it; others' and other drops stay. */
static void
test_whose_drop_is_taken_back(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	const int64_t day_s = NOW - NOW % DAY;
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(posts_drop(fixture->store, &(PostSighting){ one, day_s + DAY - 1 }, "k", "spam",
		&error));
	assert_done(posts_drop(fixture->store, &(PostSighting){ two, day_s + DAY }, "k", "spam",
		&error));
	assert_done(posts_drop(fixture->store, &(PostSighting){ one, NOW }, "other", "spam",
		&error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture, "SELECT max(day_s) - min(day_s) FROM dropped"), ==,
		DAY);
	g_assert_cmpint(fixture_number(fixture, "SELECT min(day_s) FROM dropped"), ==, day_s);
	put_titled(fixture, one, "One", NOW, "k", NULL);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT group_concat(source, '') FROM"
				" (SELECT source FROM dropped ORDER BY source)"),
		==, 12);
	/* The latest reason stands, of the day on which it was first given. */
	fixture_begin(fixture);
	assert_done(posts_drop(fixture->store, &(PostSighting){ two, NOW + 9 * DAY }, "k", "spam",
		&error));
	assert_done(posts_drop(fixture->store, &(PostSighting){ one, NOW + 9 * DAY }, "other",
		"a bot", &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture, "SELECT day_s FROM dropped WHERE source = 2"), ==,
		day_s + DAY);
	g_assert_cmpint(fixture_number(fixture, "SELECT day_s FROM dropped WHERE reason = 'a bot'"),
		==, day_s + 9 * DAY);
}

/* Each part of a verdict that changes is written, and what is the same is not. */
static void
test_a_verdict_changes(Fixture *fixture, gconstpointer data)
{
	static const struct {
		bool passed;
		const char *reason, *rules;
		int changes;
	} rows[] = {
		{ true, NULL, "r", 1 },
		{ true, NULL, "r", 0 },
		{ false, NULL, "r", 1 },
		{ false, "spam", "r", 1 },
		{ false, "bot", "r", 1 },
		{ false, "bot", "s", 1 },
		{ false, "bot", "s", 0 },
		{ true, NULL, "s", 1 },
	};
	const int64_t source = fixture_source(fixture, "blog");
	GError *error = NULL;

	(void)data;
	put_titled(fixture, source, "One", NOW, "k", "#JoyFE");
	put_titled(fixture, source, "Two", NOW, "l", "#JoyFE");
	fixture_begin(fixture);
	assert_done(posts_set_verdict(fixture->store, 2, "weekly",
		&(PostVerdict){ false, (char *)"two", (char *)"q" }, &error));
	assert_done(posts_set_verdict(fixture->store, 1, "daily",
		&(PostVerdict){ false, (char *)"daily", (char *)"q" }, &error));
	fixture_commit(fixture);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const int64_t before = fixture_changes(fixture);

		g_test_message("row %zu", i);
		fixture_begin(fixture);
		const PostVerdict verdict = { rows[i].passed, (char *)rows[i].reason,
			(char *)rows[i].rules };
		assert_done(posts_set_verdict(fixture->store, 1, "weekly", &verdict, &error));
		fixture_commit(fixture);
		g_assert_cmpint(fixture_changes(fixture) - before, ==, rows[i].changes);
		g_autoptr(GPtrArray) list = candidates_of(fixture, "weekly", "joyfe", 0, NOW + 1);
		const PostCandidate *candidate = g_ptr_array_index(list, 0);
		g_assert_cmpuint(list->len, ==, 2);
		g_assert_cmpint(candidate->verdict.passed, ==, rows[i].passed);
		g_assert_cmpstr(candidate->verdict.reason, ==, rows[i].reason);
		g_assert_cmpstr(candidate->verdict.rules, ==, rows[i].rules);
	}
}

/* Which of its sources showed a post first, whichever came first into the database. */
static void
test_who_showed_it_first(Fixture *fixture, gconstpointer data)
{
	const int64_t late = fixture_source(fixture, "late");
	const int64_t early = fixture_source(fixture, "early");
	g_autoptr(Post) post = make_post("One", NOW, "k");

	(void)data;
	tag_post(post, "#JoyFE");
	fixture_put(fixture, post, late, NOW);
	fixture_put(fixture, post, early, NOW - 60);
	put_titled(fixture, late, "Two", NOW + 1, "l", "#JoyFE");
	g_autoptr(GPtrArray) list = candidates_of(fixture, "weekly", "joyfe", 0, NOW + 2);
	const PostCandidate *first = g_ptr_array_index(list, 0);
	const PostCandidate *second = g_ptr_array_index(list, 1);
	g_assert_cmpstr(first->source, ==, "early");
	g_assert_cmpstr(second->source, ==, "late");
}

/* A version is as late as the later of its two times, from the first time that it is stored. */
static void
test_how_late_a_version_is(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	g_autoptr(Post) edited = make_post("edited", NOW, "k");
	g_autoptr(Post) edited_later = make_post("edited later", NOW, "k");

	(void)data;
	put_titled(fixture, one, "Another", NOW, "another", "#JoyFE");
	edited->updated_s = NOW + 50;
	tag_post(edited, "#JoyFE");
	fixture_put(fixture, edited, one, NOW);
	g_assert_cmpint(put_titled(fixture, two, "copy", NOW + 50, "k", "#Other"), ==,
		POSTS_PUT_KNOWN);
	g_assert_cmpint(put_titled(fixture, two, "copy", NOW + 51, "k", "#Other"), ==,
		POSTS_PUT_UPDATED);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM post WHERE id = 2 AND"
				" published_s = 1795000051 AND updated_s IS NULL"
				" AND source = 2"),
		==, 1);
	/* The content is another's now; what the first saw stays seen. */
	assert_titles("joyfe", NOW, NOW + DAY, "Another copy");
	edited_later->updated_s = NOW + 60;
	g_assert_cmpint(fixture_put(fixture, edited_later, one, NOW), ==, POSTS_PUT_UPDATED);
	assert_titles("joyfe", NOW, NOW + DAY, "Another edited later");
	assert_titles("other", NOW, NOW + DAY, "edited later");
}

/* A word as strict as before is no news, and a looser one changes nothing. */
static void
test_consent_only_rises(Fixture *fixture, gconstpointer data)
{
	static const struct {
		PostConsent consent;
		PostsPut want;
		PostConsent stands;
	} rows[] = {
		{ POST_CONSENT_OPEN, POSTS_PUT_NEW, POST_CONSENT_OPEN },
		{ POST_CONSENT_OPEN, POSTS_PUT_KNOWN, POST_CONSENT_OPEN },
		{ POST_CONSENT_REDUCED, POSTS_PUT_UPDATED, POST_CONSENT_REDUCED },
		{ POST_CONSENT_OPEN, POSTS_PUT_UPDATED, POST_CONSENT_REDUCED },
		{ POST_CONSENT_OPEN, POSTS_PUT_KNOWN, POST_CONSENT_REDUCED },
	};
	const int64_t source = fixture_source(fixture, "toot");

	(void)data;
	put_titled(fixture, source, "Another", NOW, "another", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Post) post = make_post("One", NOW, "k");

		g_test_message("row %zu", i);
		post->consent = rows[i].consent;
		g_assert_cmpint(fixture_put(fixture, post, source, NOW), ==, rows[i].want);
		g_assert_cmpint(fixture_number(fixture, "SELECT consent FROM post WHERE id = 2"),
			==, rows[i].stands);
		g_assert_cmpint(fixture_number(fixture, "SELECT consent FROM post WHERE id = 1"),
			==, POST_CONSENT_UNSAID);
	}
}

/* A tag that goes from one post stays another's. */
static void
test_a_tag_of_another_post(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(Post) two = make_post("two", NOW + 1, "b");

	(void)data;
	put_titled(fixture, source, "one", NOW, "a", "#JoyFE");
	tag_post(two, "#Also");
	tag_post(two, "#JoyFE");
	fixture_put(fixture, two, source, NOW);
	put_titled(fixture, source, "one", NOW, "a", "#Other");
	assert_titles("joyfe", 0, NOW + DAY, "two");
	assert_titles("also", 0, NOW + DAY, "two");
	put_titled(fixture, source, "two", NOW + 1, "b", "#Also");
	assert_titles("joyfe", 0, NOW + DAY, "");
	assert_titles("other", 0, NOW + DAY, "one");
}

/* A stored post that cannot be read is named. */
static void
test_a_damaged_post(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	GPtrArray *candidates = NULL;
	GError *error = NULL;

	(void)data;
	put_titled(fixture, source, "one", NOW, "a", "#JoyFE");
	put_titled(fixture, source, "two", NOW + 1, "b", "#JoyFE");
	assert_done(db_script(store_db(fixture->store), "UPDATE post SET doc = '[]' WHERE id = 2",
		&error));
	g_ptr_array_add(keys, (char *)"joyfe");
	assert_fails(posts_candidates(fixture->store,
			     &(PostsWanted){
				     .digest = "weekly", .tag_keys = keys, .until_s = NOW + DAY },
			     &candidates, &error),
		ERROR_PARSE_PERMANENT, "post 2: ");
	g_assert_null(candidates);
	/* The next version mends it. */
	g_assert_cmpint(put_titled(fixture, source, "two", NOW + 1, "b", "#JoyFE"), ==,
		POSTS_PUT_UPDATED);
	assert_titles("joyfe", 0, NOW + DAY, "one two");
}

/* Keys in any order, of two posts and of none: the oldest is found. */
static void
test_the_oldest_is_found(Fixture *fixture, gconstpointer data)
{
	static const char *const orders[] = { "new", "a", "b", "c" };
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	GError *error = NULL;
	int64_t id = -1;

	(void)data;
	put_titled(fixture, source, "one", NOW, "a x", NULL);
	put_titled(fixture, source, "two", NOW, "b", NULL);
	put_titled(fixture, source, "three", NOW, "c", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
		g_autoptr(GPtrArray) keys = g_ptr_array_new();

		for (gsize j = 0; j < G_N_ELEMENTS(orders); j++) {
			g_ptr_array_add(keys,
				(char *)orders[(i + G_N_ELEMENTS(orders) - j)
					% G_N_ELEMENTS(orders)]);
		}
		g_ptr_array_add(keys, (char *)"x");
		assert_done(posts_find(fixture->store, keys, &id, &error));
		g_assert_cmpint(id, ==, 1);
	}
	assert_done(posts_find(fixture->store, none, &id, &error));
	g_assert_cmpint(id, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/posts/new, known, updated", test_new_known_updated);
	add_test("/posts/the same document again writes nothing",
		test_the_same_document_again_writes_nothing);
	add_test("/posts/numbers read once more", test_numbers_read_once_more);
	add_test("/posts/whose content is kept", test_whose_content_is_kept);
	add_test("/posts/two sources do not take turns", test_two_sources_do_not_take_turns);
	add_test("/posts/tags of all sightings count", test_tags_of_all_sightings_count);
	add_test("/posts/tags once each", test_tags_once_each);
	add_test("/posts/a dropped item that is kept later",
		test_a_dropped_item_that_is_kept_later);
	add_test("/posts/candidates lie in the window", test_candidates_lie_in_the_window);
	add_test("/posts/verdicts come with candidates", test_verdicts_come_with_candidates);
	add_test("/posts/all of a post comes back", test_all_of_a_post_comes_back);
	add_test("/posts/what an edition holds is no candidate",
		test_what_an_edition_holds_is_no_candidate);
	add_test("/posts/a post that cannot be stored", test_a_post_that_cannot_be_stored);
	add_test("/posts/ten thousand posts", test_ten_thousand_posts);
	add_test("/posts/what is known of a key", test_what_is_known_of_a_key);
	add_test("/posts/a sighting", test_a_sighting);
	add_test("/posts/whose drop is taken back", test_whose_drop_is_taken_back);
	add_test("/posts/a verdict changes", test_a_verdict_changes);
	add_test("/posts/who showed it first", test_who_showed_it_first);
	add_test("/posts/how late a version is", test_how_late_a_version_is);
	add_test("/posts/consent only rises", test_consent_only_rises);
	add_test("/posts/a tag of another post", test_a_tag_of_another_post);
	add_test("/posts/a damaged post", test_a_damaged_post);
	add_test("/posts/the oldest is found", test_the_oldest_is_found);
	return g_test_run();
}
