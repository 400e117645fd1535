#include "store/shelf.h"

#include "fixture.h"
#include "store/chats.h"
#include "store/drafts.h"
#include "store/editions.h"
#include "store/guards.h"

#define WEEK (7 * DAY)

static int64_t
put_post(Fixture *fixture, int64_t source_id, const char *key)
{
	g_autoptr(Post) post = make_post(key, NOW - DAY, key);

	tag_post(post, "#JoyFE");
	fixture_put(fixture, post, source_id, NOW);
	return post->id;
}

/* An edition that shows @shown and has cut @cut. @return its number in the store. */
static int64_t
put_edition(Fixture *fixture, int number, int64_t shown, int64_t cut)
{
	g_autoptr(Draft) draft = draft_new();
	g_autoptr(Edition) edition = edition_new();
	DraftSection *section = draft_section_new(DRAFT_SECTION_TAG, hashtag_new("#JoyFE"));
	Post *post = make_post("A post", NOW - DAY, "k");
	DraftCut *row = g_new0(DraftCut, 1);
	GError *error = NULL;

	draft->digest = g_strdup("weekly");
	draft->number = number;
	draft->frequency = edition->frequency = SCHEDULE_WEEKLY;
	draft->title = g_strdup("The Staffroom");
	draft->contact = g_strdup("me@example.org");
	draft->posts_total = 2;
	draft->people_total = 1;
	post->id = shown;
	section->total = 2;
	g_ptr_array_add(section->entries, draft_entry_new(post));
	g_ptr_array_add(draft->sections, section);
	row->post_id = cut;
	row->reason = g_strdup("over max_posts");
	g_ptr_array_add(draft->cuts, row);
	edition->digest = g_strdup("weekly");
	edition->number = number;
	draft->period_end_s = edition->period_end_s = NOW + number * WEEK;
	draft->period_start_s = edition->period_start_s = edition->period_end_s - WEEK;
	edition->frozen_s = NOW;
	edition->title = g_strdup("The Staffroom");
	edition->hash = draft_hash(draft);
	fixture_begin(fixture);
	assert_done(drafts_put(fixture->store, draft, NOW, NOW, &error));
	assert_done(editions_put(fixture->store, draft, edition, &error));
	fixture_commit(fixture);
	return edition->id;
}

static GPtrArray *
rows_of(Fixture *fixture)
{
	GPtrArray *rows = NULL;
	GError *error = NULL;

	assert_done(shelf_rows(fixture->store, &rows, &error));
	return rows;
}

static char *
print_of(Fixture *fixture)
{
	g_autoptr(GPtrArray) rows = rows_of(fixture);

	return g_strdup(((ShelfRow *)g_ptr_array_index(rows, 0))->print);
}

static void
read_first(Fixture *fixture, ShelfBook *book)
{
	g_autoptr(GPtrArray) rows = rows_of(fixture);
	GError *error = NULL;

	assert_done(shelf_read(fixture->store, g_ptr_array_index(rows, 0), book, &error));
}

static void
assert_moved(Fixture *fixture, char **print)
{
	char *now = print_of(fixture);

	g_assert_cmpstr(now, !=, *print);
	g_free(*print);
	*print = now;
}

static void
test_rows(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	const int64_t posts[] = { put_post(fixture, source, "a"), put_post(fixture, source, "b"),
		put_post(fixture, source, "c"), put_post(fixture, source, "d") };
	GError *error = NULL;

	(void)data;
	put_edition(fixture, 2, posts[0], posts[1]);
	const int64_t held = put_edition(fixture, 1, posts[2], posts[3]);
	g_autoptr(GPtrArray) rows = rows_of(fixture);
	g_assert_cmpuint(rows->len, ==, 2);
	const ShelfRow *first = g_ptr_array_index(rows, 0);
	g_assert_cmpint(first->number, ==, 1);
	g_assert_cmpstr(first->named, ==, "weekly");
	g_assert_cmpint(first->posts, ==, 2);
	g_assert_true(first->has_words);
	fixture_begin(fixture);
	assert_done(guards_hold(fixture->store, held, "it is odd", NOW, &error));
	fixture_commit(fixture);
	g_autoptr(GPtrArray) left = rows_of(fixture);
	g_assert_cmpuint(left->len, ==, 1);
}

