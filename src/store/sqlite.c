/* The driver's connection is a Sqlite, its statement a bare sqlite3_stmt. */
#include "store/sqlite.h"

#include "base/file.h"
#include "base/lock.h"
#include "store/sqlite_index.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PRIMARY_CODE 0xff /* the rest of an extended result code is detail */
#define WAL_STEP_MS 10
#define ERASE_WAIT_MS 500 /* for readers; the next run tries again */
#define NO_WAIT_MS 0      /* nobody else is waited for */

/* Writers queue here: SQLite's own wait is a poll with growing pauses, in which whoever comes back
 * soonest wins (a sender in a loop left a poller 1 to 3 of its 24 commits). */
#define QUEUE_SUFFIX "-lock"

typedef struct Sqlite {
	sqlite3 *handle;
	Lock *queue; /* owned; NULL in memory and to read */
	int wait_ms;
} Sqlite;

typedef struct Fault {
	int code;
	ErrorCode error;
	const char *fact;
} Fault;

#define FAULT_UNKNOWN SQLITE_ERROR

static const Fault faults[] = {
#include "store/sqlite_faults.tab.h"
	{ FAULT_UNKNOWN, ERROR_STORE_PERMANENT, "refused" }, /* the last */
};

static const Fault *
find_fault(int code)
{
	const Fault *fault = faults;

	while (fault->code != (code & PRIMARY_CODE) && fault->code != FAULT_UNKNOWN) {
		fault++;
	}
	return fault;
}

/* Say what went wrong last; the system's reason too, where there is one ("Permission denied"). */
static bool
fail_at(const char *path, sqlite3 *handle, GError **error)
{
	const int code = sqlite3_extended_errcode(handle);
	const Fault *fault = find_fault(code);
	const bool is_system = fault->code == SQLITE_CANTOPEN || fault->code == SQLITE_IOERR;
	const int number = is_system ? sqlite3_system_errno(handle) : 0;
	g_autofree char *trouble = number == 0 ? NULL : file_trouble(path, number);
	g_autofree char *reason = number == 0 ? g_strdup("") : g_strconcat(": ", trouble, NULL);

	error_set(error, fault->error, "%s: %s (%s%s, SQLite %d)", path, fault->fact,
		sqlite3_errmsg(handle), reason, code);
	return false;
}

static bool
fail(sqlite3 *handle, GError **error)
{
	const char *path = sqlite3_db_filename(handle, "main");

	return fail_at(path == NULL || *path == '\0' ? "database" : path, handle, error);
}

static bool
execute(sqlite3 *handle, const char *sql, GError **error)
{
	return sqlite3_exec(handle, sql, NULL, NULL, NULL) == SQLITE_OK || fail(handle, error);
}

static bool
sqlite_script(void *connection, const char *sql, GError **error)
{
	const Sqlite *sqlite = connection;

	return execute(sqlite->handle, sql, error);
}

static bool
enter_queue(const Sqlite *sqlite, GError **error)
{
	g_autoptr(GError) trouble = NULL;

	if (sqlite->queue == NULL || lock_enter(sqlite->queue, sqlite->wait_ms, &trouble)) {
		return true;
	}
	if (g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_LOCKED_TEMPORARY)) {
		error_set(error, ERROR_STORE_TEMPORARY, "%s: busy: another process writes",
			sqlite3_db_filename(sqlite->handle, "main"));
	} else {
		error_set(error, ERROR_STORE_PERMANENT, "%s", trouble->message);
	}
	return false;
}

static void
leave_queue(const Sqlite *sqlite)
{
	if (sqlite->queue != NULL) {
		lock_leave(sqlite->queue);
	}
}

/* A deferred BEGIN that reads and then writes fails at once when another wrote in between. */
static bool
sqlite_begin_write(void *connection, GError **error)
{
	const Sqlite *sqlite = connection;

	if (!enter_queue(sqlite, error)) {
		return false;
	}
	if (!execute(sqlite->handle, "BEGIN IMMEDIATE", error)) {
		leave_queue(sqlite);
		return false;
	}
	return true;
}

static bool
sqlite_begin_read(void *connection, GError **error)
{
	const Sqlite *sqlite = connection;

	return execute(sqlite->handle, "BEGIN DEFERRED", error);
}

/*
 * In WAL, NORMAL waits for the disk at checkpoints alone, and a commit with FULL for all before it
 * (sqlite.org/pragma.html#pragma_synchronous).
 */
static bool
sqlite_set_durable(void *connection, bool is_durable, GError **error)
{
	const Sqlite *sqlite = connection;

	return execute(sqlite->handle,
		is_durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error);
}

static bool
sqlite_commit(void *connection, GError **error)
{
	const Sqlite *sqlite = connection;

	if (!execute(sqlite->handle, "COMMIT", error)) {
		return false; /* the rollback that follows leaves the queue */
	}
	leave_queue(sqlite);
	return true;
}

