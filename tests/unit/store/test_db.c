#include "store/db.h"

#include "fixture.h"
#include "store/sqlite.h"

#include <sqlite3.h>

static Db *
open_memory(const char *script)
{
	Db *db = NULL;
	GError *error = NULL;

	assert_done(sqlite_open_memory(&db, &error));
	assert_done(db_script(db, script, &error));
	return db;
}

static bool
run(Db *db, const char *sql, int *rows, GError **error)
{
	g_autoptr(DbStatement) statement = db_prepare(db, sql);

	return db_run(statement, rows, error);
}

static bool
insert_word(Db *db, const char *word, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db, "INSERT INTO t (word) VALUES ($word)");

	db_bind_text(put, "$word", word);
	return db_run(put, NULL, error);
}

static int64_t
count_words(Db *db)
{
	g_autoptr(DbStatement) select = db_prepare(db, "SELECT count(*) FROM t");
	GError *error = NULL;
	int64_t count;

	assert_done(db_run_int(select, &count, &error));
	return count;
}

static void
test_values_come_back(void)
{
	g_autoptr(Db) db = open_memory("CREATE TABLE t (number INTEGER, word TEXT) STRICT");
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO t (number, word) VALUES ($number, $word) RETURNING number, word");
	GError *error = NULL;
	bool has_row;

	db_bind_int(put, "$number", INT64_MIN);
	db_bind_text(put, "$word", "Gŵyl ☀");
	assert_done(db_step(put, &has_row, &error));
	g_assert_true(has_row);
	g_assert_cmpint(db_int(put, 0), ==, INT64_MIN);
	g_assert_cmpstr(db_text(put, 1), ==, "Gŵyl ☀");
	assert_done(db_step(put, &has_row, &error));
	g_assert_false(has_row);
}

static void
test_what_is_not_bound_is_null(void)
{
	g_autoptr(Db) db = open_memory("CREATE TABLE t (word TEXT) STRICT");
	GError *error = NULL;
	bool has_row;

	assert_done(insert_word(db, "left over", &error));
	assert_done(run(db, "INSERT INTO t (word) VALUES ($word)", NULL, &error));
	assert_done(insert_word(db, NULL, &error));
	g_autoptr(DbStatement) select = db_prepare(db, "SELECT word FROM t WHERE word IS NULL");
	assert_done(db_step(select, &has_row, &error));
	g_assert_true(has_row);
	g_assert_true(db_is_null(select, 0));
	g_assert_null(db_text(select, 0));
	g_assert_cmpint(db_int(select, 0), ==, 0);
	assert_done(db_step(select, &has_row, &error));
	g_assert_true(has_row);
}

static void
test_wrong_words_are_told(void)
{
	static const struct {
		const char *name;
		const char *parameter;
		const char *text;
		const char *want;
	} rows[] = {
		{ "latin-1", "$word", "caf\xe9", "word is not valid UTF-8" },
		{ "cut character", "$word", "\xe2\x98", "word is not valid UTF-8" },
		{ "no such parameter", "$wort", "fine", "wort is no parameter" },
	};
	g_autoptr(Db) db = open_memory("CREATE TABLE t (word TEXT) STRICT");
	GError *error = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(DbStatement) put = db_prepare(db, "INSERT INTO t (word) VALUES ($word)");

		g_test_message("%s", rows[i].name);
		db_bind_text(put, rows[i].parameter, rows[i].text);
		db_bind_text(put, "$word", "what comes later does not mend it");
		assert_fails(db_run(put, NULL, &error), ERROR_STORE_PERMANENT, rows[i].want);
	}
	{
		g_autoptr(DbStatement) put = db_prepare(db, "INSERT INTO t (word) VALUES ($word)");

		db_bind_int(put, "$number", 1);
		assert_fails(db_run(put, NULL, &error), ERROR_STORE_PERMANENT,
			"number is no parameter");
	}
	g_assert_cmpint(count_words(db), ==, 0);
}