static void
test_changes(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	const int64_t shown = put_post(fixture, source, "a");
	const int64_t cut = put_post(fixture, source, "b");
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_auto(ShelfBook) book = { 0 };
	g_auto(ShelfBook) less = { 0 };
	GError *error = NULL;

	(void)data;
	put_edition(fixture, 1, shown, cut);
	g_autofree char *print = print_of(fixture);
	g_autofree char *same = print_of(fixture);
	g_assert_cmpstr(print, ==, same);
	read_first(fixture, &book);
	g_assert_cmpuint(g_hash_table_size(book.levels), ==, 2);
	g_assert_cmpuint(book.cuts->len, ==, 1);
	const Post *left = g_ptr_array_index(book.cuts, 0);
	g_assert_cmpint(left->id, ==, cut);
	g_assert_cmpuint(left->tags->len, ==, 1);
	g_array_append_val(ids, shown);
	fixture_begin(fixture);
	assert_done(posts_raise_consent(fixture->store, ids, POST_CONSENT_REDUCED, &error));
	fixture_commit(fixture);
	assert_moved(fixture, &print);
	fixture_begin(fixture);
	assert_done(posts_forget(fixture->store, cut, POST_CONSENT_REFUSED, NOW, &error));
	fixture_commit(fixture);
	assert_moved(fixture, &print);
	read_first(fixture, &less);
	g_assert_cmpuint(less.cuts->len, ==, 0);
	g_assert_cmpint(GPOINTER_TO_INT(g_hash_table_lookup(less.levels, &shown)), ==,
		POST_CONSENT_REDUCED);
	g_assert_false(g_hash_table_contains(less.levels, &cut));
}

/* Its numbers are all that is left of it. */
static void
test_let_go(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	const int64_t shown = put_post(fixture, source, "a");
	g_auto(ShelfBook) book = { 0 };
	GError *error = NULL;

	(void)data;
	put_edition(fixture, 1, shown, put_post(fixture, source, "b"));
	g_autofree char *print = print_of(fixture);
	fixture_begin(fixture);
	g_autoptr(DbStatement) let_go = db_prepare(store_writer(fixture->store),
		"UPDATE draft SET doc = NULL");
	assert_done(db_run(let_go, NULL, &error));
	fixture_commit(fixture);
	assert_moved(fixture, &print);
	read_first(fixture, &book);
	g_assert_cmpstr(book.draft->title, ==, "The Staffroom");
	g_assert_cmpint(book.draft->posts_total, ==, 2);
	g_assert_cmpint(book.draft->people_total, ==, 1);
	g_assert_cmpuint(book.draft->sections->len, ==, 0);
	g_assert_null(book.draft->contact);
}

static void
assert_hour_moved(Fixture *fixture, char **print, bool has_moved)
{
	const ShelfHour hour = { "joyfe", NOW - 2 * DAY, NOW };
	GError *error = NULL;
	char *now = NULL;

	assert_done(shelf_hour(fixture->store, &hour, &now, &error));
	g_assert_true((g_strcmp0(now, *print) != 0) == has_moved);
	g_free(*print);
	*print = now;
}

static void
say(Fixture *fixture, int64_t post, const char *word, guint question)
{
	const ChatsWord said = { post, (char *)"joyfe", (char *)word, question, NOW };
	GError *error = NULL;

	fixture_begin(fixture);
	assert_done(chats_put(fixture->store, &said, &error));
	fixture_commit(fixture);
}

/* What may change a recap shows; what is of another time or hashtag does not. */
static void
test_hour(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autofree char *print = NULL;
	GError *error = NULL;

	(void)data;
	assert_hour_moved(fixture, &print, true);
	const int64_t first = put_post(fixture, source, "a");
	assert_hour_moved(fixture, &print, true);
	assert_hour_moved(fixture, &print, false);
	g_autoptr(Post) old = make_post("old", NOW - 9 * DAY, "old");
	tag_post(old, "#JoyFE");
	fixture_put(fixture, old, source, NOW);
	assert_hour_moved(fixture, &print, false);
	say(fixture, first, CHATS_ANSWERS, 2);
	assert_hour_moved(fixture, &print, true);
	say(fixture, first, CHATS_ANSWERS, 3);
	assert_hour_moved(fixture, &print, true);
	say(fixture, first, CHATS_NEITHER, 3);
	assert_hour_moved(fixture, &print, true);
	fixture_begin(fixture);
	assert_done(chats_count_unquoted(fixture->store, "other", NOW - DAY, &error));
	fixture_commit(fixture);
	assert_hour_moved(fixture, &print, false);
	fixture_begin(fixture);
	assert_done(chats_count_unquoted(fixture->store, "joyfe", NOW - DAY, &error));
	fixture_commit(fixture);
	assert_hour_moved(fixture, &print, true);
	g_array_append_val(ids, first);
	fixture_begin(fixture);
	assert_done(posts_raise_consent(fixture->store, ids, POST_CONSENT_REDUCED, &error));
	fixture_commit(fixture);
	assert_hour_moved(fixture, &print, true);
	fixture_begin(fixture);
	assert_done(posts_forget(fixture->store, first, POST_CONSENT_REFUSED, NOW, &error));
	fixture_commit(fixture);
	assert_hour_moved(fixture, &print, true);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/shelf/rows", test_rows);
	add_test("/shelf/changes", test_changes);
	add_test("/shelf/let_go", test_let_go);
	add_test("/shelf/hour", test_hour);
	return g_test_run();
}
