#include "fixture.h"

#include "base/error.h"
#include "store/consents.h"
#include "store/expiry.h"

#define BEFORE (NOW - 400 * DAY)

static int
expire_all(Fixture *fixture)
{
	GError *error = NULL;
	int all = 0, rows = 1;

	while (rows > 0) {
		assert_done(expiry_step(fixture->store, BEFORE, &rows, &error));
		all += rows;
	}
	return all;
}

static void
put(Fixture *fixture, const char *title, int64_t published_s, int64_t seen_s)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autofree char *key = g_strconcat("guid:blog:", title, NULL);
	g_autoptr(Post) post = make_post(title, published_s, key);

	tag_post(post, "#JoyFE");
	post->author_name = g_strdup(title);
	g_ptr_array_add(post->author_keys, g_strconcat("acct:", title, NULL));
	fixture_put(fixture, post, source, seen_s);
}

static char *
titles(Fixture *fixture)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(fixture->store),
		"SELECT name FROM post p JOIN author a ON a.id = p.author ORDER BY p.id");
	GString *text = g_string_new(NULL);
	GError *error = NULL;
	bool has_row = true;

	while (has_row) {
		assert_done(db_step(select, &has_row, &error));
		g_string_append_printf(text, "%s%s", has_row ? db_text(select, 0) : "",
			has_row ? " " : "");
	}
	return g_string_free(text, FALSE);
}

static void
test_what_is_too_old(Fixture *fixture, gconstpointer data)
{
	(void)data;
	put(fixture, "old", BEFORE - 1, BEFORE - 1);
	put(fixture, "just", BEFORE, BEFORE);
	put(fixture, "old-but-still-shown", BEFORE - 1, BEFORE - 1);
	put(fixture, "old-but-still-shown", BEFORE - 1, NOW);
	/* Without a date, or with one that is not believed, what is still shown stays. */
	put(fixture, "undated", DATE_UNKNOWN, BEFORE - DAY);
	put(fixture, "undated-and-still-shown", DATE_UNKNOWN, BEFORE - DAY);
	put(fixture, "undated-and-still-shown", DATE_UNKNOWN, NOW);
	put(fixture, "undated-and-shown-until-then", DATE_UNKNOWN, BEFORE - DAY);
	put(fixture, "undated-and-shown-until-then", DATE_UNKNOWN, BEFORE);
	put(fixture, "ahead", NOW + 9 * DAY, BEFORE - DAY);
	put(fixture, "new", NOW, NOW);
	g_assert_cmpint(expire_all(fixture), ==, 4);
	g_autofree char *left = titles(fixture);
	g_assert_cmpstr(left, ==, "just undated-and-still-shown undated-and-shown-until-then new ");
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM author"), ==, 4);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post_key"), ==, 4);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT value > 0 FROM meta"
				" WHERE key = 'erasures_owed'"),
		==, 1);
}

static void
test_in_steps(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	GError *error = NULL;
	int rows;

	(void)data;
	for (int i = 0; i < EXPIRY_BATCH + 20; i++) {
		g_autofree char *key = g_strdup_printf("k%d", i);
		g_autoptr(Post) post = make_post("x", BEFORE - 1 - i, key);
		fixture_put(fixture, post, source, BEFORE - 9);
	}
	assert_done(expiry_step(fixture->store, BEFORE, &rows, &error));
	g_assert_cmpint(rows, ==, EXPIRY_BATCH);
	/* The oldest go first. */
	g_assert_cmpint(fixture_number(fixture, "SELECT min(published_s) FROM post"), ==,
		BEFORE - 20);
	assert_done(expiry_step(fixture->store, BEFORE, &rows, &error));
	g_assert_cmpint(rows, ==, 20);
	assert_done(expiry_step(fixture->store, BEFORE, &rows, &error));
	g_assert_cmpint(rows, ==, 0);
}

