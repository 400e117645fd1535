#include "store/posts.h"

#include "fixture.h"

static int64_t
data_version(Db *db)
{
	g_autoptr(DbStatement) select = db_prepare(db, "PRAGMA data_version");
	GError *error = NULL;
	int64_t version;

	assert_done(db_run_int(select, &version, &error));
	return version;
}

/* Puts a post made on the spot. */
static PostsPut
put(Fixture *fixture, int64_t source_id, const char *title, int64_t published_s, const char *keys,
	const char *tag)
{
	g_autoptr(Post) post = make_post(title, published_s, keys);

	if (tag != NULL) {
		tag_post(post, tag);
	}
	return fixture_put(fixture, post, source_id, NOW);
}

static int64_t
find(Fixture *fixture, const char *key)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	GError *error = NULL;
	int64_t id = -1;

	g_ptr_array_add(keys, (char *)key);
	assert_done(posts_find(fixture->store, keys, &id, &error));
	return id;
}

static GPtrArray *
candidates_of(Fixture *fixture, const char *digest, const char *tags, int64_t since_s,
	int64_t until_s)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) words = g_strsplit(tags, " ", -1);
	GPtrArray *candidates = NULL;
	GError *error = NULL;

	for (guint i = 0; words[i] != NULL; i++) {
		g_ptr_array_add(keys, g_strdup(words[i]));
	}
	assert_done(posts_candidates(fixture->store, digest, keys, since_s, until_s, &candidates,
		&error));
	return candidates;
}

/* The titles of the candidates, in order. */
static char *
titles(Fixture *fixture, const char *tags, int64_t since_s, int64_t until_s)
{
	g_autoptr(GPtrArray) list = candidates_of(fixture, "weekly", tags, since_s, until_s);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < list->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(list, i);

		g_string_append_printf(text, "%s%s", i == 0 ? "" : " ", candidate->post->title);
	}
	return g_string_free(text, FALSE);
}

#define assert_titles(tags, since_s, until_s, want) \
	do { \
		g_autofree char *got_ = titles(fixture, tags, since_s, until_s); \
		g_assert_cmpstr(got_, ==, want); \
	} while (0)

