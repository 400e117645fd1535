#include "posts_fixture.h"
#include "store/keyhash.h"

/* Puts a post of an author, whose first name counts. */
static int64_t
put_by(Fixture *fixture, const char *key, const char *names, const char *name, const char *handle)
{
	static int64_t version = 0;
	const int64_t source = fixture_source(fixture, "toot");
	g_autoptr(Post) post = make_post(key, NOW, key);
	g_auto(GStrv) words = g_strsplit(names, " ", -1);

	for (guint i = 0; words[i] != NULL; i++) {
		g_ptr_array_add(post->author_keys, g_strdup(words[i]));
	}
	post->author_name = g_strdup(name);
	post->author_handle = g_strdup(handle);
	post->updated_s = NOW + ++version;
	fixture_put(fixture, post, source, NOW);
	return post->id;
}

static int64_t
count_authors(Fixture *fixture, const char *name, const char *handle)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(fixture->store),
		"SELECT count(*) FROM author WHERE name IS NOT DISTINCT FROM $name"
		" AND handle IS NOT DISTINCT FROM $handle");
	GError *error = NULL;
	int64_t count;

	db_bind_text(select, "$name", name);
	db_bind_text(select, "$handle", handle);
	assert_done(db_run_int(select, &count, &error));
	return count;
}

/* An author is known by the first of the names, and called as last shown. */
static void
test_authors(Fixture *fixture, gconstpointer data)
{
	g_autofree char *hash = NULL;
	GError *error = NULL;
	int64_t changes;

	(void)data;
	put_by(fixture, "a", "acct:ada@t author:t/@ada", "Ada", "@ada@t");
	put_by(fixture, "b", "acct:ben@t", "Ben", "@ben@t");
	put_by(fixture, "c", "acct:ada@t", "Ada", "@ada@t");
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM author"), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT first_seen_s FROM author"), ==, NOW);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT group_concat(author, '')"
				" FROM (SELECT author FROM post ORDER BY id)"),
		==, 121);
	fixture_begin(fixture);
	assert_done(keyhash_make(fixture->store, "acct:ada@t", &hash, &error));
	fixture_commit(fixture);
	{
		g_autoptr(DbStatement) find = db_prepare(store_db(fixture->store),
			"SELECT id FROM author WHERE key = $key");
		int64_t id;

		db_bind_text(find, "$key", hash);
		assert_done(db_run_int(find, &id, &error));
		g_assert_cmpint(id, ==, 1);
	}
	/* Each of the two may change by itself; and where neither does, nothing is written. */
	put_by(fixture, "a", "acct:ada@t", "Ada W", "@ada@t");
	g_assert_cmpint(count_authors(fixture, "Ada W", "@ada@t"), ==, 1);
	put_by(fixture, "a", "acct:ada@t", "Ada W", "@adaw@t");
	g_assert_cmpint(count_authors(fixture, "Ada W", "@adaw@t"), ==, 1);
	g_assert_cmpint(count_authors(fixture, "Ben", "@ben@t"), ==, 1);
	changes = fixture_changes(fixture);
	put_by(fixture, "a", "acct:ada@t", "Ada W", "@adaw@t");
	g_assert_cmpint(fixture_changes(fixture), ==, changes + 1);
	put_by(fixture, "a", "acct:ada@t", NULL, "@adaw@t");
	g_assert_cmpint(count_authors(fixture, NULL, "@adaw@t"), ==, 1);
}

/* Who opted out is not named again, by whatever is shown of them. */
static void
test_who_opted_out_has_no_name(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	put_by(fixture, "a", "acct:ada@t", "Ada", "@ada@t");
	assert_done(db_script(store_db(fixture->store),
		"UPDATE author SET name = NULL, handle = NULL, opted_out_s = 5", &error));
	put_by(fixture, "a", "acct:ada@t", "Ada", "@ada@t");
	g_assert_cmpint(count_authors(fixture, NULL, NULL), ==, 1);
}