/* Refusals stand for good; less is only good for what might come again. */
static void
test_drops_and_consents(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(GPtrArray) refused = g_ptr_array_new();
	g_autoptr(GPtrArray) reduced = g_ptr_array_new();
	GError *error = NULL;

	(void)data;
	g_ptr_array_add(refused, (void *)"k1");
	g_ptr_array_add(reduced, (void *)"k2");
	fixture_begin(fixture);
	assert_done(posts_drop(fixture->store, &(PostSighting){ source, BEFORE - DAY }, "k1",
		"spam", &error));
	assert_done(posts_drop(fixture->store, &(PostSighting){ source, NOW }, "k2", "spam",
		&error));
	assert_done(consents_remember(fixture->store, refused, POST_CONSENT_REFUSED, BEFORE - DAY,
		&error));
	assert_done(consents_remember(fixture->store, reduced, POST_CONSENT_REDUCED, BEFORE - DAY,
		&error));
	fixture_commit(fixture);
	g_assert_cmpint(expire_all(fixture), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM dropped"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT level FROM consent"), ==,
		POST_CONSENT_REFUSED);
	/* No words went. */
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM meta"
				" WHERE key = 'erasures_owed'"),
		==, 0);
}

/* An edition's documents go, but not while a reader is owed it; that it was stays. */
static void
test_documents_of_editions(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	put(fixture, "mailed", BEFORE - DAY, BEFORE - DAY);
	fixture_subscribe(fixture, "ada@example.org", "weekly", SUBSCRIPTION_FROM_INI, false);
	fixture_begin(fixture);
	assert_done(db_script(store_db(fixture->store),
		"INSERT INTO draft (id, digest, frequency, start_s, end_s, state, deadline_s, doc,"
		" made_s, changed_s) VALUES (1, 'weekly', 'weekly', 1, 2, 'frozen', 2, '{}', 2, 2);"
		"INSERT INTO edition (id, draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash)"
		" VALUES (1, 1, 'weekly', 'weekly', 'weekly', 1, 1, 2, 2, 't', 'h');"
		"INSERT INTO edition_post (digest, frequency, post, edition, shown)"
		" VALUES ('weekly', 'weekly', 1, 1, 1);"
		"INSERT INTO variant (edition, language, format, subject, text, html_places,"
		" text_places) VALUES (1, 'en', 'text', 's', 'words', '', '');"
		"INSERT INTO delivery (edition, subscription, state, changed_s)"
		" VALUES (1, 1, 'retry', 2)",
		&error));
	fixture_commit(fixture);
	g_assert_cmpint(expire_all(fixture), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM variant"), ==, 1);
	fixture_begin(fixture);
	assert_done(db_script(store_db(fixture->store), "UPDATE delivery SET state = 'sent'",
		&error));
	fixture_commit(fixture);
	g_assert_cmpint(expire_all(fixture), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM variant"), ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM edition"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(doc) FROM draft"), ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM delivery"), ==, 1);
}

static void
run_script(Fixture *fixture, const char *sql)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(db_script(store_db(fixture->store), sql, &error));
	fixture_commit(fixture);
}

static void
put_draft(Fixture *fixture, int id, int64_t end_s, const char *words)
{
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO draft (id, digest, frequency, start_s, end_s, state, deadline_s, doc,"
		" edits, made_s, changed_s) VALUES (%d, 'd%d', 'weekly', 1, %" G_GINT64_FORMAT
		", 'frozen', 2, %s, 2, 2)",
		id, id, end_s, words);

	run_script(fixture, sql);
}

static bool
is_erasure_owed(Fixture *fixture)
{
	return fixture_number(fixture, "SELECT count(*) FROM meta WHERE key = 'erasures_owed'") > 0;
}

/* The words of a draft go, of whichever kind they are, from the bound on. */
static void
test_words_of_drafts(Fixture *fixture, gconstpointer data)
{
	(void)data;
	put_draft(fixture, 1, BEFORE, "'{}', '[]'");
	put_draft(fixture, 2, BEFORE - 1, "NULL, NULL");
	g_assert_cmpint(expire_all(fixture), ==, 0);
	g_assert_false(is_erasure_owed(fixture));
	put_draft(fixture, 3, BEFORE - 1, "'{}', NULL");
	put_draft(fixture, 4, BEFORE - 1, "NULL, '[]'");
	g_assert_cmpint(expire_all(fixture), ==, 2);
	g_assert_true(is_erasure_owed(fixture));
	g_assert_cmpint(fixture_number(fixture, "SELECT count(doc) * 10 + count(edits) FROM draft"),
		==, 11);
	g_assert_cmpint(fixture_number(fixture, "SELECT id FROM draft WHERE doc IS NOT NULL"), ==,
		1);
}

