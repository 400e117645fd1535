#include "store/drafts.h"

#include "fixture.h"

#define WEEK (7 * DAY)

static Draft *
make_draft(const char *title)
{
	Draft *draft = draft_new();

	draft->digest = g_strdup("weekly");
	draft->frequency = SCHEDULE_WEEKLY;
	draft->title = g_strdup(title);
	draft->language = g_strdup("en");
	draft->timezone = g_strdup("Europe/London");
	draft->contact = g_strdup("me@example.org");
	draft->period_start_s = NOW - WEEK;
	draft->period_end_s = NOW;
	return draft;
}

static int64_t
put(Fixture *fixture, Draft *draft, int64_t now_s)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(drafts_put(fixture->store, draft, NOW + DAY, now_s, &error));
	fixture_commit(fixture);
	return draft->id;
}

static void
assert_doc(Fixture *fixture, const Draft *draft)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(fixture->store),
		"SELECT doc FROM draft");
	json_auto_t *want = draft_to_json(draft);
	GError *error = NULL;
	bool has_row;

	assert_done(db_step(select, &has_row, &error));
	json_auto_t *got = json_loads(db_text(select, 0), 0, NULL);
	g_assert_true(json_equal(got, want));
}

static void
test_all_of_it_is_kept(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Draft) draft = make_draft("#JoyFE");

	(void)data;
	g_assert_cmpint(put(fixture, draft, NOW), >, 0);
	assert_doc(fixture, draft);
	g_assert_cmpint(fixture_number(fixture, "SELECT deadline_s FROM draft"), ==, NOW + DAY);
	g_assert_cmpint(fixture_number(fixture, "SELECT made_s FROM draft"), ==, NOW);
	g_assert_cmpint(fixture_number(fixture, "SELECT start_s FROM draft"), ==, NOW - WEEK);
	g_assert_cmpint(fixture_number(fixture, "SELECT end_s FROM draft"), ==, NOW);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM draft WHERE digest = 'weekly'"
				" AND frequency = 'weekly' AND state = 'open' AND edits IS NULL"),
		==, 1);
}

static void
test_an_open_one_is_made_anew(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Draft) first = make_draft("First");
	g_autoptr(Draft) second = make_draft("Second");
	int64_t id = put(fixture, first, NOW);
	GError *error = NULL;

	(void)data;
	assert_done(db_script(store_db(fixture->store), "UPDATE draft SET edits = '[]'", &error));
	g_assert_cmpint(put(fixture, second, NOW + 5), ==, id);
	assert_doc(fixture, second);
	g_assert_cmpint(fixture_number(fixture, "SELECT made_s FROM draft"), ==, NOW);
	g_assert_cmpint(fixture_number(fixture, "SELECT changed_s FROM draft"), ==, NOW + 5);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM draft WHERE edits = '[]'"),
		==, 1);
}

static void
test_a_frozen_one_never_changes(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Draft) draft = make_draft("#JoyFE");
	g_autoptr(Draft) other = make_draft("Other");
	int64_t id = put(fixture, draft, NOW);
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(drafts_freeze(fixture->store, id, NOW + 9, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture, "SELECT changed_s FROM draft"), ==, NOW + 9);
	fixture_begin(fixture);
	assert_fails(drafts_put(fixture->store, other, NOW, NOW, &error), ERROR_STORE_PERMANENT,
		"digest weekly: the weekly draft of that period");
	db_rollback(store_db(fixture->store));
	fixture_begin(fixture);
	assert_fails(drafts_freeze(fixture->store, id, NOW, &error), ERROR_STORE_PERMANENT,
		"is not open");
	db_rollback(store_db(fixture->store));
	g_assert_cmpint(other->id, ==, 0);
	assert_doc(fixture, draft);
}