static void
test_new_known_updated(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	int64_t kept, dropped;
	GError *error = NULL;

	(void)data;
	g_assert_cmpint(put(fixture, source, "One", NOW, "a b", "#JoyFE"), ==, POSTS_PUT_NEW);
	g_assert_cmpint(put(fixture, source, "One", NOW, "a b", "#JoyFE"), ==, POSTS_PUT_KNOWN);
	g_assert_cmpint(put(fixture, source, "One", NOW, "b c", "#JoyFE"), ==, POSTS_PUT_KNOWN);
	g_assert_cmpint(put(fixture, source, "Two", NOW, "c", "#JoyFE"), ==, POSTS_PUT_UPDATED);
	g_assert_cmpint(put(fixture, source, "Other", NOW, "d", "#JoyFE"), ==, POSTS_PUT_NEW);
	g_assert_cmpint(find(fixture, "a"), ==, find(fixture, "c"));
	g_assert_cmpint(find(fixture, "a"), !=, find(fixture, "d"));
	g_assert_cmpint(find(fixture, "nobody's"), ==, 0);
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
		assert_done(posts_put(fixture->store, post, source, seen_s, &became, &error));
		g_assert_cmpint(post->id, ==, i + 1);
		assert_done(posts_set_verdict(fixture->store, post->id, "weekly", false,
			"exclude text: spam", "rules", &error));
		assert_done(posts_drop(fixture->store, source, "guid:blog:x", "no hashtag", seen_s,
			&error));
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
		g_assert_cmpint(put(fixture, sources[OWN], "a", NOW, key, NULL), ==, POSTS_PUT_NEW);
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
	put(fixture, one, "With a footer", NOW, "k", "#JoyFE");
	put(fixture, two, "Without", NOW + 5, "k", "#JoyFE");
	changes = fixture_changes(fixture);
	for (int i = 0; i < 3; i++) {
		put(fixture, one, "With a footer", NOW, "k", "#JoyFE");
		put(fixture, two, "Without", NOW + 5, "k", "#JoyFE");
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
	put(fixture, one, "post", NOW, "k", "#First");
	put(fixture, two, "copy", NOW, "k", "#Gŵyl");
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
	put(fixture, one, "post", NOW, "k", "#Second");
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
	put(fixture, one, "post", NOW, "k", "#Middle");
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
	assert_done(posts_drop(fixture->store, source, "k", "no hashtag", NOW, &error));
	assert_done(posts_drop(fixture->store, source, "k", "spam", NOW, &error));
	assert_done(posts_drop(fixture->store, source, "other", "spam", NOW, &error));
	fixture_commit(fixture);
	assert_done(posts_count(fixture->store, &kept, &dropped, &error));
	g_assert_cmpint(dropped, ==, 2);
	put(fixture, source, "One", NOW, "k", "#JoyFE");
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
		put(fixture, source, rows[i].title, rows[i].published_s, rows[i].title, "#JoyFE");
	}
	put(fixture, source, "other-tag", NOW - 1, "other", "#Other");
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
	put(fixture, source, "One", NOW, "k", "#JoyFE");
	fixture_begin(fixture);
	assert_done(posts_set_verdict(fixture->store, 1, "weekly", true, NULL, "old", &error));
	assert_done(posts_set_verdict(fixture->store, 1, "weekly", false, "spam", "new", &error));
	fixture_commit(fixture);
	{
		g_autoptr(GPtrArray) weekly = candidates_of(fixture, "weekly", "joyfe", 0, NOW + 1);
		g_autoptr(GPtrArray) daily = candidates_of(fixture, "daily", "joyfe", 0, NOW + 1);
		const PostCandidate *judged = g_ptr_array_index(weekly, 0);
		const PostCandidate *unjudged = g_ptr_array_index(daily, 0);

		g_assert_false(judged->verdict.passed);
		g_assert_cmpstr(judged->verdict.reason, ==, "spam");
		g_assert_cmpstr(judged->verdict.rules, ==, "new");
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

/* An edition and the row that says that it has a post. */
static void
put_in_edition(Fixture *fixture, int number, int64_t post_id)
{
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO draft (id, digest, frequency, start_s, end_s, state, deadline_s,"
		" made_s, changed_s) VALUES (%d, 'weekly', 'weekly', 0, %d, 'frozen', 1, 1, 1)"
		" ON CONFLICT DO NOTHING;"
		"INSERT INTO edition (id, draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash)"
		" VALUES (%d, %d, 'weekly', 'weekly', 'weekly', %d, 0, 1, 2, 't', 'h')"
		" ON CONFLICT DO NOTHING;"
		"INSERT INTO edition_post VALUES ('weekly', 'weekly', %d, %d, 1, NULL)",
		number, number, number, number, number, (int)post_id, number);
	GError *error = NULL;

	assert_done(db_script(store_db(fixture->store), sql, &error));
}

static void
test_two_posts_turn_out_to_be_one(Fixture *fixture, gconstpointer data)
{
	const int64_t one = fixture_source(fixture, "one");
	const int64_t two = fixture_source(fixture, "two");
	g_autoptr(Post) both = make_post("One", NOW, "a b c new");
	g_autoptr(Post) second = make_post("Two", NOW - 5, "b");
	GError *error = NULL;

	(void)data;
	put(fixture, one, "One", NOW, "a", "#JoyFE");
	tag_post(second, "#Other");
	fixture_put(fixture, second, two, NOW - 10 * DAY);
	put(fixture, two, "Three", NOW, "c", "#Third");
	fixture_begin(fixture);
	assert_done(posts_set_verdict(fixture->store, 1, "weekly", true, NULL, "r", &error));
	assert_done(posts_set_verdict(fixture->store, 2, "weekly", false, "spam", "r", &error));
	assert_done(posts_set_verdict(fixture->store, 3, "daily", false, "spam", "r", &error));
	fixture_commit(fixture);

	tag_post(both, "#JoyFE");
	g_assert_cmpint(fixture_put(fixture, both, one, NOW), ==, POSTS_PUT_KNOWN);
	g_assert_cmpint(both->id, ==, 1);
	g_assert_cmpint(find(fixture, "c"), ==, 1);
	g_assert_cmpint(find(fixture, "new"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM sighting"), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post_tag"), ==, 3);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM verdict"), ==, 2);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT passed FROM verdict"
				" WHERE digest = 'weekly'"),
		==, 1);
	/* Its span is that of both. */
	g_assert_cmpint(fixture_number(fixture, "SELECT first_seen_s FROM post"), ==,
		NOW - 10 * DAY);
	g_assert_cmpint(fixture_number(fixture, "SELECT last_s FROM sighting WHERE source = 2"), ==,
		NOW);
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
		put(fixture, source, "One", NOW, a, "#JoyFE");
		put(fixture, source, "Two", NOW, b, "#JoyFE");
		if (rows[i].first != 0) {
			put_in_edition(fixture, rows[i].first, find(fixture, a));
		}
		if (rows[i].second != 0) {
			put_in_edition(fixture, rows[i].second, find(fixture, b));
		}
		put(fixture, source, "One", NOW, both, "#JoyFE");
		g_assert_cmpint(find(fixture, a), ==, find(fixture, b));
		sql = g_strdup_printf("SELECT edition FROM edition_post WHERE post = %d",
			(int)find(fixture, a));
		g_assert_cmpint(fixture_number(fixture, sql), ==, rows[i].want);
	}
}