/* Of each edition by itself: whether it is old, and whether a reader of it is owed a mail. */
static void
test_each_edition_by_itself(Fixture *fixture, gconstpointer data)
{
	static const struct {
		int64_t end_s;
		const char *state;
		bool stays;
	} rows[] = {
		{ BEFORE - 1, "queued", true },
		{ BEFORE - 1, "sending", true },
		{ BEFORE - 1, "sent", false },
		{ BEFORE - 1, "failed", false },
		{ BEFORE, "sent", true },
	};

	(void)data;
	fixture_subscribe(fixture, "ada@example.org", "weekly", SUBSCRIPTION_FROM_INI, false);
	for (int i = 0; i < (int)G_N_ELEMENTS(rows); i++) {
		g_autofree char *sql = g_strdup_printf(
			"INSERT INTO edition (id, draft, digest, named, frequency, number, start_s,"
			" end_s, frozen_s, title, hash) VALUES (%d, %d, 'weekly', 'weekly',"
			" 'weekly', %d, 1, %" G_GINT64_FORMAT ", 2, 't', 'h');"
			"INSERT INTO variant (edition, language, format, subject, text,"
			" html_places, text_places) VALUES (%d, 'en', 'text', 's', 'w', '', '');"
			"INSERT INTO delivery (edition, subscription, state, changed_s)"
			" VALUES (%d, 1, '%s', 2)",
			i + 1, i + 1, i + 1, rows[i].end_s, i + 1, i + 1, rows[i].state);

		put_draft(fixture, i + 1, BEFORE, "NULL, NULL");
		run_script(fixture, sql);
	}
	g_assert_cmpint(expire_all(fixture), ==, 2);
	g_assert_true(is_erasure_owed(fixture));
	for (int i = 0; i < (int)G_N_ELEMENTS(rows); i++) {
		g_autofree char *sql =
			g_strdup_printf("SELECT count(*) FROM variant WHERE edition = %d", i + 1);

		g_test_message("edition %d", i + 1);
		g_assert_cmpint(fixture_number(fixture, sql), ==, rows[i].stays);
	}
}

/* An event goes when it is over, and so does what readers were told of it. */
static void
test_events(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_source(fixture, "college");
	g_autofree char *sql =
		g_strdup_printf("CREATE TEMP TABLE bound AS SELECT %" G_GINT64_FORMAT " AS s;"
				"INSERT INTO event (source, uid, recurrence, start_s, over_s, doc)"
				" SELECT 1, 'over', '', s - 9, s - 1, '{}' FROM bound"
				" UNION ALL SELECT 1, 'just', '', s - 9, s, '{}' FROM bound;"
				"INSERT INTO event_told (digest, is_by_month, uid, over_s, doc)"
				" SELECT 'weekly', 0, 'over', s - 1, '{}' FROM bound"
				" UNION ALL SELECT 'weekly', 0, 'just', s, '{}' FROM bound",
			BEFORE);
	run_script(fixture, sql);
	g_assert_cmpint(expire_all(fixture), ==, 2);
	g_assert_true(is_erasure_owed(fixture));
	g_assert_cmpint(fixture_number(fixture,
				"SELECT (SELECT count(*) FROM event WHERE uid = 'just')"
				" + (SELECT count(*) FROM event_told WHERE uid = 'just')"),
		==, 2);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT (SELECT count(*) FROM event)"
				" + (SELECT count(*) FROM event_told)"),
		==, 2);
}

/* What is as old as the bound stays, and a refusal at any age. */
static void
test_drops_and_consents_at_the_bound(Fixture *fixture, gconstpointer data)
{
	fixture_source(fixture, "blog");
	g_autofree char *sql =
		g_strdup_printf("CREATE TEMP TABLE bound AS SELECT %" G_GINT64_FORMAT " AS s;"
				"INSERT INTO dropped SELECT 1, 'old', 'spam', s - 1 FROM bound;"
				"INSERT INTO dropped SELECT 1, 'just', 'spam', s FROM bound;"
				"INSERT INTO consent SELECT 'old', 2, s - 1 FROM bound;"
				"INSERT INTO consent SELECT 'just', 2, s FROM bound;"
				"INSERT INTO consent SELECT 'no', 3, s - 1 FROM bound",
			BEFORE);

	(void)data;
	run_script(fixture, sql);
	g_assert_cmpint(expire_all(fixture), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM dropped WHERE hash = 'just'"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM consent WHERE hash IN ('just', 'no')"),
		==, 2);
}

