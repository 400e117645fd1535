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

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/renames/a digest", test_a_digest);
	add_test("/renames/verdicts of both", test_verdicts_of_both);
	add_test("/renames/a source", test_a_source);
	return g_test_run();
}
