#include "fixture.h"

#include "base/error.h"
#include "store/consents.h"

static ConsentStanding
standing_of(Fixture *fixture, const char *keys, const char *authors)
{
	g_autoptr(GPtrArray) key_list = fixture_words(keys);
	g_autoptr(GPtrArray) author_list = fixture_words(authors);
	ConsentStanding standing;
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(consents_standing(fixture->store, key_list, author_list, &standing, &error));
	fixture_commit(fixture);
	return standing;
}

static void
remember_at(Fixture *fixture, const char *keys, PostConsent level, int64_t said_s)
{
	g_autoptr(GPtrArray) list = fixture_words(keys);
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(consents_remember(fixture->store, list, level, said_s, &error));
	fixture_commit(fixture);
}

static void
remember(Fixture *fixture, const char *keys, PostConsent level)
{
	remember_at(fixture, keys, level, NOW);
}

static void
author_says(Fixture *fixture, const char *authors, bool is_yes, int64_t said_s)
{
	g_autoptr(GPtrArray) list = fixture_words(authors);
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(is_yes ? consents_readmit_author(fixture->store, list, CONSENTS_BY_ACCOUNT,
			    said_s, &error)
			   : consents_refuse_author(fixture->store, list, CONSENTS_BY_ACCOUNT,
				   said_s, &error));
	fixture_commit(fixture);
}

/* The strictest under any of the keys, in any order; and no key in it. */
static void
test_the_strictest_stands(Fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(standing_of(fixture, "k1 k2", "").level, ==, POST_CONSENT_UNSAID);
	remember(fixture, "k1", POST_CONSENT_OPEN);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM consent"), ==, 0);
	remember(fixture, "k1 k2", POST_CONSENT_REDUCED);
	remember(fixture, "k2 k3", POST_CONSENT_REFUSED);
	remember(fixture, "k3", POST_CONSENT_REDUCED);
	g_assert_cmpint(standing_of(fixture, "k1", "").level, ==, POST_CONSENT_REDUCED);
	g_assert_cmpint(standing_of(fixture, "k3", "").level, ==, POST_CONSENT_REFUSED);
	g_assert_cmpint(standing_of(fixture, "k0 k1 k2", "").level, ==, POST_CONSENT_REFUSED);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM consent"
				" WHERE hash LIKE 'k%' OR length(hash) <> 32"),
		==, 0);
}

static void
test_of_a_stored_post(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");
	g_autoptr(Post) post = make_post("One", NOW, "k1 k2");

	(void)data;
	post->consent = POST_CONSENT_REDUCED;
	fixture_put(fixture, post, source, NOW);
	g_assert_cmpint(standing_of(fixture, "k2", "").level, ==, POST_CONSENT_REDUCED);
	g_assert_cmpint(standing_of(fixture, "k3", "").level, ==, POST_CONSENT_UNSAID);
}

static void
test_an_author(Fixture *fixture, gconstpointer data)
{
	ConsentStanding standing;

	(void)data;
	g_assert_false(standing_of(fixture, "k", "acct:ada@t author:t/@ada").has_author_no);
	author_says(fixture, "acct:ada@t author:t/@ada", false, NOW);
	author_says(fixture, "acct:ada@t author:t/@ada", false, NOW + 5);
	standing = standing_of(fixture, "k", "author:t/@ada");
	g_assert_true(standing.has_author_no);
	g_assert_cmpint(standing.last_no_s, ==, NOW + 5);
	g_assert_cmpint(standing.yes_s, ==, 0);
	g_assert_false(standing_of(fixture, "k", "acct:bob@t").has_author_no);

	/* A yes under one name holds for a reading that knows them by both. */
	author_says(fixture, "acct:ada@t", true, NOW + 9);
	standing = standing_of(fixture, "k", "acct:ada@t author:t/@ada");
	g_assert_cmpint(standing.yes_s, ==, NOW + 9);
	/* And no again. A clock that was set back makes no no older than it was. */
	author_says(fixture, "acct:ada@t", false, NOW + 2);
	standing = standing_of(fixture, "k", "acct:ada@t");
	g_assert_cmpint(standing.last_no_s, ==, NOW + 5);
	g_assert_cmpint(standing.yes_s, ==, 0);
	author_says(fixture, "acct:ada@t", true, NOW + 3);
	g_assert_cmpint(standing_of(fixture, "k", "acct:ada@t").yes_s, ==, NOW + 5);
}

static void
says(Fixture *fixture, const char *by, bool is_yes, int64_t said_s)
{
	g_autoptr(GPtrArray) list = fixture_words("acct:ada@t");
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(is_yes ? consents_readmit_author(fixture->store, list, by, said_s, &error)
			   : consents_refuse_author(fixture->store, list, by, said_s, &error));
	fixture_commit(fixture);
}

