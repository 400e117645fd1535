#include "store/editions.h"

#include "base/token.h"

#include "fixture.h"
#include "store/bounces.h"
#include "store/deliveries.h"
#include "store/drafts.h"
#include "store/erasure.h"
#include "store/witnesses.h"

#define WEEK (7 * DAY)

/* An edition of the period that ends at @end_s, with both variants. */
static Edition *
make_edition(int number, int64_t end_s)
{
	Edition *edition = edition_new();
	Variant *html = variant_new();
	Variant *text = variant_new();
	const VariantPlace html_place = { 3, TOKEN_LENGTH, VARIANT_TOKEN };
	const VariantPlace text_place = { 1, 2, VARIANT_ADDRESS };

	edition->digest = g_strdup("weekly");
	edition->frequency = SCHEDULE_WEEKLY;
	edition->number = number;
	edition->period_start_s = end_s - WEEK;
	edition->period_end_s = end_s;
	edition->frozen_s = NOW;
	edition->title = g_strdup("#JoyFE");
	edition->hash = g_strdup("0123");
	html->language = g_strdup("en");
	html->format = MAIL_FORMAT_HTML;
	html->subject = g_strdup("A week of #JoyFE");
	html->html = g_strdup("<p>Gŵyl</p>");
	html->text = g_strdup("Gŵyl");
	g_array_append_val(html->html_places, html_place);
	g_array_append_val(html->text_places, text_place);
	text->language = g_strdup("en");
	text->format = MAIL_FORMAT_TEXT;
	text->subject = g_strdup("A week of #JoyFE");
	text->text = g_strdup("Gŵyl");
	g_ptr_array_add(edition->variants, text);
	g_ptr_array_add(edition->variants, html);
	return edition;
}

static Draft *
make_draft(void)
{
	Draft *draft = draft_new();

	draft->digest = g_strdup("weekly");
	draft->frequency = SCHEDULE_WEEKLY;
	draft->title = g_strdup("#JoyFE");
	draft->language = g_strdup("en");
	draft->timezone = g_strdup("Europe/London");
	draft->contact = g_strdup("me@example.org");
	draft->posts_total = 2;
	return draft;
}

static bool
put_quiet(Fixture *fixture, int64_t end_s, GError **error)
{
	g_autoptr(Draft) draft = make_draft();

	draft->period_start_s = end_s - WEEK;
	draft->period_end_s = end_s;
	return editions_put_quiet(fixture->store, draft, NOW, error);
}

/* A section with one shown post. */
static void
show(Draft *draft, int64_t post_id)
{
	DraftSection *section = draft_section_new(DRAFT_SECTION_TAG, hashtag_new("#JoyFE"));
	Post *post = make_post("A post", NOW, "k");

	post->id = post_id;
	section->total = 1;
	g_ptr_array_add(section->entries, draft_entry_new(post));
	g_ptr_array_add(draft->sections, section);
}

/* The draft and what it becomes, as flow does. */
static bool
put_edition(Fixture *fixture, Draft *draft, Edition *edition, GError **error)
{
	draft->period_start_s = edition->period_start_s;
	draft->period_end_s = edition->period_end_s;
	return drafts_put(fixture->store, draft, NOW, NOW, error)
		&& editions_put(fixture->store, draft, edition, error);
}

static void
cut(Draft *draft, int64_t post_id)
{
	DraftCut *row = g_new0(DraftCut, 1);

	row->post_id = post_id;
	row->reason = g_strdup("over max_posts");
	g_ptr_array_add(draft->cuts, row);
}

static int64_t
put_post(Fixture *fixture, int64_t source_id, const char *key)
{
	g_autoptr(Post) post = make_post(key, NOW, key);

	tag_post(post, "#JoyFE");
	fixture_put(fixture, post, source_id, NOW);
	return post->id;
}

static guint
count_candidates(Fixture *fixture)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	g_autoptr(GPtrArray) candidates = NULL;
	GError *error = NULL;

	g_ptr_array_add(keys, (char *)"joyfe");
	assert_done(posts_candidates(fixture->store,
		&(PostsWanted){ .digest = "weekly", .tag_keys = keys, .until_s = NOW + 1 },
		&candidates, &error));
	return candidates->len;
}

