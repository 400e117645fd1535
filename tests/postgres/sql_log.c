/*
 * Preloaded into a test: each SQL text that is prepared goes to the file SQL_LOG as well, ended by
 * a NUL. So the program itself needs no door for it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int (*Prepare)(sqlite3 *handle, const char *sql, int length, unsigned flags,
	sqlite3_stmt **statement, const char **tail);

int
sqlite3_prepare_v3(sqlite3 *handle, const char *sql, int length, unsigned flags,
	sqlite3_stmt **statement, const char **tail)
{
	void *symbol = dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
	const char *path = getenv("SQL_LOG");
	int file = path == NULL ? -1 : open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	Prepare prepare;

	if (file >= 0) {
		if (write(file, sql, strlen(sql) + 1) < 0) {
			abort();
		}
		close(file);
	}
	memcpy(&prepare, &symbol, sizeof(prepare));
	return prepare(handle, sql, length, flags, statement, tail);
}