/* A refused post may be in any open draft; an edition is what was mailed. */
static void
test_a_post_of_it_is_refused(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "toot");
	g_autoptr(Draft) draft = make_draft("#JoyFE");
	g_autoptr(Draft) earlier = make_draft("#JoyFE");
	g_autoptr(Post) post = make_post("One", NOW, "k");
	GError *error = NULL;

	(void)data;
	earlier->period_start_s -= WEEK;
	earlier->period_end_s -= WEEK;
	int64_t mailed = put(fixture, earlier, NOW);
	put(fixture, draft, NOW);
	fixture_put(fixture, post, source, NOW);
	fixture_begin(fixture);
	assert_done(drafts_freeze(fixture->store, mailed, NOW, &error));
	assert_done(posts_forget(fixture->store, post->id, POST_CONSENT_REFUSED, NOW, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(doc) FROM draft"), ==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(doc) FROM draft"
				" WHERE state = 'open'"),
		==, 0);
	put(fixture, draft, NOW);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(doc) FROM draft"), ==, 2);
}

/* Emptied once, nothing is written again; and of two only the one that is named is frozen. */
static void
test_only_what_is_open_is_emptied(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Draft) draft = make_draft("#JoyFE");
	g_autoptr(Draft) later = make_draft("#JoyFE");
	GError *error = NULL;
	int64_t changes;

	(void)data;
	later->period_end_s += WEEK;
	const int64_t open = put(fixture, later, NOW);
	const int64_t frozen = put(fixture, draft, NOW);
	fixture_begin(fixture);
	assert_done(drafts_freeze(fixture->store, frozen, NOW, &error));
	assert_done(drafts_empty(fixture->store, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture, "SELECT id FROM draft WHERE doc IS NULL"), ==,
		open);
	g_assert_cmpint(fixture_number(fixture, "SELECT id FROM draft WHERE doc IS NOT NULL"), ==,
		frozen);
	changes = fixture_changes(fixture);
	fixture_begin(fixture);
	assert_done(drafts_empty(fixture->store, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
}

/* What the organiser makes of a draft outlives that it is made anew, and goes with it into its
 * edition. */
static void
test_review(Fixture *fixture, gconstpointer data)
{
	g_auto(DraftRow) row = { .digest = g_strdup("weekly"),
		.frequency = SCHEDULE_WEEKLY,
		.start_s = NOW - WEEK,
		.end_s = NOW,
		.deadline_s = NOW,
		.review = draft_review_new() };
	g_auto(DraftRow) read = { 0 };
	g_auto(DraftRow) none = { 0 };
	g_autoptr(Draft) draft = make_draft("#JoyFE");
	GError *error = NULL;

	(void)data;
	draft_review_add(row.review, 7)->is_pinned = true;
	fixture_begin(fixture);
	assert_done(drafts_put_review(fixture->store, &row, NOW - DAY, &error));
	row.review->decision = REVIEW_APPROVED;
	assert_done(drafts_put_review(fixture->store, &row, NOW, &error));
	fixture_commit(fixture);
	g_assert_cmpint(put(fixture, draft, NOW), ==, row.id);
	assert_done(drafts_get(fixture->store, row.id, &read, &error));
	g_assert_cmpint(read.made_s, ==, NOW - DAY);
	g_assert_cmpint(read.state, ==, DRAFT_OPEN);
	g_assert_cmpint(read.review->decision, ==, REVIEW_APPROVED);
	g_assert_true(draft_review_post(read.review, 7)->is_pinned);
	draft_row_clear(&read);
	assert_done(drafts_last_open(fixture->store, "weekly", &read, &error));
	g_assert_cmpint(read.id, ==, row.id);
	assert_done(drafts_find(fixture->store,
		&(DraftPeriod){ "weekly", SCHEDULE_WEEKLY, NOW + 1 }, &none, &error));
	g_assert_cmpint(none.id, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/drafts/all of it is kept", test_all_of_it_is_kept);
	add_test("/drafts/an open one is made anew", test_an_open_one_is_made_anew);
	add_test("/drafts/a frozen one never changes", test_a_frozen_one_never_changes);
	add_test("/drafts/a post of it is refused", test_a_post_of_it_is_refused);
	add_test("/drafts/only what is open is emptied", test_only_what_is_open_is_emptied);
	add_test("/drafts/what the organiser makes of it", test_review);
	return g_test_run();
}
