/* Nothing that was deleted is left in the file or its log. */
#include "fixture.h"

#include "base/error.h"
#include "store/erasure.h"
#include "store/index.h"
#include "store/sqlite.h"

#include <sys/stat.h>

#define HISTORIES 4
#define STEPS 3000
#define STEPS_A_COMMIT 50
#define STEPS_A_SEARCH 350
#define THINGS 500

typedef struct Texts {
	GRand *rand;
	char *text[STEPS + 2]; /* owned */
	int count;
} Texts;

static void
texts_clear(Texts *texts)
{
	g_rand_free(texts->rand);
	for (int i = 0; i < texts->count; i++) {
		g_free(texts->text[i]);
	}
}

/* A text that stands nowhere else, short or of several pages. */
static const char *
draw_text(Texts *texts)
{
	GString *text = g_string_new(NULL);
	const int words = g_rand_int_range(texts->rand, 1, 60);

	g_string_printf(text, "<%08x%08x>", g_rand_int(texts->rand), g_rand_int(texts->rand));
	g_autofree char *mark = g_strdup(text->str);
	for (int i = 0; i < words; i++) {
		g_string_append(text, mark);
	}
	texts->text[texts->count++] = g_string_free(text, FALSE);
	return texts->text[texts->count - 1];
}

static void
write_post(Fixture *fixture, Texts *texts, const char *keys)
{
	g_autoptr(Post) post = make_post("t", NOW, keys);
	GError *error = NULL;
	PostsPut put;

	post->text = g_strdup(draw_text(texts));
	post->updated_s = NOW + texts->count;
	assert_done(fixture_keep(fixture, post, &(PostSighting){ 1, NOW }, &put, &error));
}

static void
forget(Fixture *fixture, int64_t id)
{
	GError *error = NULL;

	assert_done(posts_forget(fixture->store, id, POST_CONSENT_REFUSED, NOW, &error));
}

/* Insert, update, merge or delete. */
static void
step(Fixture *fixture, Texts *texts)
{
	const int one = g_rand_int_range(texts->rand, 0, THINGS);
	const int other = g_rand_int_range(texts->rand, 0, THINGS);
	const int what = g_rand_int_range(texts->rand, 0, 20);
	g_autofree char *keys = what == 0 ? g_strdup_printf("k%d k%d", one, other)
					  : g_strdup_printf("k%d", one);
	g_autofree char *find = g_strdup_printf("SELECT post FROM post_key WHERE key = 'k%d'", one);

	if (what > 15) {
		int64_t id = fixture_number(fixture, find);
		if (id != 0) {
			forget(fixture, id);
		}
		return;
	}
	write_post(fixture, texts, keys);
}

/* Which texts are still meant to be there; the others went by an update, a merge or a deletion. */
static GHashTable *
living(Fixture *fixture)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(fixture->store),
		"SELECT doc FROM post");
	GHashTable *marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GError *error = NULL;
	bool has_row = true;

	while (has_row) {
		assert_done(db_step(select, &has_row, &error));
		if (has_row) {
			g_hash_table_add(marks, g_strndup(strchr(db_text(select, 0), '<'), 18));
		}
	}
	return marks;
}

/* An IndexDescribe; the marks are as they are, in upper case or not. */
static void
describe(Post *post, GString *words, GString *author)
{
	(void)author;
	g_string_append(words, post->text);
}

/* Somebody searches: the words are there twice. */
static void
search(Fixture *fixture)
{
	GError *error = NULL;
	bool is_done = false;

	while (!is_done) {
		assert_done(index_step(fixture->store, describe, &is_done, &error));
	}
}

static void
append_file(GString *bytes, const char *path, const char *suffix)
{
	g_autofree char *name = g_strconcat(path, suffix, NULL);
	g_autofree char *content = NULL;
	gsize length;

	if (g_file_get_contents(name, &content, &length, NULL)) {
		g_string_append_len(bytes, content, (gssize)length);
	}
}

static int
count_left(Fixture *fixture, const Texts *texts)
{
	GString *bytes = g_string_new(NULL);
	g_autoptr(GHashTable) marks = living(fixture);
	int left = 0;

	append_file(bytes, fixture->path, "");
	append_file(bytes, fixture->path, "-wal");
	for (int i = 0; i < texts->count; i++) {
		g_autofree char *mark = g_strndup(texts->text[i], 18);
		bool is_there = memmem(bytes->str, bytes->len, mark, 18) != NULL;
		bool is_meant = g_hash_table_contains(marks, mark);
		g_assert_true(is_there || !is_meant);
		left += is_there && !is_meant;
	}
	g_string_free(bytes, TRUE);
	return left;
}