/* What came and went by mail: what is as old as the bound stays, and so does what is not over. */
static void
test_mail(Fixture *fixture, gconstpointer data)
{
	static const struct {
		const char *table;
		const char *columns; /* behind a label, which its first column keeps */
		const char *values;  /* of one that is over; s is a second before the bound */
		const char *kept;    /* of one that stays at any age; NULL: there is none */
	} rows[] = {
		{ "bounce", "detail, subscriber, is_hard, class, came_s", "1, 0, 'disabled', s",
			NULL },
		{ "incoming", "hash, what, came_s", "'bounce', s", NULL },
		{ "asked", "hash, asked_s", "s", NULL },
		{ "memo", "kind, state, doc, made_s, changed_s", "'sent', NULL, s, s",
			"'retry', '{}', s, s" },
		{ "memo", "kind, state, doc, made_s, changed_s", "'uncertain', NULL, s, s",
			"'uncertain', '{}', s, s" },
		{ "proposal", "url, digest, tag, how, state, asked_s, changed_s",
			"'weekly', '#JoyFE', 'mail', 'refused', s, s",
			"'weekly', '#JoyFE', 'mail', 'asked', s, s" },
	};

	(void)data;
	fixture_subscribe(fixture, "ada@example.org", "weekly", SUBSCRIPTION_FROM_INI, false);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *label = g_strndup(rows[i].columns, strcspn(rows[i].columns, ","));
		g_autofree char *sql = g_strdup_printf(
			"DELETE FROM %s;"
			"INSERT INTO %s (%s) SELECT 'old', %s FROM (SELECT %" G_GINT64_FORMAT
			" AS s) UNION ALL SELECT 'just', %s FROM (SELECT %" G_GINT64_FORMAT
			" AS s) UNION ALL SELECT 'kept', %s FROM (SELECT %" G_GINT64_FORMAT
			" AS s)",
			rows[i].table, rows[i].table, rows[i].columns, rows[i].values, BEFORE - 1,
			rows[i].values, BEFORE,
			rows[i].kept != NULL ? rows[i].kept : rows[i].values,
			rows[i].kept != NULL ? BEFORE - 1 : NOW);
		g_autofree char *left = g_strdup_printf(
			"SELECT count(*) * 10 + sum(%s IN ('just', 'kept')) FROM %s", label,
			rows[i].table);

		g_test_message("%s", rows[i].values);
		run_script(fixture, sql);
		g_assert_cmpint(expire_all(fixture), ==, 1);
		g_assert_cmpint(fixture_number(fixture, left), ==, 22);
	}
}

static void
test_rounds(Fixture *fixture, gconstpointer data)
{
	const ExpiryRounds set = { .last_s = NOW, .doubted_s = NOW + 5 };
	ExpiryRounds rounds = { .last_s = -1, .doubted_s = -1 };
	GError *error = NULL;

	(void)data;
	assert_done(expiry_get_rounds(fixture->store, &rounds, &error));
	g_assert_cmpint(rounds.last_s, ==, 0);
	g_assert_cmpint(rounds.doubted_s, ==, 0);
	assert_done(expiry_set_rounds(fixture->store, &set, &error));
	assert_done(expiry_get_rounds(fixture->store, &rounds, &error));
	g_assert_cmpint(rounds.last_s, ==, NOW);
	g_assert_cmpint(rounds.doubted_s, ==, NOW + 5);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/expiry/what is too old", test_what_is_too_old);
	add_test("/expiry/in steps", test_in_steps);
	add_test("/expiry/drops and consents", test_drops_and_consents);
	add_test("/expiry/documents of editions", test_documents_of_editions);
	add_test("/expiry/words of drafts", test_words_of_drafts);
	add_test("/expiry/each edition by itself", test_each_edition_by_itself);
	add_test("/expiry/events", test_events);
	add_test("/expiry/drops and consents at the bound", test_drops_and_consents_at_the_bound);
	add_test("/expiry/mail", test_mail);
	add_test("/expiry/rounds", test_rounds);
	return g_test_run();
}