static void
test_a_wrong_statement_is_told_when_it_runs(void)
{
	g_autoptr(Db) db = open_memory("CREATE TABLE t (word TEXT) STRICT");
	g_autoptr(DbStatement) select = db_prepare(db, "SELECT \"text\" FROM t");
	GError *error = NULL;

	db_bind_int(select, "$number", 1);
	assert_fails(db_run(select, NULL, &error), ERROR_STORE_PERMANENT, "no such column");
}

static void
test_one_text_runs_inside_itself(void)
{
	const char *sql = "SELECT word FROM t ORDER BY word";
	g_autoptr(Db) db = open_memory("CREATE TABLE t (word TEXT) STRICT;"
				       "INSERT INTO t VALUES ('a'), ('b'), ('c')");
	g_autoptr(DbStatement) outer = db_prepare(db, sql);
	GError *error = NULL;
	bool has_row = true;
	int inner_rows = 0;

	for (int outer_rows = 0; has_row; outer_rows += has_row) {
		int rows;

		assert_done(db_step(outer, &has_row, &error));
		assert_done(run(db, sql, &rows, &error));
		inner_rows += rows;
		g_assert_cmpint(outer_rows, <=, 3);
	}
	g_assert_cmpint(inner_rows, ==, 12);
}

static void
test_an_error_ends_the_transaction(void)
{
	g_autoptr(Db) db = open_memory("CREATE TABLE t (word TEXT UNIQUE) STRICT");
	GError *error = NULL;

	assert_done(db_begin(db, &error));
	assert_done(insert_word(db, "one", &error));
	g_assert_cmpint(count_words(db), ==, 1);
	assert_fails(insert_word(db, "one", &error), ERROR_STORE_PERMANENT,
		"database: a rule of the schema is broken"
		" (UNIQUE constraint failed: t.word, SQLite 2067)");
	/* Nor is anything read, by what was made before the error either. */
	assert_fails(run(db, "SELECT count(*) FROM t", NULL, &error), ERROR_STORE_PERMANENT,
		"earlier error");
	assert_fails(insert_word(db, "two", &error), ERROR_STORE_PERMANENT, "earlier error");
	assert_fails(db_script(db, "DELETE FROM t", &error), ERROR_STORE_PERMANENT,
		"earlier error");
	g_assert_true(db_is_writing(db));
	assert_fails(db_commit(db, &error), ERROR_STORE_PERMANENT, "earlier error");
	g_assert_false(db_is_writing(db));
	g_assert_cmpint(count_words(db), ==, 0);
}

static void
test_a_refusal_ends_the_transaction(void)
{
	g_autoptr(Db) db = open_memory("CREATE TABLE t (word TEXT) STRICT");
	GError *error = NULL;

	assert_done(db_begin(db, &error));
	assert_done(insert_word(db, "one", &error));
	assert_fails(db_refuse(db, &error, ERROR_STORE_TEMPORARY, "not %s", "now"),
		ERROR_STORE_TEMPORARY, "not now");
	assert_fails(db_commit(db, &error), ERROR_STORE_PERMANENT, "earlier error");
	g_assert_cmpint(count_words(db), ==, 0);
	assert_done(insert_word(db, "after it", &error));
	g_assert_cmpint(count_words(db), ==, 1);
}

static void
test_rolling_back_is_harmless(void)
{
	g_autoptr(Db) db = open_memory("CREATE TABLE t (word TEXT) STRICT");
	GError *error = NULL;

	db_rollback(db);
	assert_done(db_begin(db, &error));
	assert_done(insert_word(db, "one", &error));
	db_rollback(db);
	db_rollback(db);
	g_assert_cmpint(count_words(db), ==, 0);
}

static void
test_a_number_run_to_the_end_obeys_foreign_keys(void)
{
	g_autoptr(Db) db = open_memory(
		"CREATE TABLE p (id INTEGER PRIMARY KEY) STRICT;"
		"CREATE TABLE t (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id)) STRICT");
	g_autoptr(DbStatement) put = db_prepare(db, "INSERT INTO t (p) VALUES (7) RETURNING id");
	GError *error = NULL;
	int64_t id = -1;

	assert_fails(db_run_int(put, &id, &error), ERROR_STORE_PERMANENT, "FOREIGN KEY");
	g_assert_cmpint(id, ==, -1);
}