static void
test_random_histories(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	bool is_owed;

	(void)data;
	fixture_source(fixture, "blog");
	for (guint32 seed = 0; seed < HISTORIES; seed++) {
		Texts texts = { .rand = g_rand_new_with_seed(seed) };
		for (int i = 0; i < STEPS; i++) {
			if (i % STEPS_A_COMMIT == 0) {
				fixture_begin(fixture);
			}
			step(fixture, &texts);
			if (i % STEPS_A_COMMIT == STEPS_A_COMMIT - 1) {
				fixture_commit(fixture);
			}
			if (i % STEPS_A_SEARCH == STEPS_A_SEARCH - 1) {
				search(fixture);
			}
		}
		assert_done(erasure_do(fixture->store, &is_owed, &error));
		g_assert_false(is_owed);
		g_assert_cmpint(count_left(fixture, &texts), ==, 0);
		texts_clear(&texts);
	}
}

/* Somebody reads meanwhile: the log stays and the erasure is owed, until the next time. */
static void
test_with_a_reader(Fixture *fixture, gconstpointer data)
{
	Texts texts = { .rand = g_rand_new_with_seed(7) };
	g_autoptr(Store) reader = NULL;
	GError *error = NULL;
	bool has_row, is_owed = false;

	(void)data;
	fixture_source(fixture, "blog");
	fixture_begin(fixture);
	write_post(fixture, &texts, "k1");
	write_post(fixture, &texts, "k2");
	fixture_commit(fixture);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_READ, INI, false }, &reader,
		&error));
	{
		g_autoptr(DbStatement) select = db_prepare(store_db(reader),
			"SELECT doc FROM post ORDER BY id");
		assert_done(db_step(select, &has_row, &error));
		g_assert_true(has_row);
		fixture_begin(fixture);
		forget(fixture, 1);
		fixture_commit(fixture);
		assert_done(erasure_do(fixture->store, &is_owed, &error));
		g_assert_true(is_owed);
		g_assert_nonnull(strstr(db_text(select, 0), texts.text[0]));
	}
	assert_done(erasure_do(fixture->store, &is_owed, &error));
	g_assert_false(is_owed);
	g_assert_cmpint(count_left(fixture, &texts), ==, 0);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM post"), ==, 1);
	texts_clear(&texts);
}

/* Where nothing is owed nothing is written. */
static void
test_nothing_owed(Fixture *fixture, gconstpointer data)
{
	g_autofree char *wal = g_strconcat(fixture->path, "-wal", NULL);
	GError *error = NULL;
	struct stat before, after;
	bool is_owed = true;

	(void)data;
	fixture_source(fixture, "blog");
	g_assert_cmpint(stat(wal, &before), ==, 0);
	assert_done(erasure_is_owed(fixture->store, &is_owed, &error));
	g_assert_false(is_owed);
	is_owed = true;
	assert_done(erasure_do(fixture->store, &is_owed, &error));
	g_assert_false(is_owed);
	/* To write all anew empties the log. */
	g_assert_cmpint(stat(wal, &after), ==, 0);
	g_assert_cmpint(after.st_size, ==, before.st_size);
}

/* How often words went is counted, until the file was written anew. */
static void
test_what_is_owed(Fixture *fixture, gconstpointer data)
{
	enum { TIMES = 23 };
	GError *error = NULL;
	bool is_owed = false;

	(void)data;
	fixture_begin(fixture);
	for (int i = 0; i < TIMES; i++) {
		assert_done(erasure_owe(fixture->store, &error));
	}
	fixture_commit(fixture);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT CAST(value AS INTEGER) FROM meta"
				" WHERE key = 'erasures_owed'"),
		==, TIMES);
	assert_done(erasure_is_owed(fixture->store, &is_owed, &error));
	g_assert_true(is_owed);
	assert_done(erasure_do(fixture->store, NULL, &error));
	assert_done(erasure_is_owed(fixture->store, &is_owed, &error));
	g_assert_false(is_owed);
}

/* Others may write once it is done, and a wait is as long as it was. */
static void
test_others_may_write_behind_it(Fixture *fixture, gconstpointer data)
{
	const int64_t wait_ms = fixture_number(fixture, "PRAGMA busy_timeout");
	g_autoptr(Db) other = NULL;
	GError *error = NULL;

	(void)data;
	g_assert_cmpint(wait_ms, ==, 10000);
	fixture_begin(fixture);
	assert_done(erasure_owe(fixture->store, &error));
	fixture_commit(fixture);
	assert_done(erasure_do(fixture->store, NULL, &error));
	g_assert_cmpint(fixture_number(fixture, "PRAGMA busy_timeout"), ==, wait_ms);
	assert_done(sqlite_open(fixture->path, 0, &other, &error));
	assert_done(db_begin(other, &error));
	assert_done(db_commit(other, &error));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/erasure/random histories", test_random_histories);
	add_test("/erasure/with a reader", test_with_a_reader);
	add_test("/erasure/nothing owed", test_nothing_owed);
	add_test("/erasure/what is owed", test_what_is_owed);
	add_test("/erasure/others may write behind it", test_others_may_write_behind_it);
	return g_test_run();
}
