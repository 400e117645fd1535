#include "base/file.h"

#include "base/error.h"
#include "base/prefix.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_SCHEME "file:"
#define FILE_AUTHORITY "file://"

#define READ_CHUNK_BYTES 65536
#define SECRET_BYTES_MAX 65536
#define PARENT_MODE 0755
#define FOLDER_MODE 0700
#define MODE_BITS 07777
#define READABLE_BY_OTHERS (S_IRGRP | S_IROTH)

static bool
fail(GError **error, const char *path, const char *what)
{
	error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", path, what);
	return false;
}

static bool
fail_errno(GError **error, const char *path)
{
	g_autofree char *why = file_trouble(path, errno);

	return fail(error, path, why);
}

/* Whose it is, for who may not write there. Owned. */
static char *
owner_words(const char *path)
{
	struct stat status;

	return stat(path, &status) != 0
		? g_strdup("run as the user whose it is")
		: g_strdup_printf("it is the user's with the number %u: run as that user",
			(guint)status.st_uid);
}

char *
file_trouble(const char *path, int number)
{
	g_autofree char *folder = g_path_get_dirname(path);
	const bool is_there = access(path, F_OK) == 0;
	const char *place = is_there ? path : folder;

	if (number == EEXIST && is_there && !g_file_test(path, G_FILE_TEST_IS_DIR)) {
		return g_strdup("a file stands where a folder is wanted: move it away");
	}
	if (is_there && number != EEXIST && g_file_test(path, G_FILE_TEST_IS_DIR)) {
		return g_strdup("a folder stands where a file is wanted: move it away");
	}
	if (number == ENOSPC || number == EDQUOT) {
		return g_strdup("the disk is full: make room");
	}
	if (number == EROFS || (access(folder, W_OK) != 0 && errno == EROFS)) {
		return g_strdup("the disk is mounted for reading alone");
	}
	if (number == EACCES || number == EPERM) {
		g_autofree char *whose = owner_words(place);
		return g_strdup_printf("%s (%s)", g_strerror(number), whose);
	}
	return g_strdup(g_strerror(number));
}

static ssize_t
read_some(int file, void *buffer, gsize length)
{
	ssize_t count = read(file, buffer, length);

	while (count < 0 && errno == EINTR) {
		count = read(file, buffer, length);
	}
	return count;
}

/* All of an open file; more than was announced is read too, a log may grow meanwhile. */
static bool
read_all(int file, const char *path, gsize bytes_max, GBytes **bytes, GError **error)
{
	g_autoptr(GByteArray) data = g_byte_array_new();
	g_autofree guint8 *chunk = g_malloc(READ_CHUNK_BYTES);
	ssize_t count = read_some(file, chunk, READ_CHUNK_BYTES);

	while (count > 0) {
		if ((gsize)count > bytes_max - data->len) {
			return fail(error, path, "is too large");
		}
		g_byte_array_append(data, chunk, (guint)count);
		count = read_some(file, chunk, READ_CHUNK_BYTES);
	}
	if (count < 0) {
		return fail_errno(error, path);
	}
	*bytes = g_byte_array_free_to_bytes(g_steal_pointer(&data));
	return true;
}

/* @opened: what open() said. */
static bool
judge_opened(int opened, const char *path, int *file, struct stat *status, GError **error)
{
	struct stat found;

	if (opened < 0) {
		return fail_errno(error, path);
	}
	if (fstat(opened, &found) != 0) {
		fail_errno(error, path);
		close(opened);
		return false;
	}
	if (!S_ISREG(found.st_mode)) {
		close(opened);
		return fail(error, path, S_ISDIR(found.st_mode) ? "is a folder" : "is no file");
	}
	*file = opened;
	*status = found;
	return true;
}

bool
file_open(const char *path, int *file, struct stat *status, GError **error)
{
	/* Not blocking: opening a FIFO that nobody writes to would wait for ever. */
	const int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	return judge_opened(opened, path, file, status, error);
}

bool
file_open_within(const char *folder, const char *name, int *file, struct stat *status,
	GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	const int place = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);

	if (place < 0) {
		return fail_errno(error, folder);
	}
	const int opened = openat(place, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
	close(place);
	return judge_opened(opened, path, file, status, error);
}

bool
file_read_open(int file, const char *path, gsize bytes_max, GBytes **bytes, GError **error)
{
	/* An array of GLib counts in guint. */
	const gsize cap = MIN(bytes_max, (gsize)G_MAXUINT / 2);
	struct stat status;

	if (fstat(file, &status) != 0) {
		return fail_errno(error, path);
	}
	return (guint64)status.st_size > cap ? fail(error, path, "is too large")
					     : read_all(file, path, cap, bytes, error);
}

