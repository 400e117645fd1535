#include "store/schema.h"

#include "fixture.h"
#include "store/sqlite.h"

#define ROW(name, text) \
	{ \
		name, text, sizeof(text) - 1 \
	}
#define END \
	{ \
		NULL, NULL, 0 \
	}

#define FIRST \
	ROW("0001-begin.sql", \
		"CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY," \
		" value TEXT NOT NULL) {strict};" \
		"CREATE TABLE a (id {id}, n {int}, b {blob}) {strict}")
#define SECOND ROW("0002-more.sql", "ALTER TABLE a ADD COLUMN word TEXT")
#define WRONG ROW("0003-wrong.sql", "CREATE TABLE c (id {id}); CREATE TABLE a (id {id})")

static const EmbeddedFile one[] = { FIRST, END };
static const EmbeddedFile two[] = { FIRST, SECOND, END };
static const EmbeddedFile three[] = { FIRST, SECOND, WRONG, END };
static const EmbeddedFile eleven[] = { FIRST, ROW("0011-late.sql", ""), END };
static const EmbeddedFile none[] = { END };

static Db *
open_memory(void)
{
	Db *db = NULL;
	GError *error = NULL;

	assert_done(sqlite_open_memory(&db, &error));
	return db;
}

static void
migrate(Db *db, const EmbeddedFile *files)
{
	GError *error = NULL;

	assert_done(db_begin(db, &error));
	assert_done(schema_migrate(db, files, &error));
	assert_done(db_commit(db, &error));
}

static int
version_of(Db *db)
{
	GError *error = NULL;
	int version = -1;

	assert_done(schema_version(db, &version, &error));
	return version;
}

static void
test_newest_is_the_last_number(void)
{
	g_assert_cmpint(schema_newest(none), ==, 0);
	g_assert_cmpint(schema_newest(one), ==, 1);
	g_assert_cmpint(schema_newest(two), ==, 2);
	g_assert_cmpint(schema_newest(eleven), ==, 11);
}

static void
test_what_is_missing_is_run_once(void)
{
	g_autoptr(Db) db = open_memory();
	GError *error = NULL;

	g_assert_cmpint(version_of(db), ==, 0);
	migrate(db, one);
	g_assert_cmpint(version_of(db), ==, 1);
	assert_done(db_script(db, "INSERT INTO a (n, b) VALUES (1, x'00')", &error));
	migrate(db, two);
	g_assert_cmpint(version_of(db), ==, 2);
	migrate(db, two);
	assert_done(db_script(db, "UPDATE a SET word = 'kept' WHERE n = 1", &error));
	assert_fails(db_script(db, "INSERT INTO a (n) VALUES ('strict')", &error),
		ERROR_STORE_PERMANENT, "rule of the schema");
}

static void
test_a_wrong_migration_changes_nothing(void)
{
	g_autoptr(Db) db = open_memory();
	GError *error = NULL;

	migrate(db, one);
	assert_done(db_begin(db, &error));
	assert_fails(schema_migrate(db, three, &error), ERROR_STORE_PERMANENT,
		"migration 0003-wrong.sql: ");
	assert_fails(db_commit(db, &error), ERROR_STORE_PERMANENT, "earlier error");
	g_assert_cmpint(version_of(db), ==, 1);
	migrate(db, two);
	g_assert_cmpint(version_of(db), ==, 2);
}

static void
test_values_are_remembered(void)
{
	g_autoptr(Db) db = open_memory();
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	g_autofree char *missing = NULL;
	GError *error = NULL;

	migrate(db, one);
	assert_done(schema_set(db, "ini", "/a.ini", &error));
	assert_done(schema_get(db, "ini", &first, &error));
	g_assert_cmpstr(first, ==, "/a.ini");
	assert_done(schema_set(db, "ini", "/b.ini", &error));
	assert_done(schema_get(db, "ini", &second, &error));
	g_assert_cmpstr(second, ==, "/b.ini");
	assert_done(schema_get(db, "no such key", &missing, &error));
	g_assert_null(missing);
}

/* Our own tables, as the program makes them. */

static void
test_migrations_are_numbered_without_gaps(void)
{
	for (int i = 0; migration_files[i].name != NULL; i++) {
		g_autofree char *number = g_strdup_printf("%04d-", i + 1);

		g_assert_true(g_str_has_prefix(migration_files[i].name, number));
		g_assert_true(g_str_has_suffix(migration_files[i].name, ".sql"));
	}
	g_assert_cmpint(schema_newest(migration_files), >=, 1);
}

static void
test_every_table_is_strict(Fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM pragma_table_list"
				" WHERE schema = 'main' AND strict = 1"),
		>, 10);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM pragma_table_list"
				" WHERE schema = 'main' AND strict = 0"
				" AND name NOT LIKE 'sqlite%'"),
		==, 0);
}

/* Tables of somebody else are not ours of an unknown version. */
static void
test_tables_of_others(void)
{
	g_autoptr(Db) db = open_memory();
	GError *error = NULL;
	bool is_old = true;

	assert_done(db_script(db,
		"CREATE TABLE theirs (id INTEGER); CREATE VIEW v AS SELECT 1 AS a", &error));
	g_assert_cmpint(version_of(db), ==, 0);
	assert_done(schema_is_of_0_1(db, &is_old, &error));
	g_assert_false(is_old);
}

/* Those of 0.1.0 do not say who began them. */
static void
test_who_began(void)
{
	g_autoptr(Db) db = open_memory();
	GError *error = NULL;
	bool is_old = false;

	migrate(db, one);
	assert_done(schema_is_of_0_1(db, &is_old, &error));
	g_assert_true(is_old);
	assert_done(schema_set(db, "begun_by", "0.2.0", &error));
	assert_done(schema_is_of_0_1(db, &is_old, &error));
	g_assert_false(is_old);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/schema/newest is the last number", test_newest_is_the_last_number);
	g_test_add_func("/schema/what is missing is run once", test_what_is_missing_is_run_once);
	g_test_add_func("/schema/a wrong migration changes nothing",
		test_a_wrong_migration_changes_nothing);
	g_test_add_func("/schema/values are remembered", test_values_are_remembered);
	g_test_add_func("/schema/migrations are numbered without gaps",
		test_migrations_are_numbered_without_gaps);
	add_test("/schema/every table is strict", test_every_table_is_strict);
	g_test_add_func("/schema/tables of others", test_tables_of_others);
	g_test_add_func("/schema/who began", test_who_began);
	return g_test_run();
}
