#include "store/renames.h"

#include "fixture.h"

static RenameState
look(Fixture *fixture, RenameKind kind, const char *was, const char *name)
{
	RenameState state = RENAME_BOTH;
	GError *error = NULL;

	assert_done(renames_look(fixture->store, &(Rename){ kind, was, name }, &state, &error));
	return state;
}

static void
take_over(Fixture *fixture, RenameKind kind, const char *was, const char *name)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(renames_take_over(fixture->store, &(Rename){ kind, was, name }, &error));
	fixture_commit(fixture);
}

static void
test_a_digest(Fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "a", "b"), ==, RENAME_NOTHING);
	fixture_subscribe(fixture, "ada@school.example", "a", SUBSCRIPTION_FROM_INI, false);
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "a", "b"), ==, RENAME_PENDING);
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "b", "a"), ==, RENAME_NOTHING);
	take_over(fixture, RENAME_DIGEST, "a", "b");
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "a", "b"), ==, RENAME_NOTHING);
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "b", "a"), ==, RENAME_PENDING);
	fixture_subscribe(fixture, "ben@school.example", "a", SUBSCRIPTION_FROM_INI, false);
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "a", "b"), ==, RENAME_BOTH);
}

/* A verdict is made anew where it is missing: both names may have judged a post. */
static void
test_verdicts_of_both(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(Post) post = make_post("A post", NOW, "k");
	g_autofree char *sql = NULL;
	GError *error = NULL;

	(void)data;
	fixture_put(fixture, post, source, NOW);
	sql = g_strdup_printf("INSERT INTO verdict VALUES (%d, 'a', 1, NULL, 'old'),"
			      " (%d, 'b', 0, NULL, 'new')",
		(int)post->id, (int)post->id);
	assert_done(db_script(store_db(fixture->store), sql, &error));
	take_over(fixture, RENAME_DIGEST, "a", "b");
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM verdict"
				" WHERE digest = 'b' AND rules = 'old'"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM verdict"), ==, 1);
}

static void
test_a_source(Fixture *fixture, gconstpointer data)
{
	const int64_t id = fixture_source(fixture, "a");

	(void)data;
	g_assert_cmpint(look(fixture, RENAME_SOURCE, "a", "b"), ==, RENAME_PENDING);
	take_over(fixture, RENAME_SOURCE, "a", "b");
	g_assert_cmpint(look(fixture, RENAME_SOURCE, "a", "b"), ==, RENAME_NOTHING);
	g_assert_cmpint(fixture_source(fixture, "b"), ==, id);
	fixture_source(fixture, "a");
	g_assert_cmpint(look(fixture, RENAME_SOURCE, "a", "b"), ==, RENAME_BOTH);
}

static void
run_script(Fixture *fixture, const char *sql)
{
	GError *error = NULL;

	assert_done(db_script(store_db(fixture->store), sql, &error));
}

/* What a digest leaves anywhere is found, each by itself. */
static void
test_a_digest_is_found(Fixture *fixture, gconstpointer data)
{
	(void)data;
	run_script(fixture,
		"INSERT INTO period (digest, frequency, start_s, end_s, posts, decided_s)"
		" VALUES ('decided', 'weekly', 1, 2, 0, 2);"
		"INSERT INTO draft (digest, frequency, start_s, end_s, state, deadline_s, made_s,"
		" changed_s) VALUES ('drafted', 'weekly', 1, 2, 'open', 2, 2, 2)");
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "decided", "b"), ==, RENAME_PENDING);
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "drafted", "b"), ==, RENAME_PENDING);
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "drafted", "decided"), ==, RENAME_BOTH);
	g_assert_cmpint(look(fixture, RENAME_DIGEST, "b", "drafted"), ==, RENAME_NOTHING);
}

