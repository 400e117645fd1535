/*
 * What the bare loops share: a message, and a journal as durable as ours. One commit says that the
 * mails of a group are being sent, and that those before it were: a row each, in a table of its own
 * (made beforehand), WAL, synchronous=FULL.
 */
#ifndef BENCH_DELIVER_BARE_H
#define BENCH_DELIVER_BARE_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Bare {
	sqlite3 *db;
	sqlite3_stmt *move;
	char *message;
	size_t length;
	int count, sessions;
} Bare;

static inline void
bare_fail(const char *what)
{
	fprintf(stderr, "%s\n", what);
	exit(1);
}

static inline void
bare_read(Bare *bare, const char *path)
{
	FILE *file = fopen(path, "rb");

	if (file == NULL) {
		bare_fail(path);
	}
	fseek(file, 0, SEEK_END);
	bare->length = (size_t)ftell(file);
	rewind(file);
	bare->message = malloc(bare->length);
	if (fread(bare->message, 1, bare->length, file) != bare->length) {
		bare_fail(path);
	}
	fclose(file);
}

/* argv: … COUNT SESSIONS MESSAGE DATABASE, the last four. */
static inline Bare
bare_open(int argc, char **argv)
{
	Bare bare = { .count = atoi(argv[argc - 4]), .sessions = atoi(argv[argc - 3]) };

	bare_read(&bare, argv[argc - 2]);
	if (sqlite3_open(argv[argc - 1], &bare.db) != SQLITE_OK
		|| sqlite3_exec(bare.db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL",
			   NULL, NULL, NULL)
			!= SQLITE_OK
		|| sqlite3_prepare_v2(bare.db,
			   "UPDATE delivery SET state = ?1, detail = ?2 WHERE id = ?3", -1,
			   &bare.move, NULL)
			!= SQLITE_OK) {
		bare_fail(sqlite3_errmsg(bare.db));
	}
	return bare;
}

static inline void
bare_move(Bare *bare, int id, const char *state, const char *detail)
{
	sqlite3_bind_text(bare->move, 1, state, -1, SQLITE_STATIC);
	sqlite3_bind_text(bare->move, 2, detail, -1, SQLITE_STATIC);
	sqlite3_bind_int(bare->move, 3, id);
	if (sqlite3_step(bare->move) != SQLITE_DONE) {
		bare_fail(sqlite3_errmsg(bare->db));
	}
	sqlite3_reset(bare->move);
}

/* One commit: mails @first to @first + @size - 1 are sending, the group before them was sent. */
static inline void
bare_commit(Bare *bare, int first, int size)
{
	sqlite3_exec(bare->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	for (int i = 0; i < size; i++) {
		if (first + i > bare->sessions) {
			bare_move(bare, first + i - bare->sessions, "sent", "250 2.0.0 taken");
		}
		if (first + i <= bare->count) {
			bare_move(bare, first + i, "sending", NULL);
		}
	}
	if (sqlite3_exec(bare->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) {
		bare_fail(sqlite3_errmsg(bare->db));
	}
}

#endif
