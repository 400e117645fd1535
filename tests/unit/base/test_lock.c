#include "base/lock.h"

#include "base/error.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a child process gets: 0 the lock, 1 "held", 2 anything else. */
static int
try_in_child(const char *path)
{
	int status = 0;
	const pid_t child = fork();

	if (child == 0) {
		Lock *lock = NULL;
		GError *error = NULL;

		if (lock_take(path, &lock, &error)) {
			_exit(0);
		}
		_exit(g_error_matches(error, TAGDIGEST_ERROR, ERROR_LOCKED_TEMPORARY) ? 1 : 2);
	}
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
test_one_holder(void)
{
	g_autofree char *folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "poll.lock", NULL);
	g_autoptr(Lock) lock = NULL;
	g_autoptr(Lock) second = NULL;
	g_autoptr(GError) error = NULL;
	struct stat status;

	g_assert_true(lock_take(path, &lock, NULL));
	g_assert_cmpint(stat(path, &status), ==, 0);
	g_assert_cmpuint(status.st_mode & 0777, ==, 0600);
	g_assert_false(lock_take(path, &second, &error));
	g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_LOCKED_TEMPORARY));
	g_assert_null(second);
	g_assert_cmpint(try_in_child(path), ==, 1);

	g_clear_pointer(&lock, lock_free);
	g_assert_cmpint(try_in_child(path), ==, 0);
	/* The child ended without giving it back. */
	g_assert_true(lock_take(path, &lock, NULL));
	g_remove(path);
	g_rmdir(folder);
}

static void
test_no_folder(void)
{
	g_autoptr(Lock) lock = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_false(lock_take("/nowhere/at/all/poll.lock", &lock, &error));
	g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT));
	lock_free(NULL);
}

/* What a child process gets that queues at a lock: 0 the lock, 1 "held", 2 anything else, 3 "held"
 * before its time was over. */
static int
queue_in_child(const char *path, int wait_ms)
{
	int status = 0;
	const pid_t child = fork();

	if (child == 0) {
		Lock *lock = NULL;
		GError *error = NULL;

		if (!lock_open(path, &lock, NULL)) {
			_exit(2);
		}
		const int64_t end_us = g_get_monotonic_time() + wait_ms * G_TIME_SPAN_MILLISECOND;
		if (lock_enter(lock, wait_ms, &error)) {
			_exit(0);
		}
		if (g_get_monotonic_time() < end_us) {
			_exit(3);
		}
		_exit(g_error_matches(error, TAGDIGEST_ERROR, ERROR_LOCKED_TEMPORARY) ? 1 : 2);
	}
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
test_queue(void)
{
	g_autofree char *folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "writers", NULL);
	g_autoptr(Lock) lock = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_false(lock_open("/nowhere/at/all/writers", &lock, &error));
	g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT));
	g_assert_true(lock_open(path, &lock, NULL));
	lock_leave(lock); /* never ours: harmless */
	g_assert_true(lock_enter(lock, 0, NULL));
	g_assert_cmpint(queue_in_child(path, 0), ==, 1);
	g_assert_cmpint(queue_in_child(path, 60), ==, 1); /* it waits, and not for ever */
	lock_leave(lock);
	/* The child ended without leaving. */
	g_assert_cmpint(queue_in_child(path, 60), ==, 0);
	g_assert_true(lock_enter(lock, 0, NULL));
	g_remove(path);
	g_rmdir(folder);
}

/* Whether the kernel has somebody in a queue for a file of this number. */
static bool
somebody_waits(ino_t number)
{
	g_autofree char *locks = NULL;
	g_autofree char *suffix = g_strdup_printf(":%ju 0 EOF", (uintmax_t)number);

	if (!g_file_get_contents("/proc/locks", &locks, NULL, NULL)) {
		return false;
	}
	g_auto(GStrv) lines = g_strsplit(locks, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		if (strstr(*line, "-> FLOCK") != NULL && g_str_has_suffix(*line, suffix)) {
			return true;
		}
	}
	return false;
}

static void
test_queue_serves_who_waits(void)
{
	enum { LOOKS_MAX = 10000 };
	struct stat file;
	int looks = 0;
	g_autofree char *folder = g_dir_make_tmp("tagdigest-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "writers", NULL);
	g_autoptr(Lock) lock = NULL;
	int status = 0;

	g_assert_true(lock_open(path, &lock, NULL));
	g_assert_true(lock_enter(lock, 0, NULL));
	const pid_t child = fork();
	if (child == 0) {
		Lock *own = NULL;

		_exit(lock_open(path, &own, NULL) && lock_enter(own, 60 * 1000, NULL) ? 0 : 1);
	}
	/* Where the kernel does not tell, the child may come too late for a queue. */
	g_assert_cmpint(stat(path, &file), ==, 0);
	while (!somebody_waits(file.st_ino) && waitpid(child, &status, WNOHANG) == 0
		&& looks < LOOKS_MAX) {
		looks++;
	}
	lock_leave(lock);
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, 0);
	g_remove(path);
	g_rmdir(folder);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lock/one-holder", test_one_holder);
	g_test_add_func("/lock/no-folder", test_no_folder);
	g_test_add_func("/lock/queue", test_queue);
	g_test_add_func("/lock/queue-serves-who-waits", test_queue_serves_who_waits);
	return g_test_run();
}
