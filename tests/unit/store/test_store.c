#include "store/store.h"

#include "base/file.h"
#include "fixture.h"
#include "store/schema.h"
#include "store/sqlite.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define WRITERS 2
#define WRITES 25

static bool
open_again(Fixture *fixture, StoreMode mode, const char *ini, bool any_ini, GError **error)
{
	g_autoptr(Store) store = NULL;

	return store_open(&(StoreWish){ fixture->path, mode, ini, any_ini }, &store, error);
}

static void
close_store(Fixture *fixture)
{
	store_close(fixture->store);
	fixture->store = NULL;
}

static GBytes *
read_bytes(const char *path)
{
	GBytes *bytes = NULL;
	GError *error = NULL;

	assert_done(file_read(path, 1 << 24, &bytes, &error));
	return bytes;
}

/* Other bytes in the middle of a file. */
static void
overwrite(const char *path, gsize offset, const char *with, gsize length)
{
	g_autoptr(GBytes) bytes = read_bytes(path);
	g_autofree char *data = g_memdup2(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	GError *error = NULL;

	g_assert_cmpuint(offset + length, <=, g_bytes_get_size(bytes));
	memcpy(data + offset, with, length);
	assert_done(file_write(path, data, g_bytes_get_size(bytes), 0600, &error));
}

static void
remember(Store *store, const char *key, const char *value)
{
	GError *error = NULL;

	assert_done(db_begin(store_db(store), &error));
	assert_done(schema_set(store_db(store), key, value, &error));
	assert_done(db_commit(store_db(store), &error));
}

static void
test_only_the_owner_may_read(Fixture *fixture, gconstpointer data)
{
	static const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };
	const mode_t mask = umask(0);
	g_autoptr(Store) store = NULL;
	GError *error = NULL;

	(void)data;
	close_store(fixture);
	g_assert_cmpint(g_remove(fixture->path), ==, 0);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false }, &store,
		&error));
	for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		g_autofree char *path = g_strconcat(fixture->path, suffixes[i], NULL);
		struct stat facts;

		g_assert_cmpint(stat(path, &facts), ==, 0);
		g_assert_cmpint(facts.st_mode & 0777, ==, 0600);
	}
	umask(mask);
}

static void
test_nothing_there_to_read(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	close_store(fixture);
	g_assert_cmpint(g_remove(fixture->path), ==, 0);
	assert_fails(open_again(fixture, STORE_READ, INI, false, &error), ERROR_STORE_PERMANENT,
		"no database yet: ");
	g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
	assert_done(file_write(fixture->path, "", 0, 0600, &error));
	assert_fails(open_again(fixture, STORE_READ, INI, false, &error), ERROR_STORE_PERMANENT,
		"no database yet: ");
}

static void
test_no_folder(void)
{
	Store *store = NULL;
	GError *error = NULL;

	assert_fails(store_open(&(StoreWish){ "/no/such/folder/x.db", STORE_WRITE, INI, false },
			     &store, &error),
		ERROR_STORE_PERMANENT, "/no/such/folder/x.db: cannot be made");
	g_assert_null(store);
}

static void
test_another_ini(Fixture *fixture, gconstpointer data)
{
	static const StoreMode modes[] = { STORE_READ, STORE_WRITE };
	GError *error = NULL;

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(modes); i++) {
		assert_done(open_again(fixture, modes[i], INI, false, &error));
		assert_fails(open_again(fixture, modes[i], "/other.ini", false, &error),
			ERROR_CONFIG_PERMANENT, "belongs to " INI);
		assert_done(open_again(fixture, modes[i], "/other.ini", true, &error));
	}
	/* To be let in is not to take over. */
	assert_done(open_again(fixture, STORE_WRITE, INI, false, &error));
}

static void
test_newer_and_older_schemas(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	remember(fixture->store, "schema", "9999");
	assert_fails(open_again(fixture, STORE_WRITE, INI, false, &error), ERROR_STORE_PERMANENT,
		"made by a newer tagdigest");
	assert_fails(open_again(fixture, STORE_READ, INI, false, &error), ERROR_STORE_PERMANENT,
		"made by a newer tagdigest");
	remember(fixture->store, "schema", "-1");
	assert_fails(open_again(fixture, STORE_READ, INI, false, &error), ERROR_STORE_PERMANENT,
		"no database yet");
}