bool
file_read(const char *path, gsize bytes_max, GBytes **bytes, GError **error)
{
	int file = -1;
	struct stat status;

	if (!file_open(path, &file, &status, error)) {
		return false;
	}
	const bool is_read = file_read_open(file, path, bytes_max, bytes, error);
	close(file);
	return is_read;
}

bool
file_read_text(const char *path, gsize bytes_max, char **text, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	struct stat status;
	gsize length;

	if (lstat(path, &status) != 0 && errno == ENOENT) {
		*text = NULL;
		return true;
	}
	if (!file_read(path, bytes_max, &bytes, error)) {
		return false;
	}
	const char *data = g_bytes_get_data(bytes, &length);
	if (length > 0 && memchr(data, '\0', length) != NULL) {
		return fail(error, path,
			"is damaged: it holds a NUL, which no text does (put a good copy back, or "
			"take it away)");
	}
	*text = g_strndup(length > 0 ? data : "", length);
	return true;
}

bool
file_write_all(int file, const char *data, gsize length)
{
	gsize done = 0;

	while (done < length) {
		const ssize_t count = write(file, data + done, length - done);

		if (count < 0 && errno != EINTR) {
			return false;
		}
		done += count > 0 ? (gsize)count : 0;
	}
	return true;
}

/* The new name is on disk only with its folder. */
static bool
sync_folder(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	const int opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (opened < 0) {
		return false;
	}
	const bool is_synced = fsync(opened) == 0;
	const int reason = errno;
	close(opened);
	errno = reason;
	return is_synced;
}

/* @owner: who is to have it; of the file as it is made where nobody is said (-1). */
static bool
is_of_another(const struct stat *made, const struct stat *owner)
{
	return owner->st_uid != (uid_t)-1
		&& (made->st_uid != owner->st_uid || made->st_gid != owner->st_gid);
}

/* How a file is written. */
typedef struct Writing {
	struct stat status; /* whose mode and owner it gets */
	bool is_waited_for; /* until it is on disk */
} Writing;

static bool
write_whole(const char *path, const char *data, gsize length, const Writing *how, GError **error)
{
	const struct stat *status = &how->status;
	g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
	const int file = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0600);
	struct stat made;

	if (file < 0) {
		return fail_errno(error, path);
	}
	const bool is_written = file_write_all(file, data, length) && fstat(file, &made) == 0
		&& (!is_of_another(&made, status)
			|| fchown(file, status->st_uid, status->st_gid) == 0)
		&& fchmod(file, status->st_mode & MODE_BITS) == 0
		&& (!how->is_waited_for || fsync(file) == 0);
	const int reason = errno;
	const bool is_closed = close(file) == 0;
	if (!is_written) {
		errno = reason;
	}
	if (!is_written || !is_closed || rename(temporary, path) != 0) {
		fail_errno(error, path);
		unlink(temporary);
		return false;
	}
	return !how->is_waited_for || sync_folder(path) || fail_errno(error, path);
}

static Writing
writing_of(mode_t mode, bool is_waited_for)
{
	return (Writing){
		.status = { .st_mode = mode, .st_uid = (uid_t)-1, .st_gid = (gid_t)-1 },
		.is_waited_for = is_waited_for,
	};
}

bool
file_write(const char *path, const char *data, gsize length, mode_t mode, GError **error)
{
	const Writing how = writing_of(mode, true);

	return write_whole(path, data, length, &how, error);
}

bool
file_write_soon(const char *path, const char *data, gsize length, mode_t mode, GError **error)
{
	const Writing how = writing_of(mode, false);

	return write_whole(path, data, length, &how, error);
}

bool
file_sync(const char *folder, GError **error)
{
	const int opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (opened < 0) {
		return fail_errno(error, folder);
	}
	const bool is_synced = syncfs(opened) == 0;
	const int reason = errno;
	close(opened);
	errno = reason;
	return is_synced || fail_errno(error, folder);
}

bool
file_replace(const char *path, const char *data, gsize length, GError **error)
{
	Writing how = { .is_waited_for = true };

	return stat(path, &how.status) == 0 ? write_whole(path, data, length, &how, error)
					    : fail_errno(error, path);
}