static void
test_no_period_yet(Fixture *fixture, gconstpointer data)
{
	PeriodRow row = { .start_s = 7 };
	GError *error = NULL;

	(void)data;
	assert_done(editions_last_period(fixture->store, "weekly", SCHEDULE_WEEKLY, &row, &error));
	g_assert_false(row.is_there);
	g_assert_cmpint(row.start_s, ==, 0);
}

static void
test_quiet_periods(Fixture *fixture, gconstpointer data)
{
	PeriodRow row = { 0 };
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(put_quiet(fixture, NOW, &error));
	assert_done(put_quiet(fixture, NOW - WEEK, &error));
	fixture_commit(fixture);
	assert_done(editions_last_period(fixture->store, "weekly", SCHEDULE_WEEKLY, &row, &error));
	g_assert_true(row.is_there);
	g_assert_cmpint(row.start_s, ==, NOW - WEEK);
	g_assert_cmpint(row.end_s, ==, NOW);
	g_assert_true(row.was_quiet);
	g_assert_cmpint(row.edition_id, ==, 0);
	g_assert_cmpint(row.posts, ==, 2);
	g_assert_cmpint(row.decided_s, ==, NOW);
	assert_done(editions_last_period(fixture->store, "weekly", SCHEDULE_DAILY, &row, &error));
	g_assert_false(row.is_there);
	assert_done(editions_last_period(fixture->store, "other", SCHEDULE_WEEKLY, &row, &error));
	g_assert_false(row.is_there);
}

static void
test_a_period_is_decided_once(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Edition) edition = make_edition(1, NOW);
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(put_quiet(fixture, NOW, &error));
	fixture_commit(fixture);
	fixture_begin(fixture);
	assert_fails(put_quiet(fixture, NOW, &error), ERROR_STORE_PERMANENT,
		"digest weekly: the weekly period that ends 2026-11-18 11:06 UTC is decided");
	db_rollback(store_db(fixture->store));
	fixture_begin(fixture);
	assert_fails(put_edition(fixture, draft, edition, &error), ERROR_STORE_PERMANENT,
		"decided already");
	assert_fails(db_commit(store_db(fixture->store), &error), ERROR_STORE_PERMANENT, "earlier");
	g_assert_cmpint(edition->id, ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM edition"), ==, 0);
}

static void
test_an_edition_comes_back(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Edition) edition = make_edition(1, NOW);
	g_autoptr(Edition) got = NULL;
	const Variant *html, *text;
	PeriodRow row = { 0 };
	GError *error = NULL;
	int number = 0;

	(void)data;
	assert_done(editions_next_number(fixture->store, "weekly", &number, &error));
	g_assert_cmpint(number, ==, 1);
	fixture_begin(fixture);
	assert_done(put_edition(fixture, draft, edition, &error));
	fixture_commit(fixture);
	assert_done(editions_next_number(fixture->store, "weekly", &number, &error));
	g_assert_cmpint(number, ==, 2);
	assert_done(editions_next_number(fixture->store, "daily", &number, &error));
	g_assert_cmpint(number, ==, 1);
	assert_done(editions_last_period(fixture->store, "weekly", SCHEDULE_WEEKLY, &row, &error));
	g_assert_false(row.was_quiet);
	g_assert_cmpint(row.edition_id, ==, edition->id);
	g_assert_cmpint(row.posts, ==, 2);

	assert_done(editions_get(fixture->store, edition->id, &got, &error));
	g_assert_cmpint(got->id, ==, edition->id);
	g_assert_cmpstr(got->digest, ==, "weekly");
	g_assert_cmpstr(got->named, ==, "weekly");
	g_assert_cmpint(got->frequency, ==, SCHEDULE_WEEKLY);
	g_assert_cmpint(got->number, ==, 1);
	g_assert_cmpint(got->period_start_s, ==, NOW - WEEK);
	g_assert_cmpint(got->period_end_s, ==, NOW);
	g_assert_cmpint(got->frozen_s, ==, NOW);
	g_assert_cmpstr(got->title, ==, "#JoyFE");
	g_assert_cmpstr(got->hash, ==, "0123");
	g_assert_cmpuint(got->variants->len, ==, 2);
	html = edition_variant(got, MAIL_FORMAT_HTML, 0);
	g_autofree char *html_places = variant_places_text(html->html_places);
	g_autofree char *text_places = variant_places_text(html->text_places);
	g_assert_cmpstr(html_places, ==, "3");
	g_assert_cmpstr(text_places, ==, "1:2:address");
	g_assert_cmpstr(html->subject, ==, "A week of #JoyFE");
	g_assert_cmpstr(html->html, ==, "<p>Gŵyl</p>");
	g_assert_cmpstr(html->text, ==, "Gŵyl");
	g_assert_cmpstr(html->language, ==, "en");
	text = edition_variant(got, MAIL_FORMAT_TEXT, 0);
	g_assert_null(text->html);
	g_assert_cmpstr(text->subject, ==, "A week of #JoyFE");
}