/* Of one name the account and the organiser may say no: either takes back its own word alone. */
static void
test_account_and_organiser(Fixture *fixture, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *first, *second, *back; /* who says no, and again; who takes it back */
		bool is_organisers;
		int64_t yes_s;
	} rows[] = {
		{ "account", "account", "account", false, NOW + 9 },
		{ "account", "organiser", "account", true, 0 },
		{ "account", "organiser", "organiser", false, 0 },
		{ "organiser", "account", "account", true, 0 },
		{ "organiser", "account", "organiser", false, 0 },
		{ "organiser", "organiser", "account", true, 0 },
		{ "organiser", "organiser", "organiser", false, NOW + 9 },
		{ "alias", "organiser", "account", true, 0 },
		{ "organiser", "alias", "account", true, 0 },
		{ "account", "alias", "organiser", false, 0 },
		{ "alias", "alias", "account", false, NOW + 9 },
		{ "alias", "alias", "organiser", false, NOW + 9 },
		{ "alias", "account", "organiser", false, 0 },
	};
	/* clang-format on */

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s, %s, back by %s", rows[i].first, rows[i].second, rows[i].back);
		says(fixture, rows[i].first, false, NOW);
		says(fixture, rows[i].second, false, NOW);
		says(fixture, rows[i].back, true, NOW + 9);
		const ConsentStanding standing = standing_of(fixture, "k", "acct:ada@t");
		g_assert_true(standing.has_author_no);
		g_assert_cmpint(standing.is_organisers, ==, rows[i].is_organisers);
		g_assert_cmpint(standing.yes_s, ==, rows[i].yes_s);
		fixture_number(fixture, "DELETE FROM refusal");
	}
	/* What the organiser lets in again counts from then on. */
	says(fixture, "organiser", false, NOW);
	says(fixture, "organiser", true, NOW + 9);
	g_assert_cmpint(standing_of(fixture, "k", "acct:ada@t").last_no_s, ==, NOW + 9);
	/* And the organiser's no for one name is not undone by a yes for another. */
	author_says(fixture, "site:t", false, NOW + 1);
	author_says(fixture, "site:t", true, NOW + 30);
	says(fixture, "organiser", false, NOW + 10);
	g_assert_true(standing_of(fixture, "k", "acct:ada@t site:t").is_organisers);
}

static void
test_count_out(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) list = fixture_words("acct:ada@t author:t/@ada");
	GError *error = NULL;
	guint counts[3];

	(void)data;
	author_says(fixture, "author:t/@ada", false, NOW);
	for (int i = 0; i < 3; i++) {
		fixture_begin(fixture);
		assert_done(consents_count_out(fixture->store, list, &counts[i], &error));
		fixture_commit(fixture);
		says(fixture, CONSENTS_BY_ORGANISER, i == 1, NOW + i);
	}
	g_assert_cmpuint(counts[0], ==, 0);
	g_assert_cmpuint(counts[1], ==, 1);
	g_assert_cmpuint(counts[2], ==, 0);
}

/* Since when it stands is known to the day, and an equal word later does not make it newer. */
static void
test_since_when(Fixture *fixture, gconstpointer data)
{
	const int64_t day_s = NOW - NOW % DAY;
	int64_t changes;

	(void)data;
	remember_at(fixture, "k", POST_CONSENT_REDUCED, day_s + DAY - 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT said_s FROM consent"), ==, day_s);
	changes = fixture_changes(fixture);
	remember_at(fixture, "k", POST_CONSENT_REDUCED, day_s + 5 * DAY);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	remember_at(fixture, "k", POST_CONSENT_REFUSED, day_s + 7 * DAY);
	g_assert_cmpint(fixture_number(fixture, "SELECT said_s FROM consent"), ==, day_s + 7 * DAY);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM consent"), ==, 1);
}

/* What an author says again is not written again, nor a yes to somebody who never said no. */
static void
test_said_again(Fixture *fixture, gconstpointer data)
{
	int64_t changes;

	(void)data;
	author_says(fixture, "acct:ada@t", false, NOW);
	changes = fixture_changes(fixture);
	author_says(fixture, "acct:ada@t", false, NOW);
	author_says(fixture, "acct:ada@t", false, NOW - 5);
	author_says(fixture, "acct:bob@t", true, NOW);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	author_says(fixture, "acct:ada@t", true, NOW + 1);
	changes = fixture_changes(fixture);
	author_says(fixture, "acct:ada@t", true, NOW + 2);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	g_assert_cmpint(standing_of(fixture, "k", "acct:ada@t").yes_s, ==, NOW + 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT first_s FROM refusal"), ==, NOW);
}

/* A yes under one name is older than the no under another: the no stands. */
static void
test_the_latest_under_any_name(Fixture *fixture, gconstpointer data)
{
	ConsentStanding standing;

	(void)data;
	author_says(fixture, "acct:ada@t", false, NOW);
	author_says(fixture, "acct:ada@t", true, NOW + 3);
	author_says(fixture, "author:t/@ada", false, NOW + 4);
	standing = standing_of(fixture, "k", "acct:ada@t author:t/@ada");
	g_assert_cmpint(standing.last_no_s, ==, NOW + 4);
	g_assert_cmpint(standing.yes_s, ==, 0);
	author_says(fixture, "acct:ada@t", false, NOW + 1);
	author_says(fixture, "acct:ada@t", true, NOW + 4);
	standing = standing_of(fixture, "k", "author:t/@ada acct:ada@t");
	g_assert_cmpint(standing.yes_s, ==, NOW + 4);
}

/* The row of who opted out has no name, from the first word on, until it is taken back. */
static void
test_the_authors_row(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");
	const char *names[] = { "ada", "bob" };

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(Post) post = make_post("One", NOW, names[i]);

		post->author_name = g_strdup(names[i]);
		post->author_handle = g_strdup_printf("@%s@t", names[i]);
		g_ptr_array_add(post->author_keys, g_strdup_printf("acct:%s@t", names[i]));
		fixture_put(fixture, post, source, NOW);
	}
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM author WHERE name IS NULL"),
		==, 0);
	author_says(fixture, "acct:ada@t", false, NOW + 1);
	author_says(fixture, "acct:ada@t", false, NOW + 9);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT opted_out_s FROM author WHERE name IS NULL"
				" AND handle IS NULL"),
		==, NOW + 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM author WHERE name = 'bob'"
				" AND handle = '@bob@t' AND opted_out_s = 0"),
		==, 1);
	author_says(fixture, "acct:ada@t", true, NOW + 20);
	g_assert_cmpint(fixture_number(fixture, "SELECT max(opted_out_s) FROM author"), ==, 0);
}

