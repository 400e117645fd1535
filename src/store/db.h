/**
 * The wall between the store's modules and a database engine.
 *
 * One text of SQL serves every engine. Its parameters are named `$column`, after the column they go
 * to; the driver of an engine that only numbers them gives them numbers when it prepares. The text
 * keeps to what SQLite 3.40 and PostgreSQL 15 read alike: ON CONFLICT and RETURNING yes; writing in
 * a CTE, LIMIT -1, greatest(), bare columns beside GROUP BY, booleans other than 0 and 1, and one
 * parameter used as text and as a number, no. A parameter that no column gives a type is CAST.
 *
 *	g_autoptr(DbStatement) find = db_prepare(db, "SELECT id FROM source WHERE name = $name");
 *
 *	db_bind_text(find, "$name", name);
 *	if (!db_step(find, &found, error)) {
 *		return false;
 *	}
 *	id = found ? db_int(find, 0) : 0;
 *
 * An error ends the transaction, whatever the engine thinks of it: until db_rollback() or a
 * db_commit(), which then fails, every statement is refused. So nothing is ever half written.
 */
#ifndef TAGDIGEST_STORE_DB_H
#define TAGDIGEST_STORE_DB_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/** How a driver keeps the index of words (store/index). All constants. */
typedef struct DbIndex {
	const char *make, *drop; /* scripts */
	const char *settle;      /* likewise: no byte of what was removed stays in it */
	const char *put;         /* a statement, of $post, $words and $author */
	const char *remove;      /* of $post, which may not be in it */
	const char *found;       /* a condition on the post p, of $match */
	/* What $match is for these IndexTerm (borrowed, one at least). @return owned. */
	char *(*match)(const GPtrArray *terms);
} DbIndex;

/** What a driver does; @connection and @statement are its own. Errors are STORE_*. */
typedef struct DbOps {
	/* What {id} {int} {blob} {strict} become in a migration. */
	const char *id_word, *int_word, *blob_word, *strict_word;
	/* One row when the table $name is there, else none. */
	const char *table_query;
	const DbIndex *index;

	bool (*script)(void *connection, const char *sql, GError **error); /* many statements */
	bool (*begin_write)(void *connection, GError **error); /* waits for other writers */
	bool (*begin_read)(void *connection, GError **error);  /* all statements see one state */
	/* Whether commits from now on wait for the disk; outside a transaction. */
	bool (*set_durable)(void *connection, bool is_durable, GError **error);
	bool (*commit)(void *connection, GError **error);
	void (*rollback)(void *connection); /* harmless when none is open */
	/* Leave no byte of what was deleted; @is_done: false when others were in the way. */
	bool (*erase)(void *connection, bool *is_done, GError **error);
	void (*close)(void *connection); /* rolls back what is open */

	/* NULL with an error. */
	void *(*prepare)(void *connection, const char *sql, GError **error);
	/* By name; false when there is no such parameter. @text is copied; NULL is NULL. */
	bool (*bind_int)(void *statement, const char *name, int64_t value);
	bool (*bind_text)(void *statement, const char *name, const char *text);
	bool (*step)(void *statement, bool *has_row, GError **error);
	/* Of the current row, from column 0; without a row, NULL. Text is borrowed until the next
	 * step. */
	bool (*is_null)(void *statement, int column);
	int64_t (*read_int)(void *statement, int column);
	const char *(*read_text)(void *statement, int column);
	void (*reset)(void *statement);  /* ready to be bound again, all parameters NULL */
	void (*finish)(void *statement); /* NULL is none */
} DbOps;

/** A connection with its prepared statements, kept by their text, and its transaction. */
typedef struct Db Db;

/** A statement in use: prepared, being bound, or at a row. */
typedef struct DbStatement DbStatement;

/**
 * Wrap a driver's connection.
 *
 * @ops         borrowed for good (a constant).
 * @connection  owned: closed with ops->close.
 * @return owned (db_close).
 */
Db *db_new(const DbOps *ops, void *connection);

/** Roll back what is open and close. @db owned; no statement may be in use. */
void db_close(Db *db);

/** The driver. @return borrowed. */
const DbOps *db_ops(const Db *db);

