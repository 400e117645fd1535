/* The index of words: what is found by it, and that no word outlives its post. */
#include "posts_fixture.h"

#include "base/error.h"
#include "store/erasure.h"
#include "store/index.h"
#include "store/index_part.h"
#include "text/fold.h"

#define MANY (2 * INDEX_BATCH + 7)

/* How often a post was looked at to be put in. */
static int described;

static void
describe(Post *post, GString *words, GString *author)
{
	described++;
	fold_append(post->title, words);
	if (post->consent < POST_CONSENT_REDUCED) {
		fold_append(post->text, words);
	}
	fold_append(post->author_name, author);
}

static int
bring_up(Fixture *fixture)
{
	GError *error = NULL;
	bool is_done = false;

	described = 0;
	while (!is_done) {
		assert_done(index_step(fixture->store, describe, &is_done, &error));
	}
	return described;
}

static bool
note_title(PostCandidate *candidate, bool *go_on, void *data, GError **error)
{
	GString *titles = data;

	(void)error;
	g_string_append_printf(titles, "%s%s", titles->len > 0 ? " " : "", candidate->post->title);
	*go_on = titles->len < 60;
	return true;
}

static void
seek(Fixture *fixture, const PostsSought *sought, const char *want)
{
	g_autoptr(GString) got = g_string_new(NULL);
	GError *error = NULL;

	assert_done(posts_seek(fixture->store, sought, note_title, got, &error));
	g_assert_cmpstr(got->str, ==, want);
}

/* Which posts have the words, oldest first; "by:" before those of an author, "*" behind a start. */
static void
assert_found(Fixture *fixture, const char *asked, const char *want)
{
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	g_autoptr(GPtrArray) terms = g_ptr_array_new();
	g_auto(GStrv) parts = g_strsplit(asked, "|", -1);
	IndexTerm found[8] = { 0 };

	for (guint i = 0; parts[i] != NULL; i++) {
		const bool is_author = g_str_has_prefix(parts[i], "by:");

		found[i].is_author = is_author;
		found[i].words = parts[i] + (is_author ? strlen("by:") : 0);
		if (g_str_has_suffix(parts[i], "*")) {
			found[i].is_start = true;
			parts[i][strlen(parts[i]) - 1] = '\0';
		}
		g_ptr_array_add(terms, &found[i]);
	}
	seek(fixture, &(PostsSought){ .terms = terms, .tags = none, .since_s = DATE_UNKNOWN },
		want);
}

static int64_t
put(Fixture *fixture, const char *key, const char *text)
{
	static int64_t version = 0;
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(Post) post = make_post(key, NOW, key);

	post->text = g_strdup(text);
	post->author_name = g_strdup("Ada Lovelace");
	post->updated_s = NOW + ++version;
	fixture_put(fixture, post, source, NOW);
	return post->id;
}

static void
test_found(Fixture *fixture, gconstpointer data)
{
	(void)data;
	put(fixture, "one", "We tried the marking rubric");
	put(fixture, "two", "The rubric for marking teas AND \"coffee\"");
	put(fixture, "three", "日本語");
	g_assert_cmpint(bring_up(fixture), ==, 3);
	assert_found(fixture, "rubric", "one two");
	assert_found(fixture, "marking rubric", "one");
	assert_found(fixture, "marking|rubric", "one two");
	assert_found(fixture, "te*", "two");
	assert_found(fixture, "te", "");
	assert_found(fixture, "marking te*", "two");
	assert_found(fixture, "and", "two");
	assert_found(fixture, "本 語", "three");
	assert_found(fixture, "語 本", "");
	assert_found(fixture, "ada", "");
	assert_found(fixture, "by:ada", "one two three");
	assert_found(fixture, "by:lovelace|rubric", "one two");
	assert_found(fixture, "x\" OR words : \"rubric", "");
}

static void
test_sought(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	g_autoptr(GPtrArray) tags =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);

	(void)data;
	put_titled(fixture, source, "a", NOW - 20, "a", "#JoyFE");
	put_titled(fixture, source, "b", NOW - 10, "b", "#UKFEChat");
	put_titled(fixture, source, "c", NOW - 30, "c", "#JoyFE");
	put_titled(fixture, source, "d", NOW - 40, "d", NULL);
	PostsSought sought = { .terms = none, .tags = tags, .since_s = DATE_UNKNOWN };
	seek(fixture, &sought, "d c a b");
	sought.is_newest_first = true;
	seek(fixture, &sought, "b a c d");
	sought.since_s = NOW - 20;
	seek(fixture, &sought, "b a");
	sought.since_s = DATE_UNKNOWN;
	g_ptr_array_add(tags, fixture_words("joyfe ukfechat"));
	seek(fixture, &sought, "b a c");
	g_ptr_array_add(tags, fixture_words("joyfe"));
	seek(fixture, &sought, "a c");
}