static void
test_damage_is_told(Fixture *fixture, gconstpointer data)
{
	static const struct {
		const char *name;
		gsize offset;
		const char *bytes;
		gsize length;
		const char *want;
	} rows[] = {
		{ "no SQLite file", 0, "Dear reader,", 12, "no database: restore a backup" },
		{ "schema page", 100, "\xff\xff\xff\xff\xff\xff\xff\xff", 8, "restore a backup" },
	};
	g_autoptr(GBytes) good = NULL;
	GError *error = NULL;

	(void)data;
	close_store(fixture);
	good = read_bytes(fixture->path);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i].name);
		overwrite(fixture->path, rows[i].offset, rows[i].bytes, rows[i].length);
		assert_fails(open_again(fixture, STORE_READ, INI, false, &error),
			ERROR_STORE_PERMANENT, rows[i].want);
		assert_fails(open_again(fixture, STORE_WRITE, INI, false, &error),
			ERROR_STORE_PERMANENT, rows[i].want);
		assert_done(file_write(fixture->path, g_bytes_get_data(good, NULL),
			g_bytes_get_size(good), 0600, &error));
	}
	assert_done(open_again(fixture, STORE_WRITE, INI, false, &error));
}

/* Run @work in a process of its own that ends as if it were killed, and wait for it. */
static pid_t
start(Fixture *fixture, void (*work)(Fixture *fixture))
{
	pid_t child = fork();

	g_assert_cmpint(child, >=, 0);
	if (child == 0) {
		work(fixture);
		_exit(0);
	}
	return child;
}

static void
wait_for(pid_t child)
{
	int status;

	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

static void
write_and_die(Fixture *fixture)
{
	Store *store = NULL;
	GError *error = NULL;

	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false }, &store,
		&error));
	remember(store, "done", "yes");
	assert_done(db_begin(store_db(store), &error));
	assert_done(schema_set(store_db(store), "begun", "yes", &error));
}

static void
test_a_crash_keeps_what_was_committed(Fixture *fixture, gconstpointer data)
{
	g_autofree char *done = NULL;
	g_autofree char *begun = NULL;
	GError *error = NULL;

	(void)data;
	close_store(fixture);
	wait_for(start(fixture, write_and_die));
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false },
		&fixture->store, &error));
	assert_done(schema_get(store_db(fixture->store), "done", &done, &error));
	assert_done(schema_get(store_db(fixture->store), "begun", &begun, &error));
	g_assert_cmpstr(done, ==, "yes");
	g_assert_null(begun);
}

static void
test_reading_changes_no_byte(Fixture *fixture, gconstpointer data)
{
	g_autofree char *wal = g_strconcat(fixture->path, "-wal", NULL);
	g_autofree char *value = NULL;
	g_autoptr(GBytes) before = NULL;
	g_autoptr(GBytes) after = NULL;
	g_autoptr(Store) store = NULL;
	GError *error = NULL;

	(void)data;
	/* The hardest case: the last change is in the -wal that a killed writer left. */
	close_store(fixture);
	wait_for(start(fixture, write_and_die));
	g_assert_true(g_file_test(wal, G_FILE_TEST_EXISTS));
	before = read_bytes(fixture->path);

	assert_done(store_open(&(StoreWish){ fixture->path, STORE_READ, INI, false }, &store,
		&error));
	assert_done(schema_get(store_db(store), "done", &value, &error));
	g_assert_cmpstr(value, ==, "yes");
	assert_done(db_begin(store_db(store), &error));
	assert_fails(schema_set(store_db(store), "done", "no", &error), ERROR_STORE_PERMANENT,
		"may not be written");
	g_clear_pointer(&store, store_close);

	after = read_bytes(fixture->path);
	g_assert_true(g_bytes_equal(before, after));
	g_assert_true(g_file_test(wal, G_FILE_TEST_EXISTS));
}

static void
write_much(Fixture *fixture)
{
	Store *store = NULL;
	GError *error = NULL;

	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false }, &store,
		&error));
	for (int i = 0; i < WRITES; i++) {
		g_autofree char *key = g_strdup_printf("%d-%d", (int)getpid(), i);

		remember(store, key, "here");
	}
	store_close(store);
}