static void
test_what_an_edition_holds_is_no_candidate(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "one");
	g_autoptr(GPtrArray) other = NULL;

	(void)data;
	put(fixture, source, "Mailed", NOW, "a", "#JoyFE");
	put(fixture, source, "New", NOW, "b", "#JoyFE");
	put_in_edition(fixture, 1, find(fixture, "a"));
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
	assert_done(posts_put(fixture->store, good, source, NOW, &became, &error));
	assert_fails(posts_put(fixture->store, bad, source, NOW, &became, &error),
		ERROR_STORE_PERMANENT, "key is not valid UTF-8");
	assert_fails(db_commit(store_db(fixture->store), &error), ERROR_STORE_PERMANENT, "earlier");
	g_assert_cmpint(bad->id, ==, 0);
	g_assert_cmpint(find(fixture, "a"), ==, 0);

	fixture_begin(fixture);
	assert_fails(posts_put(fixture->store, orphan, source + 1, NOW, &became, &error),
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
		assert_done(posts_put(fixture->store, post, source, NOW, &became, &error));
	}
	fixture_commit(fixture);
	g_test_message("%d posts put in %.2f s", MANY, g_timer_elapsed(timer, NULL));
	g_timer_start(timer);
	assert_titles("joyfe", NOW - 1, NOW, "A title of some length");
	g_test_message("one found in %.4f s", g_timer_elapsed(timer, NULL));
	g_timer_destroy(timer);
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

static void
test_refused_under_all_its_keys(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	GError *error = NULL;
	bool was_stored;

	(void)data;
	for (int i = 0; i < 3; i++) {
		g_autofree char *names = g_strdup_printf("k%d x%d", i, i);
		g_autoptr(Post) post = make_post("One", NOW, names);
		fixture_put(fixture, post, source, NOW);
	}
	g_ptr_array_add(keys, (void *)"k0");
	g_ptr_array_add(keys, (void *)"k1");
	g_ptr_array_add(keys, (void *)"new");
	fixture_begin(fixture);
	assert_done(posts_refuse(fixture->store, keys, NOW, &was_stored, &error));
	fixture_commit(fixture);
	g_assert_true(was_stored);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM consent"), ==, 5);
	fixture_begin(fixture);
	assert_done(posts_refuse(fixture->store, keys, NOW, &was_stored, &error));
	fixture_commit(fixture);
	g_assert_false(was_stored);
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
	add_test("/posts/two posts turn out to be one", test_two_posts_turn_out_to_be_one);
	add_test("/posts/merged posts were mailed", test_merged_posts_were_mailed);
	add_test("/posts/what an edition holds is no candidate",
		test_what_an_edition_holds_is_no_candidate);
	add_test("/posts/a post that cannot be stored", test_a_post_that_cannot_be_stored);
	add_test("/posts/ten thousand posts", test_ten_thousand_posts);
	add_test("/posts/the strictest of three", test_the_strictest_of_three);
	add_test("/posts/refused under all its keys", test_refused_under_all_its_keys);
	return g_test_run();
}