/* What is held back or damaged is not met, whatever its words are. */
static void
test_not_met(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	put(fixture, "kept", "tea");
	put(fixture, "waits", "tea");
	put(fixture, "dropped", "tea");
	put(fixture, "damaged", "tea");
	bring_up(fixture);
	assert_done(db_script(store_db(fixture->store),
		"UPDATE post SET hold = 'waiting' WHERE id = 2;"
		"UPDATE post SET hold = 'dropped' WHERE id = 3;"
		"UPDATE post SET doc = '{}x' WHERE id = 4",
		&error));
	assert_found(fixture, "tea", "kept");
	put(fixture, "behind", "tea");
	g_assert_cmpint(bring_up(fixture), ==, 1);
	assert_found(fixture, "tea", "kept behind");
}

/* Batch by batch, from wherever the last search was killed; what is known is not looked at again.
 */
static void
test_batches(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	bool is_done = true;

	(void)data;
	for (int i = 0; i < MANY; i++) {
		g_autofree char *key = g_strdup_printf("k%d", i);
		put(fixture, key, i == MANY - 1 ? "last one" : "one");
	}
	described = 0;
	assert_done(index_step(fixture->store, describe, &is_done, &error));
	g_assert_false(is_done);
	g_assert_cmpint(described, ==, INDEX_BATCH);
	g_assert_cmpint(bring_up(fixture), ==, MANY - INDEX_BATCH);
	assert_found(fixture, "last", "k1006");
	const int64_t changes = fixture_changes(fixture);
	g_assert_cmpint(bring_up(fixture), ==, 0);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	put(fixture, "new", "newest");
	g_assert_cmpint(bring_up(fixture), ==, 1);
	assert_found(fixture, "newest", "new");
}

static void
put_said(Fixture *fixture, const char *text, int64_t favourites, const char *agreed)
{
	g_autoptr(Post) post = make_post("k", NOW, "k");

	post->text = g_strdup(text);
	post->favourites = favourites;
	post->group = agreed != NULL ? g_strdup("Members") : NULL;
	post->agreed = g_strdup(agreed);
	g_assert_cmpint(fixture_put(fixture, post, fixture_source(fixture, "blog"), NOW), !=,
		POSTS_PUT_KNOWN);
}

static void
put_counted(Fixture *fixture, const char *text, int64_t favourites)
{
	put_said(fixture, text, favourites, NULL);
}

/* That a group agrees, or does no more, decides which words may be found: no number beside it hides
 * that. */
static void
test_agreed(Fixture *fixture, gconstpointer data)
{
	static const char *const said[] = { NULL, "2026-12-01, moderators", "2026-12-02, all",
		NULL };

	(void)data;
	put_counted(fixture, "before", 1);
	for (guint i = 1; i < G_N_ELEMENTS(said); i++) {
		bring_up(fixture);
		put_said(fixture, "before", 1 + i, said[i]);
		g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM reworded"), ==, 1);
	}
}

/* Other words are found from the next search on, the old ones no more; numbers are no words. */
static void
test_changed(Fixture *fixture, gconstpointer data)
{
	(void)data;
	put_counted(fixture, "before", 1);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM reworded"), ==, 0);
	bring_up(fixture);
	put_counted(fixture, "before", 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM reworded"), ==, 0);
	put_counted(fixture, "after", 2);
	put_counted(fixture, "afterwards", 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM reworded"), ==, 1);
	g_assert_cmpint(bring_up(fixture), ==, 1);
	assert_found(fixture, "before", "");
	assert_found(fixture, "after", "");
	assert_found(fixture, "afterwards", "k");
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM reworded"), ==, 0);
}

/* A stricter word of its author: it is no longer found by what is not shown. */
static void
test_reduced(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	const int64_t id = put(fixture, "title", "hidden");
	GError *error = NULL;

	(void)data;
	bring_up(fixture);
	assert_found(fixture, "hidden", "title");
	g_array_append_val(ids, id);
	fixture_begin(fixture);
	assert_done(posts_raise_consent(fixture->store, ids, POST_CONSENT_REDUCED, &error));
	fixture_commit(fixture);
	bring_up(fixture);
	assert_found(fixture, "hidden", "");
	assert_found(fixture, "title", "title");
}

static void
test_merged(Fixture *fixture, gconstpointer data)
{
	const int64_t source = fixture_source(fixture, "blog");
	g_autoptr(Post) both = make_post("both", NOW + 1000, "a b");

	(void)data;
	put(fixture, "a", "apple");
	put(fixture, "b", "pear");
	bring_up(fixture);
	both->text = g_strdup("plum");
	fixture_put(fixture, both, source, NOW);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 1);
	put(fixture, "c", "cherry"); /* has the number of the one that is no more */
	bring_up(fixture);
	assert_found(fixture, "apple", "");
	assert_found(fixture, "pear", "");
	assert_found(fixture, "plum", "both");
	assert_found(fixture, "cherry", "c");
}

/* ---- no byte --------------------------------------------------------------------------------- */

static bool
is_in_file(Fixture *fixture, const char *word)
{
	static const char *const suffixes[] = { "", "-wal" };
	bool is_there = false;

	for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *path = g_strconcat(fixture->path, suffixes[i], NULL);
		g_autofree char *content = NULL;
		gsize length = 0;

		(void)g_file_get_contents(path, &content, &length, NULL);
		is_there = is_there
			|| (content != NULL && memmem(content, length, word, strlen(word)) != NULL);
	}
	return is_there;
}

