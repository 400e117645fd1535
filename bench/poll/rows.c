/*
 * rows FULL EMPTY GROUPS: writes every row of the database FULL into EMPTY, which has the same
 * tables without rows, in so many transactions; as durable as tagdigest does it (WAL,
 * synchronous=FULL). The rows are read first; GROUPS 0 stops there, so that this can be taken off.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Table {
	char *name, *list; /* its columns, but for those that are computed */
	int columns;
	sqlite3_value **values; /* rows * columns */
	size_t rows;
	sqlite3_stmt *insert;
	size_t written;
} Table;

static void
fail(sqlite3 *db, const char *what)
{
	fprintf(stderr, "rows: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fail(db, sql);
	}
}

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
		fail(db, sql);
	}
	return statement;
}

static char *
format(const char *form, const char *one, const char *other)
{
	char *text = sqlite3_mprintf(form, one, other);

	if (text == NULL) {
		fail(NULL, "no memory");
	}
	return text;
}

static void
read_columns(sqlite3 *db, Table *table)
{
	sqlite3_stmt *columns = prepare(db,
		format("SELECT group_concat('\"' || name || '\"') FROM pragma_table_info(%Q)",
			table->name, NULL));

	if (sqlite3_step(columns) != SQLITE_ROW) {
		fail(db, table->name);
	}
	table->list = strdup((const char *)sqlite3_column_text(columns, 0));
	sqlite3_finalize(columns);
}

static void
read_rows(sqlite3 *db, Table *table)
{
	char *sql = format("SELECT %s FROM \"%w\"", table->list, table->name);
	size_t room = 0;

	sqlite3_stmt *select = prepare(db, sql);
	table->columns = sqlite3_column_count(select);
	while (sqlite3_step(select) == SQLITE_ROW) {
		const size_t width = (size_t)table->columns;

		if (table->rows == room) {
			room = room * 2 + 64;
			table->values = realloc(table->values, room * width * sizeof(void *));
		}
		for (int i = 0; i < table->columns; i++) {
			table->values[table->rows * width + (size_t)i] =
				sqlite3_value_dup(sqlite3_column_value(select, i));
		}
		table->rows++;
	}
	sqlite3_finalize(select);
}

static void
prepare_insert(sqlite3 *db, Table *table)
{
	char *sql = format("INSERT OR REPLACE INTO \"%w\" (%s) VALUES (?", table->name,
		table->list);

	for (int i = 1; i < table->columns; i++) {
		sql = format("%z%s", sql, ", ?");
	}
	table->insert = prepare(db, format("%z%s", sql, ")"));
}

static void
write_until(sqlite3 *db, Table *table, size_t end)
{
	const size_t width = (size_t)table->columns;

	for (; table->written < end; table->written++) {
		for (int i = 0; i < table->columns; i++) {
			sqlite3_bind_value(table->insert, i + 1,
				table->values[table->written * width + (size_t)i]);
		}
		if (sqlite3_step(table->insert) != SQLITE_DONE) {
			fail(db, table->name);
		}
		sqlite3_reset(table->insert);
	}
}

int
main(int argc, char **argv)
{
	Table tables[100] = { 0 };
	size_t count = 0;
	sqlite3 *full, *empty;

	if (argc != 4) {
		fputs("usage: rows FULL EMPTY GROUPS\n", stderr);
		return 64;
	}
	if (sqlite3_open_v2(argv[1], &full, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
		|| sqlite3_open_v2(argv[2], &empty, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
		fail(full, "open");
	}
	sqlite3_stmt *names = prepare(full,
		"SELECT name FROM sqlite_schema WHERE type = 'table'"
		" AND name NOT LIKE 'sqlite%'");
	while (sqlite3_step(names) == SQLITE_ROW && count < 100) {
		tables[count].name = strdup((const char *)sqlite3_column_text(names, 0));
		read_columns(full, &tables[count]);
		read_rows(full, &tables[count++]);
	}
	sqlite3_finalize(names);
	const size_t groups = strtoul(argv[3], NULL, 10);
	if (groups == 0) {
		return 0;
	}
	run(empty, "PRAGMA journal_mode = WAL");
	run(empty, "PRAGMA synchronous = FULL");
	run(empty, "PRAGMA foreign_keys = OFF");
	for (size_t i = 0; i < count; i++) {
		prepare_insert(empty, &tables[i]);
	}
	for (size_t group = 1; group <= groups; group++) {
		run(empty, "BEGIN IMMEDIATE");
		for (size_t i = 0; i < count; i++) {
			write_until(empty, &tables[i], tables[i].rows * group / groups);
		}
		run(empty, "COMMIT");
	}
	for (size_t i = 0; i < count; i++) {
		sqlite3_finalize(tables[i].insert);
	}
	sqlite3_close(empty);
	return 0;
}