/* Whose a post is may be learnt later, and may change. */
static void
test_the_author_is_learnt(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");

	(void)data;
	put_titled(fixture, source, "nobody's", NOW, "a", NULL);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(author) FROM post"), ==, 0);
	put_by(fixture, "other", "acct:ben@t", "Ben", "@ben@t");
	put_by(fixture, "a", "acct:ada@t", "Ada", "@ada@t");
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM post p JOIN author a ON a.id = p.author"
				" WHERE p.id = 1 AND a.name = 'Ada'"),
		==, 1);
}

static void
forget(Fixture *fixture, int64_t id, PostConsent level)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(posts_forget(fixture->store, id, level, NOW, &error));
	fixture_commit(fixture);
}

/* An author's row goes with the last post, but for one that says that they opted out. */
static void
test_an_author_goes_with_the_last_post(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	put_by(fixture, "a", "acct:ada@t", "Ada", NULL);
	put_by(fixture, "b", "acct:ada@t", "Ada", NULL);
	put_by(fixture, "c", "acct:ben@t", "Ben", NULL);
	put_by(fixture, "d", "acct:cat@t", "Cat", NULL);
	assert_done(db_script(store_db(fixture->store),
		"UPDATE author SET opted_out_s = 5 WHERE name = 'Cat'", &error));
	forget(fixture, find_post(fixture, "a"), POST_CONSENT_REFUSED);
	g_assert_cmpint(count_authors(fixture, "Ada", NULL), ==, 1);
	forget(fixture, find_post(fixture, "b"), POST_CONSENT_REFUSED);
	g_assert_cmpint(count_authors(fixture, "Ada", NULL), ==, 0);
	forget(fixture, find_post(fixture, "d"), POST_CONSENT_REFUSED);
	g_assert_cmpint(count_authors(fixture, "Cat", NULL), ==, 1);
	g_assert_cmpint(count_authors(fixture, "Ben", NULL), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 1);
}

/* Two posts with all that can hang on one; the first is @key "a", the second "b". */
static void
put_two_with_all(Fixture *fixture)
{
	static const char *const keys[] = { "a", "b" };
	GError *error = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		g_autoptr(Post) post = make_post(keys[i], NOW, keys[i]);

		tag_post(post, "#JoyFE");
		post->consent = POST_CONSENT_REDUCED;
		g_ptr_array_add(post->author_keys, g_strdup_printf("acct:%s@t", keys[i]));
		fixture_put(fixture, post, fixture_source(fixture, "toot"), NOW);
		fixture_begin(fixture);
		assert_done(posts_set_verdict(fixture->store, post->id, "weekly",
			&(PostVerdict){ true, NULL, (char *)"r" }, &error));
		fixture_commit(fixture);
	}
}

/* How many rows hang on a post: key, sighting, tag, verdict, and an author. */
static int64_t
count_hanging(Fixture *fixture, int64_t id)
{
	g_autofree char *sql = g_strdup_printf(
		"SELECT (SELECT count(*) FROM post_key WHERE post = p.id)"
		" + (SELECT count(*) FROM sighting WHERE post = p.id)"
		" + (SELECT count(*) FROM post_tag WHERE post = p.id)"
		" + (SELECT count(*) FROM verdict WHERE post = p.id)"
		" + (p.author IS NOT NULL) + (p.doc IS NOT NULL) FROM post p WHERE p.id = %d",
		(int)id);

	return fixture_number(fixture, sql);
}

/* Of a refused post that an edition has its number stays, and nothing else. */
static void
test_refused_in_an_edition(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int64_t kept, dropped;

	(void)data;
	put_two_with_all(fixture);
	put_in_edition(fixture, 1, 1);
	g_assert_cmpint(count_hanging(fixture, 1), ==, 6);
	/* Less than a no leaves what readers were sent, or it would be news again. */
	forget(fixture, 1, POST_CONSENT_REDUCED);
	g_assert_cmpint(count_hanging(fixture, 1), ==, 6);
	forget(fixture, 1, POST_CONSENT_REFUSED);
	g_assert_cmpint(count_hanging(fixture, 1), ==, 0);
	g_assert_cmpint(count_hanging(fixture, 2), ==, 6);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM post"
				" WHERE id = 1 AND hold = 'dropped' AND held_by = 'author'"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM edition_post"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM author"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT level FROM consent"), ==,
		POST_CONSENT_REFUSED);
	assert_done(posts_count(fixture->store, &kept, &dropped, &error));
	g_assert_cmpint(kept, ==, 1);
	assert_titles("joyfe", 0, NOW + 1, "b");
}