/** Begin writing; none may be open. @error STORE_TEMPORARY when another process writes too long. */
bool db_begin(Db *db, GError **error);

/** Begin to look at one state, whatever others write; none may be open. Ends with db_rollback().
 * @error STORE_*. */
bool db_begin_read(Db *db, GError **error);

/** As db_begin(); what is committed is durable with the next commit of db_begin()'s. */
bool db_begin_lazy(Db *db, GError **error);

/** Make it durable. @error STORE_*; the transaction is gone then, as after an earlier error. */
bool db_commit(Db *db, GError **error);

/** Forget it; harmless when none is open. */
void db_rollback(Db *db);

/**
 * Write all anew, so that no byte is left of what was deleted. None may be open.
 *
 * @is_done  out: false when another process was in the way or the disk is too full; to be tried
 *           again.
 * @error    STORE_*.
 */
bool db_erase(Db *db, bool *is_done, GError **error);

/**
 * Whether a transaction that writes is open, also one that an error has ended and nobody has rolled
 * back yet.
 */
bool db_is_writing(const Db *db);

/**
 * End the transaction for a reason of our own: a rule that the SQL cannot say was broken.
 *
 * @code  ERROR_STORE_PERMANENT or ERROR_STORE_TEMPORARY.
 * @return false, so that it can be returned.
 */
bool db_refuse(Db *db, GError **error, ErrorCode code, const char *format, ...) G_GNUC_PRINTF(4, 5);

/** Run statements that take no parameters and return nothing: a migration. @sql borrowed. */
bool db_script(Db *db, const char *sql, GError **error);

/**
 * A statement ready to be bound. What goes wrong here or in binding is kept and told by db_step().
 *
 * @sql  borrowed; one statement.
 * @return owned (db_statement_free, before the connection is closed), never NULL.
 */
DbStatement *db_prepare(Db *db, const char *sql);

/** Give a statement back, to be used again. @statement owned. */
void db_statement_free(DbStatement *statement);

/** Bind a number. @name borrowed, "$column". A parameter that is never bound is NULL. */
void db_bind_int(DbStatement *statement, const char *name, int64_t value);

/** Bind text, or NULL. @name and @text borrowed. Text that is no UTF-8 is STORE_PERMANENT. */
void db_bind_text(DbStatement *statement, const char *name, const char *text);

/**
 * Run up to the next row.
 *
 * @has_row  out: there is one, to be read; else the statement is done and must not be stepped
 *           again.
 * @error    STORE_TEMPORARY when busy, else STORE_PERMANENT.
 */
bool db_step(DbStatement *statement, bool *has_row, GError **error);

/**
 * Run to the end. What writes must be run so: SQLite judges foreign keys last.
 *
 * @rows   out, may be NULL: how many rows came; with RETURNING, how many were written.
 * @error  as db_step().
 */
bool db_run(DbStatement *statement, int *rows, GError **error);

/** Run to the end and keep one number: the first row's first column. @value out, 0 without one. */
bool db_run_int(DbStatement *statement, int64_t *value, GError **error);

/** Makes a value of the row that a statement is at. @row borrowed. @return owned. */
typedef gpointer (*DbReadRow)(const DbStatement *row);

/** A DbReadRow: the number in the first column. @return owned int64_t, g_free. */
gpointer db_read_id(const DbStatement *row);

/**
 * Run to the end and keep what @read makes of each row.
 *
 * @free  frees one of its values.
 * @list  out, owned.
 * @error as db_step().
 */
bool db_collect(DbStatement *statement, DbReadRow read, GDestroyNotify free, GPtrArray **list,
	GError **error);

/** Whether a column of the row, counted from 0, is NULL; without a row all are. */
bool db_is_null(const DbStatement *statement, int column);

/** The number in a column, 0 for NULL. */
int64_t db_int(const DbStatement *statement, int column);

/** The text in a column, NULL for NULL. @return borrowed until the next step. */
const char *db_text(const DbStatement *statement, int column);

/** The text in a column, NULL for NULL. @return owned, g_free. */
char *db_dup_text(const DbStatement *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Db, db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DbStatement, db_statement_free)

#endif
