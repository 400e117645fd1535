/*
 * What all drivers share: statements kept by their text, text checked before it is bound, and the
 * rule that an error ends the transaction. SQLite ends it by itself only after some errors and then
 * writes on, a statement at a time; PostgreSQL refuses all until a rollback.
 */
#include "store/db.h"

#include <string.h>

typedef enum DbPhase {
	DB_PHASE_IDLE,
	DB_PHASE_READING,
	DB_PHASE_WRITING,
	DB_PHASE_FAILED, /* waits for the rollback */
} DbPhase;

struct Db {
	const DbOps *ops;
	void *connection;
	DbPhase phase;
	bool is_lazy;     /* the last transaction's commit does not wait for the disk */
	GHashTable *idle; /* text, which its statement owns -> DbStatement, not in use */
};

struct DbStatement {
	Db *db;          /* borrowed */
	char *sql;       /* owned */
	void *prepared;  /* the driver's; NULL when it could not be prepared */
	GError *trouble; /* the first thing that went wrong */
};

static void
statement_destroy(DbStatement *statement)
{
	statement->db->ops->finish(statement->prepared);
	g_clear_error(&statement->trouble);
	g_free(statement->sql);
	g_free(statement);
}

Db *
db_new(const DbOps *ops, void *connection)
{
	Db *db = g_new0(Db, 1);

	db->ops = ops;
	db->connection = connection;
	db->idle = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
		(GDestroyNotify)statement_destroy);
	return db;
}

void
db_close(Db *db)
{
	g_hash_table_destroy(db->idle);
	db->ops->close(db->connection);
	g_free(db);
}

const DbOps *
db_ops(const Db *db)
{
	return db->ops;
}

/* The next transaction waits for the disk again. */
static bool
end_lazy(const Db *db, GError **error)
{
	return !db->is_lazy || db->ops->set_durable(db->connection, true, error);
}

static bool
begin(Db *db, bool is_lazy, GError **error)
{
	g_assert(db->phase == DB_PHASE_IDLE);
	if (is_lazy && !db->ops->set_durable(db->connection, false, error)) {
		return false;
	}
	db->is_lazy = is_lazy;
	if (!db->ops->begin_write(db->connection, error)) {
		(void)end_lazy(db, NULL);
		return false;
	}
	db->phase = DB_PHASE_WRITING;
	return true;
}

bool
db_begin(Db *db, GError **error)
{
	return begin(db, false, error);
}

bool
db_begin_read(Db *db, GError **error)
{
	g_assert(db->phase == DB_PHASE_IDLE);
	if (!db->ops->begin_read(db->connection, error)) {
		return false;
	}
	db->is_lazy = false;
	db->phase = DB_PHASE_READING;
	return true;
}

bool
db_begin_lazy(Db *db, GError **error)
{
	return begin(db, true, error);
}

bool
db_commit(Db *db, GError **error)
{
	g_assert(db_is_writing(db));
	if (db->phase == DB_PHASE_FAILED) {
		error_set(error, ERROR_STORE_PERMANENT, "nothing is kept after an earlier error");
	} else if (db->ops->commit(db->connection, error)) {
		db->phase = DB_PHASE_IDLE;
		return end_lazy(db, error);
	}
	db_rollback(db);
	return false;
}

void
db_rollback(Db *db)
{
	db->ops->rollback(db->connection);
	db->phase = DB_PHASE_IDLE;
	(void)end_lazy(db, NULL);
}

bool
db_erase(Db *db, bool *is_done, GError **error)
{
	g_assert(db->phase == DB_PHASE_IDLE);
	return db->ops->erase(db->connection, is_done, error);
}

bool
db_is_writing(const Db *db)
{
	return db->phase >= DB_PHASE_WRITING;
}

static void
end_transaction(Db *db)
{
	if (db->phase == DB_PHASE_WRITING) {
		db->phase = DB_PHASE_FAILED;
	}
}

/* Whether statements may run; if not, @error says so. */
static bool
is_open(const Db *db, GError **error)
{
	if (db->phase == DB_PHASE_FAILED) {
		error_set(error, ERROR_STORE_PERMANENT, "nothing is done after an earlier error");
		return false;
	}
	return true;
}