/* One that is forgotten for less goes, with what it came with remembered, and bytes are owed. */
static void
test_forgotten_for_less(Fixture *fixture, gconstpointer data)
{
	(void)data;
	put_two_with_all(fixture);
	put_in_edition(fixture, 1, 2);
	forget(fixture, 1, POST_CONSENT_OPEN);
	g_assert_cmpint(find_post(fixture, "a"), ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 1);
	g_assert_cmpint(count_hanging(fixture, 2), ==, 6);
	g_assert_cmpint(fixture_number(fixture, "SELECT level FROM consent"), ==,
		POST_CONSENT_REDUCED);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT CAST(value AS INTEGER) FROM meta"
				" WHERE key = 'erasures_owed'"),
		==, 1);
}

/* The titles of what is left when an author refuses, joined. */
static char *
refuse_author(Fixture *fixture, const char *names)
{
	g_autoptr(GPtrArray) authors = g_ptr_array_new();
	g_auto(GStrv) words = g_strsplit(names, " ", -1);
	g_autoptr(DbStatement) select = db_prepare(store_db(fixture->store),
		"SELECT group_concat(key, ' ') FROM (SELECT key FROM post_key ORDER BY key)");
	GError *error = NULL;
	bool has_row;

	for (guint i = 0; words[i] != NULL; i++) {
		g_ptr_array_add(authors, words[i]);
	}
	fixture_begin(fixture);
	assert_done(posts_refuse_author(fixture->store, authors, "account", NOW, &error));
	fixture_commit(fixture);
	assert_done(db_step(select, &has_row, &error));
	return db_dup_text(select, 0);
}

/* Theirs are what they are named by, and what lies below their profile, and nobody else's. */
static void
test_an_author_refuses(Fixture *fixture, gconstpointer data)
{
	static const char *const others[] = { "url:t/@ada", "url:t/@ada/", "url:t/@ada/1",
		"url:t/@ada/zzz", "url:t/@ada0", "url:t/@adam/1", "url:t/@acd/1", "url:t/@bob/1" };
	const int64_t source = fixture_source(fixture, "feed");

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
		put_titled(fixture, source, "x", NOW, others[i], NULL);
	}
	put_by(fixture, "by-ada", "acct:ada@t", "Ada", NULL);
	put_by(fixture, "by-ada-too", "author:t/@ada", "Ada", NULL);
	put_by(fixture, "by-ben", "acct:ben@t", "Ben", NULL);
	g_autofree char *left = refuse_author(fixture, "author:t/@ada acct:ada@t");
	g_assert_cmpstr(left, ==,
		"by-ben url:t/@acd/1 url:t/@ada url:t/@ada0 url:t/@adam/1 url:t/@bob/1");
	/* Nor is a site's root a profile, or a name of another kind an address. */
	g_autofree char *same = refuse_author(fixture, "author:t handle:t/@bob");
	g_assert_cmpstr(same, ==, left);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM refusal WHERE said_by = 'account'"
				" AND first_s = 1795000000"),
		==, 4);
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
	add_test("/posts forget/refused under all its keys", test_refused_under_all_its_keys);
	add_test("/posts forget/authors", test_authors);
	add_test("/posts forget/who opted out has no name", test_who_opted_out_has_no_name);
	add_test("/posts forget/the author is learnt", test_the_author_is_learnt);
	add_test("/posts forget/an author goes with the last post",
		test_an_author_goes_with_the_last_post);
	add_test("/posts forget/refused in an edition", test_refused_in_an_edition);
	add_test("/posts forget/forgotten for less", test_forgotten_for_less);
	add_test("/posts forget/an author refuses", test_an_author_refuses);
	return g_test_run();
}