static void
test_no_such_edition(Fixture *fixture, gconstpointer data)
{
	Edition *edition = NULL;
	GError *error = NULL;

	(void)data;
	assert_fails(editions_get(fixture->store, 7, &edition, &error), ERROR_STORE_PERMANENT,
		"there is no edition 7");
	g_assert_null(edition);
}

/* Editions right after a chat, and weekly ones: whoever reads both may meet a post in both. */
static void
test_a_post_is_in_one_edition_a_frequency(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	const int64_t post = put_post(fixture, source, "a");
	GError *error = NULL;

	(void)data;
	for (int i = 0; i < 2; i++) {
		g_autoptr(Draft) draft = make_draft();
		g_autoptr(Edition) edition = make_edition(i + 1, NOW);

		if (i == 1) {
			draft->frequency = SCHEDULE_MONTHLY;
			edition->frequency = SCHEDULE_MONTHLY;
		}
		show(draft, post);
		fixture_begin(fixture);
		assert_done(put_edition(fixture, draft, edition, &error));
		fixture_commit(fixture);
	}
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM edition_post"), ==, 2);
}

/* The last edition that says something of the note says it; one that is undone says nothing. */
static void
test_note(Fixture *fixture, gconstpointer data)
{
	static const struct {
		const char *frozen_with;
		const char *asked;
		int shown;
	} rows[] = {
		{ "aa", "aa", 1 }, { "", "aa", 1 },                  /* it stood there still */
		{ "", "bb", 0 }, { "bb", "bb", 4 }, { "", "aa", 0 }, /* as it was before that */
		{ NULL, "bb", 0 },                                   /* there was none meanwhile */
	};

	const EditionsCourse weekly = { .digest = "weekly" };
	const EditionsCourse other = { .digest = "other" };

	(void)data;
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Draft) draft = make_draft();
		g_autoptr(Edition) edition = make_edition((int)i + 1, NOW + (int64_t)i * WEEK);
		EditionsNote note;
		GError *error = NULL;

		draft->note_hash = g_strdup(rows[i].frozen_with);
		fixture_begin(fixture);
		assert_done(put_edition(fixture, draft, edition, &error));
		fixture_commit(fixture);
		assert_done(editions_note(fixture->store, &weekly, rows[i].asked, &note, &error));
		g_assert_cmpint(note.number, ==, rows[i].shown);
		g_assert_cmpint(note.frozen_s, ==, rows[i].shown == 0 ? 0 : NOW);
		assert_done(editions_note(fixture->store, &other, rows[i].asked, &note, &error));
		g_assert_cmpint(note.number, ==, 0);
	}
}

static void
test_a_post_is_in_one_edition(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	const int64_t shown = put_post(fixture, source, "a");
	const int64_t capped = put_post(fixture, source, "b");
	const int64_t later = put_post(fixture, source, "c");
	const int64_t taken[] = { shown, capped };
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Edition) edition = make_edition(1, NOW);
	GError *error = NULL;

	(void)data;
	show(draft, shown);
	show(draft, shown); /* in two sections of one edition: still one row */
	cut(draft, capped);
	g_assert_cmpuint(count_candidates(fixture), ==, 3);
	fixture_begin(fixture);
	assert_done(put_edition(fixture, draft, edition, &error));
	fixture_commit(fixture);
	g_assert_cmpuint(count_candidates(fixture), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM edition_post"), ==, 2);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT post FROM edition_post"
				" WHERE shown = 0 AND reason = 'over max_posts'"),
		==, capped);

	for (gsize i = 0; i < G_N_ELEMENTS(taken); i++) {
		g_autoptr(Draft) again = make_draft();
		g_autoptr(Edition) next = make_edition(2, NOW + WEEK);

		show(again, later);
		show(again, taken[i]);
		fixture_begin(fixture);
		assert_fails(put_edition(fixture, again, next, &error), ERROR_STORE_PERMANENT,
			"is in an earlier edition");
		db_rollback(store_db(fixture->store));
	}
	g_assert_cmpuint(count_candidates(fixture), ==, 1);
}