static void
test_two_writers_one_is_told_to_wait(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Db) other = NULL;
	GError *error = NULL;

	(void)data;
	assert_done(sqlite_open(fixture->path, 0, &other, &error));
	fixture_begin(fixture);
	/* It waits in our queue, where SQLite is not asked. */
	g_assert_false(db_begin(other, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_STORE_TEMPORARY);
	g_assert_true(g_str_has_suffix(error->message, "busy: another process writes"));
	g_clear_error(&error);
	g_assert_false(db_is_writing(other));
	assert_fails(db_script(other, "DELETE FROM meta", &error), ERROR_STORE_TEMPORARY,
		"tagdigest.db: busy: another process writes (database is locked, SQLite 5)");
	fixture_commit(fixture);
	assert_done(db_begin(other, &error));
	assert_done(db_commit(other, &error));
	fixture_begin(fixture);
	db_rollback(store_db(fixture->store));
	assert_done(db_begin(other, &error));
	assert_done(db_commit(other, &error));
}

/* Whoever writes without our queue is in the way all the same, and keeps nobody else in it. */
static void
test_another_program_writes(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Db) first = NULL;
	g_autoptr(Db) second = NULL;
	sqlite3 *stranger = NULL;
	GError *error = NULL;

	(void)data;
	assert_done(sqlite_open(fixture->path, 0, &first, &error));
	assert_done(sqlite_open(fixture->path, 0, &second, &error));
	g_assert_cmpint(sqlite3_open(fixture->path, &stranger), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(stranger, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
	assert_fails(db_begin(first, &error), ERROR_STORE_TEMPORARY,
		"busy: another process writes");
	assert_fails(db_begin_lazy(first, &error), ERROR_STORE_TEMPORARY, "busy");
	sqlite3_close(stranger);
	assert_done(db_begin(second, &error));
	assert_done(db_commit(second, &error));
}

/* What is opened to be read cannot be written anew, which is no matter of waiting. */
static void
test_what_is_read_is_not_written_anew(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Db) db = NULL;
	GError *error = NULL;
	bool is_done = false;

	(void)data;
	assert_done(sqlite_open_read_only(fixture->path, 0, &db, &error));
	assert_fails(db_erase(db, &is_done, &error), ERROR_STORE_PERMANENT, "may not be written");
}

static int
synchronous_of(Db *db)
{
	g_autoptr(DbStatement) select = db_prepare(db, "PRAGMA synchronous");
	GError *error = NULL;
	int64_t level;

	assert_done(db_run_int(select, &level, &error));
	return (int)level;
}

/* Only a part of something larger does not wait for the disk, however it ends. */
static void
test_what_waits_for_the_disk(Fixture *fixture, gconstpointer data)
{
	enum { NORMAL = 1, FULL = 2 };
	g_autoptr(Db) db = NULL;
	GError *error = NULL;

	(void)data;
	assert_done(sqlite_open(fixture->path, 0, &db, &error));
	for (int i = 0; i < 2; i++) {
		assert_done(db_begin_lazy(db, &error));
		g_assert_cmpint(synchronous_of(db), ==, NORMAL);
		if (i == 0) {
			assert_done(db_commit(db, &error));
		} else {
			db_rollback(db);
		}
		g_assert_cmpint(synchronous_of(db), ==, FULL);
		assert_done(db_begin(db, &error));
		g_assert_cmpint(synchronous_of(db), ==, FULL);
		db_rollback(db);
	}
	fixture_begin(fixture);
	assert_fails(db_begin_lazy(db, &error), ERROR_STORE_TEMPORARY, "busy");
	g_assert_false(db_is_writing(db));
	g_assert_cmpint(synchronous_of(db), ==, FULL);
	fixture_commit(fixture);
}