bool
db_refuse(Db *db, GError **error, ErrorCode code, const char *format, ...)
{
	g_autofree char *fact = NULL;
	va_list values;

	va_start(values, format);
	fact = g_strdup_vprintf(format, values);
	va_end(values);
	end_transaction(db);
	error_set(error, code, "%s", fact);
	return false;
}

bool
db_script(Db *db, const char *sql, GError **error)
{
	if (!is_open(db, error)) {
		return false;
	}
	if (!db->ops->script(db->connection, sql, error)) {
		end_transaction(db);
		return false;
	}
	return true;
}

DbStatement *
db_prepare(Db *db, const char *sql)
{
	DbStatement *statement = NULL;

	/* One in use is not in the table: a loop may run its own text again inside. */
	if (g_hash_table_steal_extended(db->idle, sql, NULL, (gpointer *)&statement)) {
		return statement;
	}
	statement = g_new0(DbStatement, 1);
	statement->db = db;
	statement->sql = g_strdup(sql);
	statement->prepared = db->ops->prepare(db->connection, sql, &statement->trouble);
	return statement;
}

void
db_statement_free(DbStatement *statement)
{
	if (statement->trouble != NULL) {
		statement_destroy(statement);
		return;
	}
	statement->db->ops->reset(statement->prepared);
	g_hash_table_replace(statement->db->idle, statement->sql, statement);
}

static void
bind_failed(DbStatement *statement, const char *name, const char *fact)
{
	error_set(&statement->trouble, ERROR_STORE_PERMANENT, "%s %s", name + strlen("$"), fact);
}

void
db_bind_int(DbStatement *statement, const char *name, int64_t value)
{
	if (statement->trouble == NULL
		&& !statement->db->ops->bind_int(statement->prepared, name, value)) {
		bind_failed(statement, name, "is no parameter of the statement");
	}
}

void
db_bind_text(DbStatement *statement, const char *name, const char *text)
{
	if (statement->trouble != NULL) {
		return;
	}
	/* SQLite would take anything, PostgreSQL would not. */
	if (text != NULL && !g_utf8_validate(text, -1, NULL)) {
		bind_failed(statement, name, "is not valid UTF-8");
	} else if (!statement->db->ops->bind_text(statement->prepared, name, text)) {
		bind_failed(statement, name, "is no parameter of the statement");
	}
}

bool
db_step(DbStatement *statement, bool *has_row, GError **error)
{
	if (!is_open(statement->db, error)) {
		return false;
	}
	if (statement->trouble == NULL
		&& statement->db->ops->step(statement->prepared, has_row, &statement->trouble)) {
		return true;
	}
	end_transaction(statement->db);
	g_propagate_error(error, g_error_copy(statement->trouble));
	return false;
}

bool
db_run(DbStatement *statement, int *rows, GError **error)
{
	bool has_row = true;
	int count = -1;

	while (has_row) {
		if (!db_step(statement, &has_row, error)) {
			return false;
		}
		count++;
	}
	if (rows != NULL) {
		*rows = count;
	}
	return true;
}

bool
db_run_int(DbStatement *statement, int64_t *value, GError **error)
{
	int64_t number;
	bool has_row;

	if (!db_step(statement, &has_row, error)) {
		return false;
	}
	number = db_int(statement, 0);
	if (has_row && !db_run(statement, NULL, error)) {
		return false;
	}
	*value = number;
	return true;
}

gpointer
db_read_id(const DbStatement *row)
{
	int64_t *id = g_new(int64_t, 1);

	*id = db_int(row, 0);
	return id;
}

bool
db_collect(DbStatement *statement, DbReadRow read, GDestroyNotify free, GPtrArray **list,
	GError **error)
{
	g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(free);
	bool has_row = true;

	while (has_row) {
		if (!db_step(statement, &has_row, error)) {
			return false;
		}
		if (has_row) {
			g_ptr_array_add(values, read(statement));
		}
	}
	*list = g_steal_pointer(&values);
	return true;
}

bool
db_is_null(const DbStatement *statement, int column)
{
	return statement->db->ops->is_null(statement->prepared, column);
}

int64_t
db_int(const DbStatement *statement, int column)
{
	return statement->db->ops->read_int(statement->prepared, column);
}

const char *
db_text(const DbStatement *statement, int column)
{
	return statement->db->ops->read_text(statement->prepared, column);
}

char *
db_dup_text(const DbStatement *statement, int column)
{
	return g_strdup(db_text(statement, column));
}