static void
test_a_post_that_is_no_more(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Edition) edition = make_edition(1, NOW);
	GError *error = NULL;

	(void)data;
	put_post(fixture, fixture_source(fixture, "blog"), "another");
	show(draft, 5);
	fixture_begin(fixture);
	assert_fails(put_edition(fixture, draft, edition, &error), ERROR_STORE_TEMPORARY,
		"post 5 was merged");
	db_rollback(store_db(fixture->store));
}

static void
test_a_number_is_given_once(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Edition) edition = make_edition(1, NOW);
	g_autoptr(Edition) twin = make_edition(1, NOW + WEEK);
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(put_edition(fixture, draft, edition, &error));
	fixture_commit(fixture);
	fixture_begin(fixture);
	assert_fails(put_edition(fixture, draft, twin, &error), ERROR_STORE_PERMANENT,
		"edition 1 is frozen already");
	db_rollback(store_db(fixture->store));
}

/* Of several editions each has its own variants, in an order that does not hang on how they came.
 */
static void
test_variants_of_each(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GString) order = g_string_new(NULL);
	g_autoptr(Edition) got = NULL;
	int64_t first_id = 0;
	GError *error = NULL;

	(void)data;
	for (int i = 0; i < 2; i++) {
		g_autoptr(Draft) draft = make_draft();
		g_autoptr(Edition) edition = make_edition(i + 1, NOW + i * WEEK);
		Variant *welsh = variant_new();

		welsh->language = g_strdup(i == 0 ? "cy" : "de");
		welsh->format = MAIL_FORMAT_TEXT;
		welsh->subject = g_strdup("Wythnos");
		welsh->text = g_strdup("Gŵyl");
		g_ptr_array_add(edition->variants, welsh);
		fixture_begin(fixture);
		assert_done(put_edition(fixture, draft, edition, &error));
		fixture_commit(fixture);
		first_id = i == 0 ? edition->id : first_id;
	}
	assert_done(editions_get(fixture->store, first_id, &got, &error));
	g_assert_cmpint(got->number, ==, 1);
	for (guint i = 0; i < got->variants->len; i++) {
		const Variant *variant = g_ptr_array_index(got->variants, i);

		g_string_append_printf(order, "%s %s;", variant->language,
			mail_format_name(variant->format));
	}
	g_assert_cmpstr(order->str, ==, "cy text;en html;en text;");
}

/* A mail in which nobody knows where the reader's token goes is sent to nobody. */
static void
test_places_that_cannot_be_read(Fixture *fixture, gconstpointer data)
{
	static const char *const damages[] = {
		"UPDATE variant SET html_places = 'x' WHERE format = 'html'",
		"UPDATE variant SET html_places = '3', text_places = 'x' WHERE format = 'html'",
		"UPDATE variant SET text_places = CASE format WHEN 'text' THEN 'x' ELSE '' END",
	};
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Edition) edition = make_edition(1, NOW);
	Edition *got = NULL;
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(put_edition(fixture, draft, edition, &error));
	fixture_commit(fixture);
	for (gsize i = 0; i < G_N_ELEMENTS(damages); i++) {
		g_test_message("%s", damages[i]);
		assert_done(db_script(store_db(fixture->store), damages[i], &error));
		assert_fails(editions_get(fixture->store, edition->id, &got, &error),
			ERROR_STORE_PERMANENT, "edition 1: the places of the reader's token");
		g_assert_null(got);
	}
}

/* The posts of two editions. */
typedef struct TwoEditions {
	int64_t shown, hidden; /* of the last */
	int64_t other;         /* of the first */
} TwoEditions;