static void
run_writers(Fixture *fixture)
{
	pid_t children[WRITERS];

	for (int i = 0; i < WRITERS; i++) {
		children[i] = start(fixture, write_much);
	}
	for (int i = 0; i < WRITERS; i++) {
		wait_for(children[i]);
	}
}

static void
test_two_processes_write(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	close_store(fixture);
	run_writers(fixture);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false },
		&fixture->store, &error));
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM meta WHERE value = 'here'"),
		==, WRITERS * WRITES);
}

static void
test_two_processes_make_it(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	close_store(fixture);
	g_assert_cmpint(g_remove(fixture->path), ==, 0);
	run_writers(fixture);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false },
		&fixture->store, &error));
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM meta WHERE value = 'here'"),
		==, WRITERS * WRITES);
}

static void
test_one_in_memory(void)
{
	g_autoptr(Store) store = NULL;
	g_autoptr(GHashTable) rows = NULL;
	GError *error = NULL;

	assert_done(store_open_empty(&store, &error));
	assert_done(sources_all(store, &rows, &error));
	g_assert_cmpuint(g_hash_table_size(rows), ==, 0);
	remember(store, "key", "value");
}

static void
test_a_transaction_that_is_forgotten(Fixture *fixture, gconstpointer data)
{
	g_autofree char *value = NULL;
	GError *error = NULL;

	(void)data;
	fixture_begin(fixture);
	assert_done(schema_set(store_db(fixture->store), "key", "value", &error));
	db_rollback(store_db(fixture->store));
	db_rollback(store_db(fixture->store));
	fixture_begin(fixture);
	assert_done(schema_set(store_db(fixture->store), "key", "value", &error));
	close_store(fixture);
	assert_done(store_open(&(StoreWish){ fixture->path, STORE_WRITE, INI, false },
		&fixture->store, &error));
	assert_done(schema_get(store_db(fixture->store), "key", &value, &error));
	g_assert_null(value);
}

/* Puts a value in a scope of its own that may end without a commit. */
static void
put_in_scope(Store *store, const char *value, bool is_done)
{
	g_auto(StoreTransaction) transaction = { 0 };
	GError *error = NULL;

	assert_done(store_transaction_begin(store, &transaction, &error));
	assert_done(schema_set(store_db(store), "key", value, &error));
	if (is_done) {
		assert_done(store_transaction_commit(&transaction, &error));
	}
}

static void
test_a_scope_rolls_back(Fixture *fixture, gconstpointer data)
{
	g_autofree char *value = NULL;
	GError *error = NULL;

	(void)data;
	put_in_scope(fixture->store, "first", true);
	put_in_scope(fixture->store, "second", false);
	g_assert_false(db_is_writing(store_db(fixture->store)));
	assert_done(schema_get(store_db(fixture->store), "key", &value, &error));
	g_assert_cmpstr(value, ==, "first");
}

static void
test_a_part_leaves_the_whole(Fixture *fixture, gconstpointer data)
{
	g_auto(StoreTransaction) whole = { 0 };
	Store *store = fixture->store;
	GError *error = NULL;

	(void)data;
	assert_done(store_transaction_begin(store, &whole, &error));
	for (int i = 0; i < 2; i++) {
		g_auto(StoreTransaction) part = { 0 };
		assert_done(store_transaction_join(store, &part, &error));
		assert_done(i == 0 || store_transaction_commit(&part, &error));
	}
	g_assert_true(db_is_writing(store_db(store)));
	assert_done(store_transaction_commit(&whole, &error));
	g_assert_false(db_is_writing(store_db(store)));
}

/* A database as 0.1.0 left it: tables of ours that do not say who began them. */
static void
make_of_0_1(const char *path, bool is_closed)
{
	Db *db = NULL;
	GError *error = NULL;

	assert_done(sqlite_open(path, 0, &db, &error));
	assert_done(db_script(db,
		"CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);"
		"INSERT INTO meta VALUES ('schema', '1'), ('ini', '" INI "')",
		&error));
	if (is_closed) {
		db_close(db);
	}
}

static void
make_and_die(Fixture *fixture)
{
	make_of_0_1(fixture->path, false);
}

