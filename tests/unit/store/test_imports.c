/* How far exports were read, and in which edition what is in them stands. */
#include "store/imports.h"

#include "posts_fixture.h"

static void
test_how_far(Fixture *fixture, gconstpointer data)
{
	g_auto(ImportRow) row = { .source_id = fixture_source(fixture, "box"),
		.name = g_strdup("abc") };
	g_auto(ImportRow) other = { .source_id = row.source_id, .name = g_strdup("abd") };
	GError *error = NULL;

	(void)data;
	assert_done(imports_get(fixture->store, &row, &error));
	g_assert_cmpint(row.part, ==, 0);
	g_assert_null(row.counts);
	row.part = 3;
	row.items = 4711;
	row.counts = g_strdup("{}");
	row.changed_s = NOW;
	for (int i = 0; i < 2; i++) {
		row.is_done = i == 1;
		fixture_begin(fixture);
		assert_done(imports_put(fixture->store, &row, &error));
		fixture_commit(fixture);
		row.part = row.items = 0;
		assert_done(imports_get(fixture->store, &row, &error));
		g_assert_cmpint(row.part, ==, 3);
		g_assert_cmpint(row.items, ==, 4711);
		g_assert_cmpint(row.is_done, ==, i == 1);
		g_assert_cmpint(row.changed_s, ==, NOW);
	}
	assert_done(imports_get(fixture->store, &other, &error));
	g_assert_cmpint(other.part, ==, 0);
}

/* Puts a post as an export shows it, or as its source does. */
static void
show(Fixture *fixture, const char *title, int64_t published_s, bool is_import)
{
	g_autoptr(Post) post = make_post(title, published_s, title);
	const int64_t source = fixture_source(fixture, is_import ? "box" : "blog");
	g_auto(PostsArrival) arrival = { 0 };
	GError *error = NULL;
	PostsPut put;

	tag_post(post, "#JoyFE");
	fixture_begin(fixture);
	assert_done(posts_look(fixture->store, post, &(PostSighting){ source, NOW }, &arrival,
		&error));
	arrival.is_import = is_import;
	g_auto(Match) match = fixture_match(&arrival);
	assert_done(posts_put(fixture->store, &arrival, &match, &put, &error));
	fixture_commit(fixture);
}

/* A week that was over a day ago. */
static void
add_period(Fixture *fixture)
{
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO period (digest, frequency, start_s, end_s, posts, decided_s)"
		" VALUES ('weekly', 'weekly', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 0, 0)",
		NOW - 8 * DAY, NOW - DAY);
	GError *error = NULL;

	assert_done(db_script(store_db(fixture->store), sql, &error));
}

/* The titles of what an edition may have that begins at the end of that week. @return owned. */
static char *
wanted(Fixture *fixture)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	g_autoptr(GPtrArray) list = NULL;
	GString *text = g_string_new(NULL);
	GError *error = NULL;

	g_ptr_array_add(keys, (char *)"joyfe");
	assert_done(posts_candidates(fixture->store,
		&(PostsWanted){ .digest = "weekly",
			.tag_keys = keys,
			.since_s = NOW - 8 * DAY,
			.until_s = NOW + DAY,
			.start_s = NOW - DAY },
		&list, &error));
	for (guint i = 0; i < list->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(list, i);

		g_string_append_printf(text, "%s ", candidate->post->title);
	}
	return g_string_free(text, FALSE);
}

#define assert_wanted(want) \
	do { \
		g_autofree char *got_ = wanted(fixture); \
		g_assert_cmpstr(got_, ==, want); \
	} while (0)

static ImportsStanding
standing(Fixture *fixture, const char *title)
{
	const ImportsPost post = { "weekly", SCHEDULE_COURSE_OWN, find_post(fixture, title),
		NOW - DAY };
	ImportsStanding found = IMPORTS_AS_EVER;
	GError *error = NULL;

	assert_done(imports_standing(fixture->store, &post, &found, &error));
	return found;
}

static void
put_next(Fixture *fixture, const char *title)
{
	GError *error = NULL;

	fixture_begin(fixture);
	for (int i = 0; i < 2; i++) {
		assert_done(imports_put_next(fixture->store, "weekly", find_post(fixture, title),
			&error));
	}
	fixture_commit(fixture);
}

static void
test_which_edition(Fixture *fixture, gconstpointer data)
{
	(void)data;
	add_period(fixture);
	show(fixture, "old", NOW - 100 * DAY, true);
	show(fixture, "past", NOW - 3 * DAY, true);
	show(fixture, "late", NOW - 2 * DAY, false);
	show(fixture, "now", NOW - DAY / 2, true);
	assert_wanted("late now ");
	g_assert_cmpint(standing(fixture, "past"), ==, IMPORTS_TOO_LATE);
	g_assert_cmpint(standing(fixture, "late"), ==, IMPORTS_AS_EVER);
	g_assert_cmpint(standing(fixture, "now"), ==, IMPORTS_AS_EVER);
	/* Asked for, whenever it was published. */
	put_next(fixture, "old");
	put_next(fixture, "past");
	assert_wanted("old past late now ");
	g_assert_cmpint(standing(fixture, "old"), ==, IMPORTS_IS_FOR_NEXT);
	/* Once. */
	put_in_edition(fixture, 1, find_post(fixture, "old"));
	assert_wanted("past late now ");
}

static void
test_shown_elsewhere(Fixture *fixture, gconstpointer data)
{
	(void)data;
	add_period(fixture);
	show(fixture, "past", NOW - 3 * DAY, true);
	assert_wanted("");
	show(fixture, "past", NOW - 3 * DAY, false);
	assert_wanted("past ");
	/* What is imported as well stays what it was. */
	show(fixture, "past", NOW - 3 * DAY, true);
	assert_wanted("past ");
}

static int
count_voice(Fixture *fixture, int64_t since_s, int64_t before_s)
{
	GError *error = NULL;
	int count = -1;

	assert_done(db_script(store_db(fixture->store),
		"INSERT INTO author (id, key, first_seen_s) VALUES (7, 'k', 1)"
		" ON CONFLICT DO NOTHING; UPDATE post SET author = 7",
		&error));
	assert_done(posts_count_voice(fixture->store, &(PostsVoice){ 7, since_s, before_s }, 9,
		&count, &error));
	return count;
}

/* What was said years ago and imported now makes nobody known today, nor new who spoke lately. */
static void
test_voices(Fixture *fixture, gconstpointer data)
{
	(void)data;
	show(fixture, "years", NOW - 900 * DAY, true);
	g_assert_cmpint(count_voice(fixture, NOW - 365 * DAY, NOW + DAY), ==, 0);
	show(fixture, "months", NOW - 90 * DAY, true);
	g_assert_cmpint(count_voice(fixture, NOW - 365 * DAY, NOW), ==, 1);
	show(fixture, "years", NOW - 900 * DAY, false);
	g_assert_cmpint(count_voice(fixture, NOW - 365 * DAY, NOW), ==, 1);
	g_assert_cmpint(count_voice(fixture, NOW - 365 * DAY, NOW + DAY), ==, 2);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/imports/how-far", test_how_far);
	add_test("/imports/which-edition", test_which_edition);
	add_test("/imports/shown-elsewhere", test_shown_elsewhere);
	add_test("/imports/voices", test_voices);
	return g_test_run();
}
