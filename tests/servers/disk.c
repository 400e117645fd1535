/*
 * Preloaded into the program: a disk that fails by the book (disk.py has the other half).
 *
 * What is done to the files below the folder DISK_FOLDER goes to the file DISK_LOG as well, in the
 * order in which it was done, so that what a power cut would have left can be told afterwards: each
 * as a line "WHAT OFFSET LENGTH PATH", a NUL, and LENGTH bytes. WHAT is write, cut (to OFFSET
 * bytes), sync, move (the bytes are the new path) or gone. SQLite's -shm is not on the disk, and
 * nothing is ever written to its queue of writers, -lock.
 *
 * DISK_FULL=N     the N-th write to one of them, sync or new name fails for want of room, and all
 *                 later ones; DISK_FULL_ONCE: it alone
 * DISK_FULL_AFTER=N   all of them fail that come after the N-th sync: the commit that follows it
 * DISK_CUT=N      the process is killed just before the N-th sync
 * DISK_CUT_WRITE=N   or just before the N-th write or new name
 * DISK_SLOW=N     a sync takes so many milliseconds
 * DISK_CARELESS   SQLite is told never to wait for the disk (synchronous = OFF)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define PATH_BYTES 4096

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long writes, syncs, touches; /* so far */

static void *
next(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

static long
number(const char *name)
{
	const char *value = getenv(name);

	return value == NULL ? 0 : atol(value);
}

static bool
ends_with(const char *text, const char *end)
{
	const size_t length = strlen(text), end_length = strlen(end);

	return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* Whether it is one of ours, or the folder itself. */
static bool
is_ours(const char *path)
{
	const char *folder = getenv("DISK_FOLDER");
	const size_t length = folder == NULL ? 0 : strlen(folder);

	return folder != NULL && strncmp(path, folder, length) == 0
		&& (path[length] == '/' || path[length] == '\0') && !ends_with(path, "-shm")
		&& !ends_with(path, "-lock");
}

/* @path out, PATH_BYTES. @return whether it is one of ours. */
static bool
find(int file, char *path)
{
	char link[64];

	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	const ssize_t length = readlink(link, path, PATH_BYTES - 1);
	path[length < 0 ? 0 : length] = '\0';
	return is_ours(path);
}

static void
note(const char *what, long long offset, const void *bytes, size_t length, const char *path)
{
	static int file = -1;
	const char *name = getenv("DISK_LOG");
	char head[PATH_BYTES + 64];

	if (name == NULL) {
		return;
	}
	if (file < 0) {
		file = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	}
	const int head_length = snprintf(head, sizeof head, "%s %lld %zu %s", what, offset, length,
					path)
		+ 1;
	const struct iovec parts[2] = { { head, (size_t)head_length }, { (void *)bytes, length } };
	if (writev(file, parts, 2) != head_length + (ssize_t)length) {
		abort();
	}
}

/* Before something is done: a power cut, or no room. @return whether it may be done. */
static bool
is_well(long *count, const char *cut)
{
	const long full = number("DISK_FULL");
	const bool is_after = getenv("DISK_FULL_AFTER") != NULL
		&& syncs >= number("DISK_FULL_AFTER");

	++*count;
	++touches;
	if (number(cut) == *count) {
		kill(getpid(), SIGKILL);
	}
	const bool is_now = touches == full
		|| (full != 0 && touches > full && getenv("DISK_FULL_ONCE") == NULL);
	if (is_after || is_now) {
		errno = ENOSPC;
		return false;
	}
	return true;
}

static ssize_t
take_write(const char *name, int file, const void *bytes, size_t length, off_t offset)
{
	ssize_t (*real)(int, const void *, size_t, off_t) = next(name);
	char path[PATH_BYTES];
	ssize_t done = -1;

	if (!find(file, path)) {
		return real(file, bytes, length, offset);
	}
	pthread_mutex_lock(&mutex);
	if (is_well(&writes, "DISK_CUT_WRITE")) {
		done = real(file, bytes, length, offset);
	}
	if (done > 0) {
		note("write", offset, bytes, (size_t)done, path);
	}
	pthread_mutex_unlock(&mutex);
	return done;
}

ssize_t
pwrite(int file, const void *bytes, size_t length, off_t offset)
{
	return take_write("pwrite", file, bytes, length, offset);
}

ssize_t
pwrite64(int file, const void *bytes, size_t length, off_t offset)
{
	return take_write("pwrite64", file, bytes, length, offset);
}

ssize_t
write(int file, const void *bytes, size_t length)
{
	ssize_t (*real)(int, const void *, size_t) = next("write");
	char path[PATH_BYTES];
	ssize_t done = -1;

	if (!find(file, path)) {
		return real(file, bytes, length);
	}
	pthread_mutex_lock(&mutex);
	if (is_well(&writes, "DISK_CUT_WRITE")) {
		done = real(file, bytes, length);
	}
	if (done > 0) {
		note("write", lseek(file, 0, SEEK_CUR) - done, bytes, (size_t)done, path);
	}
	pthread_mutex_unlock(&mutex);
	return done;
}

static int
take_cut(const char *name, int file, off_t length)
{
	int (*real)(int, off_t) = next(name);
	char path[PATH_BYTES];
	const bool is_found = find(file, path);

	pthread_mutex_lock(&mutex);
	const int result = real(file, length);
	if (is_found && result == 0) {
		note("cut", length, NULL, 0, path);
	}
	pthread_mutex_unlock(&mutex);
	return result;
}

int
ftruncate(int file, off_t length)
{
	return take_cut("ftruncate", file, length);
}

int
ftruncate64(int file, off_t length)
{
	return take_cut("ftruncate64", file, length);
}

static int
take_sync(const char *name, int file)
{
	int (*real)(int) = next(name);
	char path[PATH_BYTES];
	int result = -1;

	if (!find(file, path)) {
		return real(file);
	}
	pthread_mutex_lock(&mutex);
	if (is_well(&syncs, "DISK_CUT")) {
		result = 0; /* what a real one would add is the time that it takes */
		usleep((useconds_t)(1000 * number("DISK_SLOW")));
		note("sync", 0, NULL, 0, path);
	}
	pthread_mutex_unlock(&mutex);
	return result;
}

int
fsync(int file)
{
	return take_sync("fsync", file);
}

int
fdatasync(int file)
{
	return take_sync("fdatasync", file);
}

int
rename(const char *old, const char *new)
{
	int (*real)(const char *, const char *) = next("rename");
	int result = -1;

	if (!is_ours(new)) {
		return real(old, new);
	}
	pthread_mutex_lock(&mutex);
	if (is_well(&writes, "DISK_CUT_WRITE")) {
		result = real(old, new);
	}
	if (result == 0) {
		note("move", 0, new, strlen(new), old);
	}
	pthread_mutex_unlock(&mutex);
	return result;
}

int
unlink(const char *path)
{
	int (*real)(const char *) = next("unlink");

	pthread_mutex_lock(&mutex);
	const int result = real(path);
	if (result == 0 && is_ours(path)) {
		note("gone", 0, NULL, 0, path);
	}
	pthread_mutex_unlock(&mutex);
	return result;
}

int
sqlite3_exec(sqlite3 *handle, const char *sql, int (*hear)(void *, int, char **, char **),
	void *data, char **error)
{
	int (*real)(sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *,
		char **) = next("sqlite3_exec");
	const int code = real(handle, sql, hear, data, error);

	if (getenv("DISK_CARELESS") != NULL && strstr(sql, "synchronous") != NULL) {
		return real(handle, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	}
	return code;
}