/* Each has a reader; the last shows a post and counts another that it does not. */
static TwoEditions
put_two_editions(Fixture *fixture)
{
	const int64_t source = fixture_source(fixture, "blog");
	TwoEditions two;
	GError *error = NULL;
	int queued;

	two.shown = put_post(fixture, source, "a");
	two.hidden = put_post(fixture, source, "b");
	two.other = put_post(fixture, source, "c");
	fixture_subscribe(fixture, "ada@school.example", "weekly", SUBSCRIPTION_FROM_INI, false);
	for (int i = 0; i < 2; i++) {
		g_autoptr(Draft) draft = make_draft();
		g_autoptr(Edition) edition = make_edition(i + 1, NOW + i * WEEK);

		show(draft, i == 0 ? two.other : two.shown);
		if (i == 1) {
			cut(draft, two.hidden);
		}
		fixture_begin(fixture);
		assert_done(put_edition(fixture, draft, edition, &error));
		assert_done(deliveries_queue(fixture->store, edition, &queued, &error));
		fixture_commit(fixture);
	}
	return two;
}

static int
take_back(Fixture *fixture)
{
	GError *error = NULL;
	int count = -1;

	assert_done(editions_take_back(fixture->store, &count, &error));
	return count;
}

static void
refuse(Fixture *fixture, int64_t post_id)
{
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(posts_forget(fixture->store, post_id, POST_CONSENT_REFUSED, NOW, &error));
	fixture_commit(fixture);
}

/* What nobody can have yet is undone when a post in it is refused, and nothing beside it. */
static void
test_an_edition_is_taken_back(Fixture *fixture, gconstpointer data)
{
	static const char *const tables[] = { "delivery", "edition_post", "period" };
	GError *error = NULL;
	bool is_owed = false;

	(void)data;
	const TwoEditions two = put_two_editions(fixture);
	g_assert_cmpint(take_back(fixture), ==, 0);
	g_assert_cmpuint(count_candidates(fixture), ==, 0);
	refuse(fixture, two.shown);
	assert_done(erasure_do(fixture->store, NULL, &error));
	g_assert_cmpint(take_back(fixture), ==, 1);
	assert_done(erasure_is_owed(fixture->store, &is_owed, &error));
	g_assert_true(is_owed);
	g_assert_cmpint(fixture_number(fixture, "SELECT sum(id) FROM edition"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT sum(edition) FROM variant"), ==, 2);
	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autofree char *sql = g_strdup_printf("SELECT sum(edition) FROM %s", tables[i]);

		g_test_message("%s", tables[i]);
		g_assert_cmpint(fixture_number(fixture, sql), ==, 1);
	}
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM draft WHERE id = 2"
				" AND state = 'open' AND doc IS NULL"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM draft WHERE id = 1"
				" AND state = 'frozen' AND doc IS NOT NULL"),
		==, 1);
	/* Of the refused post nothing is left, and what was not shown may be. */
	g_assert_cmpint(fixture_number(fixture, "SELECT min(id) FROM post"), ==, two.hidden);
	g_assert_cmpuint(count_candidates(fixture), ==, 1);
	g_assert_cmpint(take_back(fixture), ==, 0);
}

/* What a server refused of it counts against its reader still, and its witness waits for none. */
static void
test_what_was_noted_of_it(Fixture *fixture, gconstpointer data)
{
	(void)data;
	const TwoEditions two = put_two_editions(fixture);
	for (int i = 0; i < 2; i++) {
		const WitnessRow sent = { .edition_id = i + 1,
			.message = (char *)"a@b",
			.expected = (char *)"x",
			.sent_s = NOW };
		const BouncesRow refused = { .subscriber_id = 1,
			.edition_id = i + 1,
			.is_hard = true,
			.class = "no-such-user",
			.came_s = NOW };
		GError *error = NULL;
		bool is_new;

		fixture_begin(fixture);
		assert_done(witnesses_put(fixture->store, &sent, &error));
		assert_done(bounces_add(fixture->store, &refused, 0, &is_new, &error));
		fixture_commit(fixture);
	}
	refuse(fixture, two.shown);
	g_assert_cmpint(take_back(fixture), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT sum(edition) FROM witness"), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM bounce"), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT sum(edition) FROM bounce"), ==, 1);
}

/* Behind a later period its posts would be due no more, and one that was asked for where no digest
 * had begun would not be due again: only the words go. */