/* So many that the index has several segments and pages. */
static void
put_crowd(Fixture *fixture, int count)
{
	for (int i = 0; i < count; i++) {
		g_autofree char *key = g_strdup_printf("crowd%d", i);
		g_autofree char *text = g_strdup_printf("tea w%d x%d y%d", i, i * 7, i * 13);

		put(fixture, key, text);
		if (i % 50 == 0) {
			bring_up(fixture);
		}
	}
}

/* It goes with the words that an erasure is owed for, whatever took them. */
static void
test_erased(Fixture *fixture, gconstpointer data)
{
	const int64_t id = put(fixture, "zebra", "zebra Zanzibar");
	GError *error = NULL;
	bool is_owed = true;

	(void)data;
	put_crowd(fixture, 300);
	bring_up(fixture);
	g_assert_true(is_in_file(fixture, "zanzibar"));
	fixture_begin(fixture);
	assert_done(posts_forget(fixture->store, id, POST_CONSENT_REFUSED, NOW, &error));
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM sqlite_schema WHERE name LIKE 'post_index%'"),
		==, 0);
	assert_done(erasure_do(fixture->store, &is_owed, &error));
	g_assert_false(is_owed);
	g_assert_false(is_in_file(fixture, "zanzibar"));
	g_assert_false(is_in_file(fixture, "Zanzibar"));
	g_assert_cmpint(bring_up(fixture), ==, 300);
	assert_found(fixture, "w7", "crowd7");
	assert_found(fixture, "zanzibar", "");
}

/* Whoever looks sees what there was when they began, though another process takes words away. */
static void
test_view(Fixture *fixture, gconstpointer data)
{
	const int64_t id = put(fixture, "zebra", "zebra Zanzibar");
	Fixture other = *fixture;
	GError *error = NULL;
	bool is_whole = false;

	(void)data;
	bring_up(fixture);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false }, &other.store,
		&error));
	{
		g_auto(StoreTransaction) view = { 0 };

		assert_done(store_transaction_begin_read(fixture->store, &view, &error));
		assert_done(index_is_whole(fixture->store, &is_whole, &error));
		g_assert_true(is_whole);
		fixture_begin(&other);
		assert_done(posts_forget(other.store, id, POST_CONSENT_REFUSED, NOW, &error));
		fixture_commit(&other);
		assert_found(fixture, "zanzibar", "zebra");
	}
	assert_done(index_is_whole(fixture->store, &is_whole, &error));
	g_assert_false(is_whole);
	bring_up(fixture);
	assert_found(fixture, "zanzibar", "");
	store_close(other.store);
}

/* The index does not keep what its author took out of a post. */
static void
test_purged(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	put(fixture, "zebra", "zebra Zanzibar");
	put_crowd(fixture, 300);
	bring_up(fixture);
	put(fixture, "zebra", "gnu");
	assert_done(index_purge(fixture->store, &error));
	assert_found(fixture, "gnu", "");
	assert_found(fixture, "zanzibar", "");
	const int64_t changes = fixture_changes(fixture);
	assert_done(index_purge(fixture->store, &error));
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	fixture_number(fixture, "PRAGMA wal_checkpoint(TRUNCATE)");
	g_assert_false(is_in_file(fixture, "zanzibar"));
	g_assert_cmpint(bring_up(fixture), ==, 1);
	assert_found(fixture, "gnu", "zebra");
	/* And so does a search, whoever comes first. */
	put(fixture, "zebra", "Yeti");
	bring_up(fixture);
	put(fixture, "zebra", "gnu");
	bring_up(fixture);
	fixture_number(fixture, "PRAGMA wal_checkpoint(TRUNCATE)");
	g_assert_false(is_in_file(fixture, "yeti"));
}

/* What is committed is whole. */
static void
test_rolled_back(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	put(fixture, "one", "tea");
	bring_up(fixture);
	fixture_begin(fixture);
	assert_done(index_drop(store_db(fixture->store), &error));
	db_rollback(store_db(fixture->store));
	assert_found(fixture, "tea", "one");
	fixture_begin(fixture);
	assert_done(index_drop(store_db(fixture->store), &error));
	assert_done(index_drop(store_db(fixture->store), &error));
	fixture_commit(fixture);
	g_assert_cmpint(bring_up(fixture), ==, 1);
	assert_found(fixture, "tea", "one");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/index/found", test_found);
	add_test("/index/sought", test_sought);
	add_test("/index/not met", test_not_met);
	add_test("/index/batches", test_batches);
	add_test("/index/changed", test_changed);
	add_test("/index/agreed", test_agreed);
	add_test("/index/reduced", test_reduced);
	add_test("/index/merged", test_merged);
	add_test("/index/erased", test_erased);
	add_test("/index/view", test_view);
	add_test("/index/purged", test_purged);
	add_test("/index/rolled back", test_rolled_back);
	return g_test_run();
}