static void
sqlite_rollback(void *connection)
{
	const Sqlite *sqlite = connection;

	/* It fails where a full disk or the like has ended the transaction already. */
	(void)sqlite3_exec(sqlite->handle, "ROLLBACK", NULL, NULL, NULL);
	leave_queue(sqlite);
}

static bool
is_in_the_way(int code)
{
	const int primary = code & PRIMARY_CODE;

	return primary == SQLITE_BUSY || primary == SQLITE_FULL;
}

/*
 * secure_delete alone leaves copies behind: where pages were balanced, what moved away stays in the
 * gap (3.40: in 12 of 30 random histories; after VACUUM in none). The new pages are first in the
 * log; a reader that is at work keeps the old ones alive, and the log too.
 */
static bool
write_anew(sqlite3 *handle, bool *is_done, GError **error)
{
	int code = sqlite3_exec(handle, "VACUUM", NULL, NULL, NULL);

	if (code == SQLITE_OK) {
		code = sqlite3_wal_checkpoint_v2(handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL,
			NULL);
	}
	if (code != SQLITE_OK && !is_in_the_way(code)) {
		return fail(handle, error);
	}
	*is_done = code == SQLITE_OK;
	return true;
}

static bool
sqlite_erase(void *connection, bool *is_done, GError **error)
{
	const Sqlite *sqlite = connection;
	bool is_well;

	if (!enter_queue(sqlite, error)) {
		return false;
	}
	sqlite3_busy_timeout(sqlite->handle, MIN(sqlite->wait_ms, ERASE_WAIT_MS));
	is_well = write_anew(sqlite->handle, is_done, error);
	sqlite3_busy_timeout(sqlite->handle, sqlite->wait_ms);
	leave_queue(sqlite);
	return is_well;
}

static void
sqlite_close(void *connection)
{
	Sqlite *sqlite = connection;

	sqlite3_close(sqlite->handle);
	lock_free(sqlite->queue);
	g_free(sqlite);
}

static void *
sqlite_prepare(void *connection, const char *sql, GError **error)
{
	const Sqlite *sqlite = connection;
	sqlite3_stmt *prepared = NULL;

	if (sqlite3_prepare_v3(sqlite->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, NULL)
		!= SQLITE_OK) {
		fail(sqlite->handle, error);
	}
	return prepared;
}

static bool
sqlite_bind_int(void *statement, const char *name, int64_t value)
{
	int index = sqlite3_bind_parameter_index(statement, name);

	return index != 0 && sqlite3_bind_int64(statement, index, value) == SQLITE_OK;
}

static bool
sqlite_bind_text(void *statement, const char *name, const char *text)
{
	int index = sqlite3_bind_parameter_index(statement, name);

	return index != 0
		&& sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT) == SQLITE_OK;
}

static bool
sqlite_step(void *statement, bool *has_row, GError **error)
{
	int code = sqlite3_step(statement);

	if (code != SQLITE_ROW && code != SQLITE_DONE) {
		return fail(sqlite3_db_handle(statement), error);
	}
	*has_row = code == SQLITE_ROW;
	return true;
}

static bool
sqlite_is_null(void *statement, int column)
{
	return sqlite3_column_type(statement, column) == SQLITE_NULL;
}

static int64_t
sqlite_read_int(void *statement, int column)
{
	return sqlite3_column_int64(statement, column);
}

static const char *
sqlite_read_text(void *statement, int column)
{
	return (const char *)sqlite3_column_text(statement, column);
}

static void
sqlite_reset(void *statement)
{
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
}

static void
sqlite_finish(void *statement)
{
	sqlite3_finalize(statement);
}

static const DbOps sqlite_ops = {
	.id_word = "INTEGER PRIMARY KEY",
	.int_word = "INTEGER",
	.blob_word = "BLOB",
	.strict_word = "STRICT",
	.table_query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $name",
	.index = &sqlite_index,
	.script = sqlite_script,
	.begin_write = sqlite_begin_write,
	.begin_read = sqlite_begin_read,
	.set_durable = sqlite_set_durable,
	.commit = sqlite_commit,
	.rollback = sqlite_rollback,
	.erase = sqlite_erase,
	.close = sqlite_close,
	.prepare = sqlite_prepare,
	.bind_int = sqlite_bind_int,
	.bind_text = sqlite_bind_text,
	.step = sqlite_step,
	.is_null = sqlite_is_null,
	.read_int = sqlite_read_int,
	.read_text = sqlite_read_text,
	.reset = sqlite_reset,
	.finish = sqlite_finish,
};