/* A row of each table under the digest of that name. */
static void
put_all(Fixture *fixture, const char *digest, int number)
{
	g_autofree char *address = g_strdup_printf("%s@school.example", digest);
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO draft (id, digest, frequency, start_s, end_s, state, deadline_s,"
		" made_s, changed_s) VALUES (%d, '%s', 'weekly', 1, 2, 'frozen', 2, 2, 2);"
		"INSERT INTO edition (id, draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash)"
		" VALUES (%d, %d, '%s', '%s', 'weekly', 1, 1, 2, 2, 't', 'h');"
		"INSERT INTO period (digest, frequency, start_s, end_s, posts, edition, decided_s)"
		" VALUES ('%s', 'weekly', 1, 2, 0, %d, 2);"
		"INSERT INTO edition_post VALUES ('%s', 'weekly', 1, %d, 1, NULL);"
		"INSERT INTO verdict VALUES (1, '%s', 1, NULL, 'r')",
		number, digest, number, number, digest, digest, digest, number, digest, number,
		digest);

	fixture_subscribe(fixture, address, digest, SUBSCRIPTION_FROM_INI, false);
	run_script(fixture, sql);
}

/* All that was the old name's is the new one's, and of a third nothing changes. */
static void
test_all_of_a_digest(Fixture *fixture, gconstpointer data)
{
	static const char *const tables[] = { "draft", "edition", "period", "edition_post",
		"verdict", "subscription" };
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(Post) post = make_post("A post", NOW, "k");

	(void)data;
	fixture_put(fixture, post, source, NOW);
	put_all(fixture, "a", 1);
	put_all(fixture, "other", 2);
	take_over(fixture, RENAME_DIGEST, "a", "b");
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql =
			g_strdup_printf("SELECT count(*) * 10 + sum(digest = 'b') FROM %s"
					" WHERE digest IN ('b', 'other')",
				tables[i]);

		g_test_message("%s", tables[i]);
		g_assert_cmpint(fixture_number(fixture, sql), ==, 21);
	}
	/* A part of what was mailed already. */
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM edition WHERE named = 'a'"),
		==, 1);
}

/* A verdict of the new name goes only where the old one has judged the same post. */
static void
test_which_verdict_stays(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");

	(void)data;
	for (int i = 1; i <= 3; i++) {
		g_autofree char *key = g_strdup_printf("k%d", i);
		g_autoptr(Post) post = make_post("A post", NOW, key);

		fixture_put(fixture, post, source, NOW);
	}
	run_script(fixture,
		"INSERT INTO verdict VALUES (1, 'a', 1, NULL, '1'), (1, 'b', 1, NULL, '2'),"
		" (1, 'c', 1, NULL, '3'), (2, 'b', 1, NULL, '4'), (3, 'a', 1, NULL, '5')");
	take_over(fixture, RENAME_DIGEST, "a", "b");
	g_assert_cmpint(fixture_number(fixture,
				"SELECT group_concat(rules, '') FROM (SELECT rules FROM verdict"
				" WHERE digest = 'b' ORDER BY post)"),
		==, 145);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM verdict WHERE digest = 'c'"),
		==, 1);
}

static void
test_another_source_stays(Fixture *fixture, gconstpointer data)
{
	const int64_t id = fixture_source(fixture, "a");
	const int64_t other = fixture_source(fixture, "other");

	(void)data;
	take_over(fixture, RENAME_SOURCE, "a", "b");
	g_assert_cmpint(fixture_source(fixture, "b"), ==, id);
	g_assert_cmpint(fixture_source(fixture, "other"), ==, other);
	g_assert_cmpint(look(fixture, RENAME_SOURCE, "nobody", "b"), ==, RENAME_NOTHING);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/renames/a digest", test_a_digest);
	add_test("/renames/verdicts of both", test_verdicts_of_both);
	add_test("/renames/a source", test_a_source);
	add_test("/renames/a digest is found", test_a_digest_is_found);
	add_test("/renames/all of a digest", test_all_of_a_digest);
	add_test("/renames/which verdict stays", test_which_verdict_stays);
	add_test("/renames/another source stays", test_another_source_stays);
	return g_test_run();
}