/* Not one byte of it changes and nothing comes beside it, whether it was closed or killed. */
static void
test_a_database_of_0_1(Fixture *fixture, gconstpointer data)
{
	static const StoreMode modes[] = { STORE_READ, STORE_WRITE };
	g_autofree char *wal = g_strconcat(fixture->path, "-wal", NULL);
	g_autofree char *shm = g_strconcat(fixture->path, "-shm", NULL);
	GError *error = NULL;

	(void)data;
	close_store(fixture);
	for (int is_closed = 1; is_closed >= 0; is_closed--) {
		g_assert_cmpint(g_remove(fixture->path), ==, 0);
		if (is_closed) {
			make_of_0_1(fixture->path, true);
			assert_done(file_write(wal, "", 0, 0600, &error));
		} else {
			wait_for(start(fixture, make_and_die));
		}
		g_autoptr(GBytes) before = read_bytes(fixture->path);
		for (gsize i = 0; i < G_N_ELEMENTS(modes); i++) {
			assert_fails(open_again(fixture, modes[i], INI, false, &error),
				ERROR_STORE_PERMANENT, "was made by tagdigest 0.1.0");
		}
		g_autoptr(GBytes) after = read_bytes(fixture->path);
		g_assert_true(g_bytes_equal(before, after));
		g_assert_true(!is_closed || !g_file_test(shm, G_FILE_TEST_EXISTS));
		g_assert_true(g_file_test(wal, G_FILE_TEST_EXISTS));
		g_remove(wal);
		g_remove(shm);
	}
}

/* What went wrong before is no reason to call it missing. */
static void
test_an_earlier_errno(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	errno = ENOENT;
	assert_done(open_again(fixture, STORE_READ, INI, false, &error));
	errno = ENOENT;
	assert_done(open_again(fixture, STORE_WRITE, INI, false, &error));
}

static void
test_of_no_ini(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	assert_done(db_script(store_db(fixture->store), "DELETE FROM meta WHERE key = 'ini'",
		&error));
	assert_fails(open_again(fixture, STORE_READ, INI, false, &error), ERROR_CONFIG_PERMANENT,
		"belongs to no ini, not to " INI);
	assert_done(open_again(fixture, STORE_READ, INI, true, &error));
}

/* As long as a transaction is open, one begun lazily too, others wait. */
static void
test_lazily_begun(Fixture *fixture, gconstpointer data)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autofree char *value = NULL;
	GError *error = NULL;

	(void)data;
	assert_done(store_transaction_begin_lazy(fixture->store, &transaction, &error));
	g_assert_cmpint(fixture_number(fixture, "PRAGMA synchronous"), ==, 1);
	assert_done(schema_set(store_db(fixture->store), "key", "value", &error));
	assert_done(store_transaction_commit(&transaction, &error));
	assert_done(schema_get(store_db(fixture->store), "key", &value, &error));
	g_assert_cmpstr(value, ==, "value");
	store_close(NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/store/only the owner may read", test_only_the_owner_may_read);
	add_test("/store/nothing there to read", test_nothing_there_to_read);
	g_test_add_func("/store/no folder", test_no_folder);
	add_test("/store/another ini", test_another_ini);
	add_test("/store/newer and older schemas", test_newer_and_older_schemas);
	add_test("/store/damage is told", test_damage_is_told);
	add_test("/store/a crash keeps what was committed", test_a_crash_keeps_what_was_committed);
	add_test("/store/reading changes no byte", test_reading_changes_no_byte);
	add_test("/store/two processes write", test_two_processes_write);
	add_test("/store/two processes make it", test_two_processes_make_it);
	g_test_add_func("/store/one in memory", test_one_in_memory);
	add_test("/store/a transaction that is forgotten", test_a_transaction_that_is_forgotten);
	add_test("/store/a scope rolls back", test_a_scope_rolls_back);
	add_test("/store/a part leaves the whole", test_a_part_leaves_the_whole);
	add_test("/store/a database of 0.1", test_a_database_of_0_1);
	add_test("/store/an earlier errno", test_an_earlier_errno);
	add_test("/store/of no ini", test_of_no_ini);
	add_test("/store/lazily begun", test_lazily_begun);
	return g_test_run();
}