/* What holds for every connection; a word in double quotes is a name and never a text. */
static bool
configure(sqlite3 *handle, int wait_ms, GError **error)
{
	sqlite3_busy_timeout(handle, wait_ms);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	return execute(handle,
		"PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;"
		" PRAGMA synchronous = FULL",
		error);
}

static Db *
wrap(sqlite3 *handle, Lock *queue, int wait_ms)
{
	Sqlite *sqlite = g_new0(Sqlite, 1);

	sqlite->handle = handle;
	sqlite->queue = queue;
	sqlite->wait_ms = wait_ms;
	return db_new(&sqlite_ops, sqlite);
}

static bool
open_handle(const char *path, int flags, int wait_ms, sqlite3 **handle, GError **error)
{
	sqlite3 *opened = NULL;

	if (sqlite3_open_v2(path, &opened, flags, NULL) != SQLITE_OK) {
		fail_at(path, opened, error);
	} else if (configure(opened, wait_ms, error)) {
		*handle = opened;
		return true;
	}
	sqlite3_close(opened);
	return false;
}

/*
 * SQLite would make the file readable for all that the umask lets in; -wal and -shm take its mode.
 * A file that is there is not opened: closing it would end this process's locks on it (fcntl(2)).
 */
static bool
make_file(const char *path, GError **error)
{
	int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (descriptor != -1) {
		close(descriptor);
	} else if (errno != EEXIST) {
		g_autofree char *why = file_trouble(path, errno);
		error_set(error, ERROR_STORE_PERMANENT, "%s: cannot be made (%s)", path, why);
		return false;
	}
	return true;
}

static bool
open_queue(const char *path, Lock **queue, GError **error)
{
	g_autoptr(GError) trouble = NULL;

	if (lock_open(path, queue, &trouble)) {
		return true;
	}
	error_set(error, ERROR_STORE_PERMANENT, "%s", trouble->message);
	return false;
}

/* Two processes that make the file at once: here SQLite does not wait for the other, so we do. */
static bool
use_wal(sqlite3 *handle, int wait_ms, GError **error)
{
	const char *sql = "PRAGMA journal_mode = WAL";
	int code = sqlite3_exec(handle, sql, NULL, NULL, NULL);

	for (int waited_ms = 0; (code & PRIMARY_CODE) == SQLITE_BUSY && waited_ms < wait_ms;
		waited_ms += WAL_STEP_MS) {
		sqlite3_sleep(WAL_STEP_MS);
		code = sqlite3_exec(handle, sql, NULL, NULL, NULL);
	}
	return code == SQLITE_OK || fail(handle, error);
}

bool
sqlite_open(const char *path, int wait_ms, Db **db, GError **error)
{
	g_autofree char *queue_path = g_strconcat(path, QUEUE_SUFFIX, NULL);
	g_autoptr(Lock) queue = NULL;
	sqlite3 *handle = NULL;

	if (!make_file(path, error) || !open_queue(queue_path, &queue, error)
		|| !open_handle(path, SQLITE_OPEN_READWRITE, wait_ms, &handle, error)) {
		return false;
	}
	if (!use_wal(handle, wait_ms, error)) {
		sqlite3_close(handle);
		return false;
	}
	*db = wrap(handle, g_steal_pointer(&queue), wait_ms);
	return true;
}

bool
sqlite_open_read_only(const char *path, int wait_ms, Db **db, GError **error)
{
	sqlite3 *handle = NULL;

	if (!open_handle(path, SQLITE_OPEN_READONLY, wait_ms, &handle, error)) {
		return false;
	}
	/* The last one to close would copy the -wal into the file. */
	sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	*db = wrap(handle, NULL, NO_WAIT_MS);
	return true;
}

/* Whether changes wait beside the file that are not in it yet. */
static bool
has_wal(const char *path)
{
	g_autofree char *wal = g_strconcat(path, "-wal", NULL);
	struct stat there;

	return stat(wal, &there) == 0 && there.st_size != 0;
}

bool
sqlite_open_to_look(const char *path, Db **db, GError **error)
{
	g_autofree char *escaped = g_uri_escape_string(path, "/", FALSE);
	/* What is immutable needs no -wal and -shm, so that none is made (sqlite.org/uri.html). */
	g_autofree char *uri = g_strdup_printf("file:%s?immutable=1", escaped);
	sqlite3 *handle = NULL;

	if (has_wal(path)) {
		return sqlite_open_read_only(path, NO_WAIT_MS, db, error);
	}
	if (!open_handle(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NO_WAIT_MS, &handle, error)) {
		return false;
	}
	*db = wrap(handle, NULL, NO_WAIT_MS);
	return true;
}

bool
sqlite_open_memory(Db **db, GError **error)
{
	sqlite3 *handle = NULL;

	if (!open_handle(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NO_WAIT_MS,
		    &handle, error)) {
		return false;
	}
	*db = wrap(handle, NULL, NO_WAIT_MS);
	return true;
}