bool
file_make_folder(const char *path, GError **error)
{
	g_autofree char *parent = g_path_get_dirname(path);

	if (g_mkdir_with_parents(parent, PARENT_MODE) != 0) {
		return fail_errno(error, parent);
	}
	/* The last one alone: its parents are nobody's secret. */
	if (g_mkdir(path, FOLDER_MODE) != 0
		&& (errno != EEXIST || !g_file_test(path, G_FILE_TEST_IS_DIR))) {
		return fail_errno(error, path);
	}
	return true;
}

static bool
read_private(const char *path, GBytes **bytes, GError **error)
{
	int file = -1;
	struct stat status;

	if (!file_open(path, &file, &status, error)) {
		return false;
	}
	bool is_read = false;
	if ((status.st_mode & READABLE_BY_OTHERS) != 0) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s holds a secret and others may read it: chmod 600 %s", path, path);
	} else {
		is_read = read_all(file, path, SECRET_BYTES_MAX, bytes, error);
	}
	close(file);
	return is_read;
}

bool
file_read_secret(const char *path, char **secret, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GError) reason = NULL;

	if (!read_private(path, &bytes, &reason)) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s", reason->message);
		return false;
	}
	gsize length = 0;
	const char *data = g_bytes_get_data(bytes, &length);
	char *line = g_strndup(data == NULL ? "" : data, length);
	line[strcspn(line, "\r\n")] = '\0';
	if (line[0] == '\0') {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s: its first line is empty", path);
		g_free(line);
		return false;
	}
	*secret = line;
	return true;
}

bool
file_is_exposed(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && (status.st_mode & READABLE_BY_OTHERS) != 0;
}

char *
file_resolve(const char *folder, const char *path)
{
	if (prefix_stands_at(path, "~/")) {
		return g_build_filename(g_get_home_dir(), path + 2, NULL);
	}
	if (g_path_is_absolute(path)) {
		return g_strdup(path);
	}
	return g_build_filename(folder, path, NULL);
}

/* RFC 8089, 2: file:PATH and file:///PATH; another host's files are not ours to read. */
static char *
path_of_url(const char *folder, const char *url)
{
	g_autofree char *host = NULL;

	if (g_ascii_strncasecmp(url, FILE_AUTHORITY, strlen(FILE_AUTHORITY)) != 0) {
		const char *path = url + strlen(FILE_SCHEME);

		return *path != '\0' ? file_resolve(folder, path) : NULL;
	}
	g_autofree char *path = g_filename_from_uri(url, &host, NULL);
	return host == NULL ? g_steal_pointer(&path) : NULL;
}

char *
file_resolve_url(const char *folder, const char *url)
{
	g_autofree char *path = path_of_url(folder, url);
	g_autofree char *absolute = path != NULL ? g_canonicalize_filename(path, "/") : NULL;

	return absolute != NULL ? g_filename_to_uri(absolute, NULL, NULL) : NULL;
}

/* What a variable names; relative ones are to be ignored (XDG Base Directory 0.8). */
static char *
folder_of_variable(const char *variable)
{
	const char *value = g_getenv(variable);
	/* systemd.exec(5): several state directories stand with colons between them. */
	g_autofree char *first = value != NULL ? g_strndup(value, strcspn(value, ":")) : NULL;

	return first != NULL && g_path_is_absolute(first) ? g_steal_pointer(&first) : NULL;
}

char *
file_state_folder(const char *program)
{
	char *given = folder_of_variable("STATE_DIRECTORY");
	g_autofree char *home = folder_of_variable("XDG_STATE_HOME");

	if (given != NULL) {
		return given;
	}
	if (home != NULL) {
		return g_build_filename(home, program, NULL);
	}
	return geteuid() == 0 ? g_build_filename("/var/lib", program, NULL)
			      : g_build_filename(g_get_home_dir(), ".local/state", program, NULL);
}

char **
file_config_places(const char *program, const char *name)
{
	g_autofree char *home = folder_of_variable("XDG_CONFIG_HOME");
	char **places = g_new0(char *, 4);

	places[0] = g_canonicalize_filename(name, NULL);
	places[1] = home != NULL
		? g_build_filename(home, program, name, NULL)
		: g_build_filename(g_get_home_dir(), ".config", program, name, NULL);
	places[2] = g_build_filename("/etc", program, name, NULL);
	return places;
}

char *
file_resolve_within(const char *file, const char *path)
{
	g_autofree char *whole = g_canonicalize_filename(file, NULL);
	g_autofree char *folder = g_path_get_dirname(whole);

	return file_resolve(folder, path);
}