static void
test_what_would_not_be_due_again_stays(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) ids = NULL;
	GError *error = NULL;

	(void)data;
	const TwoEditions two = put_two_editions(fixture);
	refuse(fixture, two.other);
	g_assert_cmpint(take_back(fixture), ==, 0);
	fixture_begin(fixture);
	assert_done(put_quiet(fixture, NOW - WEEK, &error));
	fixture_commit(fixture);
	g_assert_cmpint(take_back(fixture), ==, 0);
	assert_done(editions_refused(fixture->store, &ids, &error));
	g_assert_cmpuint(ids->len, ==, 1);
	fixture_number(fixture,
		"DELETE FROM period WHERE end_s <> (SELECT min(end_s) FROM period"
		" WHERE edition IS NOT NULL)");
	g_assert_cmpint(take_back(fixture), ==, 0);
	fixture_begin(fixture);
	assert_done(put_quiet(fixture, NOW - WEEK, &error));
	fixture_commit(fixture);
	g_assert_cmpint(take_back(fixture), ==, 1);
}

/* A post that the edition does not show is in no mail; its edition stays. */
static void
test_what_is_not_shown_undoes_nothing(Fixture *fixture, gconstpointer data)
{
	(void)data;
	const TwoEditions two = put_two_editions(fixture);
	refuse(fixture, two.hidden);
	g_assert_cmpint(take_back(fixture), ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM edition"), ==, 2);
}

static void
judge(Fixture *fixture, int64_t post_id)
{
	const PostVerdict verdict = { true, NULL, (char *)"rules" };
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(posts_set_verdict(fixture->store, post_id, "weekly", &verdict, &error));
	fixture_commit(fixture);
}

/* An answer that no digest judged was kept for the edition that quotes it, and goes with it. */
static void
test_what_was_quoted_goes(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	const int64_t refused = put_post(fixture, source, "a");
	const int64_t judged = put_post(fixture, source, "b");
	const int64_t quoted = put_post(fixture, source, "c");
	g_autoptr(Draft) draft = make_draft();
	g_autoptr(Edition) edition = make_edition(1, NOW);
	GError *error = NULL;
	int queued;

	(void)data;
	fixture_subscribe(fixture, "ada@school.example", "weekly", SUBSCRIPTION_FROM_INI, false);
	fixture_begin(fixture);
	assert_done(put_quiet(fixture, NOW - WEEK, &error));
	fixture_commit(fixture);
	judge(fixture, judged);
	show(draft, refused);
	show(draft, judged);
	show(draft, quoted);
	fixture_begin(fixture);
	assert_done(put_edition(fixture, draft, edition, &error));
	assert_done(deliveries_queue(fixture->store, edition, &queued, &error));
	fixture_commit(fixture);
	refuse(fixture, refused);
	g_assert_cmpint(take_back(fixture), ==, 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT sum(id) FROM post"), ==, judged);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/editions/no period yet", test_no_period_yet);
	add_test("/editions/quiet periods", test_quiet_periods);
	add_test("/editions/a period is decided once", test_a_period_is_decided_once);
	add_test("/editions/an edition comes back", test_an_edition_comes_back);
	add_test("/editions/no such edition", test_no_such_edition);
	add_test("/editions/note", test_note);
	add_test("/editions/a post is in one edition a frequency",
		test_a_post_is_in_one_edition_a_frequency);
	add_test("/editions/a post is in one edition", test_a_post_is_in_one_edition);
	add_test("/editions/a post that is no more", test_a_post_that_is_no_more);
	add_test("/editions/a number is given once", test_a_number_is_given_once);
	add_test("/editions/variants of each", test_variants_of_each);
	add_test("/editions/places that cannot be read", test_places_that_cannot_be_read);
	add_test("/editions/an edition is taken back", test_an_edition_is_taken_back);
	add_test("/editions/what was noted of it", test_what_was_noted_of_it);
	add_test("/editions/what would not be due again stays",
		test_what_would_not_be_due_again_stays);
	add_test("/editions/what was quoted goes", test_what_was_quoted_goes);
	add_test("/editions/what is not shown undoes nothing",
		test_what_is_not_shown_undoes_nothing);
	return g_test_run();
}