static int64_t
count_out(Fixture *fixture, const char *name)
{
	g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM author WHERE opted_out_s <> 0"
					       " AND first_seen_s = 1795000000 + %d",
		*name - 'a');

	return fixture_number(fixture, sql);
}

/* Under each of several names, and of no other author; a yes to nothing writes nothing. */
static void
test_each_of_the_names(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");
	const char *names[] = { "ada", "bob", "cat" };
	int64_t changes;

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(Post) post = make_post("One", NOW, names[i]);

		g_ptr_array_add(post->author_keys, g_strdup_printf("acct:%s@t", names[i]));
		fixture_put(fixture, post, source, NOW + (int64_t)i);
	}
	author_says(fixture, "acct:ada@t acct:bob@t acct:cat@t", false, NOW);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM refusal WHERE said_by = 'account'"
				" AND first_s = 1795000000 AND lifted_s = 0"),
		==, 3);
	author_says(fixture, "acct:ada@t acct:bob@t", true, NOW + 1);
	g_assert_cmpint(count_out(fixture, "a"), ==, 0);
	g_assert_cmpint(count_out(fixture, "b"), ==, 0);
	g_assert_cmpint(count_out(fixture, "c"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM refusal WHERE lifted_s = 0"),
		==, 1);
	changes = fixture_changes(fixture);
	author_says(fixture, "acct:ada@t", true, NOW + 2);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
}

/* The strictest is that of the post with the key, and not of one beside it. */
static void
test_whose_key_it_is(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");
	g_autoptr(Post) open = make_post("One", NOW, "k1");
	g_autoptr(Post) reduced = make_post("Two", NOW, "k2");

	(void)data;
	open->consent = POST_CONSENT_OPEN;
	reduced->consent = POST_CONSENT_REDUCED;
	fixture_put(fixture, open, source, NOW);
	fixture_put(fixture, reduced, source, NOW);
	g_assert_cmpint(standing_of(fixture, "k1", "").level, ==, POST_CONSENT_OPEN);
	remember(fixture, "k1", POST_CONSENT_REFUSED);
	g_assert_cmpint(standing_of(fixture, "k2", "").level, ==, POST_CONSENT_REDUCED);
	g_assert_cmpint(standing_of(fixture, "k1", "").level, ==, POST_CONSENT_REFUSED);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/consents/the strictest stands", test_the_strictest_stands);
	add_test("/consents/of a stored post", test_of_a_stored_post);
	add_test("/consents/an author", test_an_author);
	add_test("/consents/account and organiser", test_account_and_organiser);
	add_test("/consents/count out", test_count_out);
	add_test("/consents/since when", test_since_when);
	add_test("/consents/said again", test_said_again);
	add_test("/consents/the latest under any name", test_the_latest_under_any_name);
	add_test("/consents/the author's row", test_the_authors_row);
	add_test("/consents/each of the names", test_each_of_the_names);
	add_test("/consents/whose key it is", test_whose_key_it_is);
	return g_test_run();
}