/* What a connection forbids: text in double quotes, and to write to the schema by hand. */
static void
test_what_is_forbidden(void)
{
	static const struct {
		const char *sql, *want;
	} rows[] = {
		{ "INSERT INTO t VALUES (\"text\")", "no such column" },
		{ "CREATE INDEX i ON t (\"text\")", "no such column" },
		{ "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", "may not be modified" },
	};
	g_autoptr(Db) db = open_memory("CREATE TABLE t (word TEXT) STRICT");
	GError *error = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i].sql);
		assert_fails(db_script(db, rows[i].sql, &error), ERROR_STORE_PERMANENT,
			rows[i].want);
	}
	g_autoptr(DbStatement) trusted = db_prepare(db, "PRAGMA trusted_schema");
	int64_t is_trusted = -1;
	assert_done(db_run_int(trusted, &is_trusted, &error));
	g_assert_cmpint(is_trusted, ==, 0);
}

/* The system's own reason is told where there is one. */
static void
test_what_cannot_be_opened(void)
{
	g_autofree char *folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	g_autofree char *missing = g_build_filename(folder, "missing.db", NULL);
	Db *db = NULL;
	GError *error = NULL;

	assert_fails(sqlite_open_read_only(missing, 0, &db, &error), ERROR_STORE_PERMANENT,
		"missing.db: cannot be opened (unable to open database file:"
		" No such file or directory, SQLite 14)");
	assert_fails(sqlite_open(folder, 0, &db, &error), ERROR_STORE_PERMANENT,
		": cannot be opened (unable to open database file");
	g_assert_null(db);
	g_autofree char *queue = g_strconcat(folder, "-lock", NULL);
	g_remove(queue);
	g_rmdir(folder);
}

static void
test_a_full_disk_is_called_so(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Db) db = NULL;
	GError *error = NULL;

	(void)data;
	assert_done(sqlite_open(fixture->path, 0, &db, &error));
	/* The limit is a disk as small as the file is now. */
	assert_done(run(db, "PRAGMA max_page_count = 1", NULL, &error));
	assert_done(db_begin(db, &error));
	assert_fails(db_script(db, "CREATE TABLE t AS SELECT hex(zeroblob(100000)) AS a", &error),
		ERROR_STORE_PERMANENT, "the disk is full");
	/* SQLite has ended the transaction by itself: nothing may be written behind it. */
	assert_fails(db_script(db, "CREATE TABLE u (a)", &error), ERROR_STORE_PERMANENT,
		"earlier error");
	assert_fails(db_commit(db, &error), ERROR_STORE_PERMANENT, "earlier error");
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM sqlite_schema WHERE name = 'u'"),
		==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/db/values come back", test_values_come_back);
	g_test_add_func("/db/what is not bound is null", test_what_is_not_bound_is_null);
	g_test_add_func("/db/wrong words are told", test_wrong_words_are_told);
	g_test_add_func("/db/a wrong statement is told when it runs",
		test_a_wrong_statement_is_told_when_it_runs);
	g_test_add_func("/db/one text runs inside itself", test_one_text_runs_inside_itself);
	g_test_add_func("/db/an error ends the transaction", test_an_error_ends_the_transaction);
	g_test_add_func("/db/a refusal ends the transaction", test_a_refusal_ends_the_transaction);
	g_test_add_func("/db/rolling back is harmless", test_rolling_back_is_harmless);
	g_test_add_func("/db/a number run to the end obeys foreign keys",
		test_a_number_run_to_the_end_obeys_foreign_keys);
	add_test("/db/two writers, one is told to wait", test_two_writers_one_is_told_to_wait);
	add_test("/db/a full disk is called so", test_a_full_disk_is_called_so);
	add_test("/db/another program writes", test_another_program_writes);
	add_test("/db/what is read is not written anew", test_what_is_read_is_not_written_anew);
	add_test("/db/what waits for the disk", test_what_waits_for_the_disk);
	g_test_add_func("/db/what is forbidden", test_what_is_forbidden);
	g_test_add_func("/db/what cannot be opened", test_what_cannot_be_opened);
	return g_test_run();
}
