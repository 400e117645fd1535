#include "base/lock.h"

#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define NS_PER_MS 1000000
#define US_PER_MS 1000
#define KNOCK_MS 50 /* how often a wait is looked at */

struct Lock {
	int file;
	char *path; /* owned */
};

static bool
open_file(const char *path, int *file, GError **error)
{
	const int opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (opened < 0) {
		g_autofree char *why = file_trouble(path, errno);
		error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", path, why);
		return false;
	}
	*file = opened;
	return true;
}

static Lock *
lock_new(int file, const char *path)
{
	Lock *lock = g_new0(Lock, 1);

	lock->file = file;
	lock->path = g_strdup(path);
	return lock;
}

/* @reason: errno, when it is not another process that has it. */
static bool
refuse(const char *path, bool is_held, int reason, GError **error)
{
	error_set(error, is_held ? ERROR_LOCKED_TEMPORARY : ERROR_SYSTEM_PERMANENT, "%s: %s", path,
		is_held ? "held by another tagdigest" : g_strerror(reason));
	return false;
}

bool
lock_take(const char *path, Lock **lock, GError **error)
{
	int file;

	if (!open_file(path, &file, error)) {
		return false;
	}
	/* Of the open file, not of the process (F_OFD_SETLK): closing another descriptor of the
	 * same file does not lose it. */
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	if (fcntl(file, F_OFD_SETLK, &whole) != 0) {
		const int reason = errno;

		close(file);
		return refuse(path, reason == EAGAIN || reason == EACCES, reason, error);
	}
	*lock = lock_new(file, path);
	return true;
}

bool
lock_open(const char *path, Lock **lock, GError **error)
{
	int file;

	if (!open_file(path, &file, error)) {
		return false;
	}
	*lock = lock_new(file, path);
	return true;
}

static void
knock(int number)
{
	(void)number; /* it only ends the call */
}

/* A timer that ends flock() with EINTR in this thread, again and again: one that went off just
 * before the call would be lost. */
static bool
timer_begin(timer_t *timer, struct sigaction *before)
{
	struct sigaction action = { .sa_handler = knock };
	struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGALRM };
	struct timespec often = { .tv_nsec = KNOCK_MS * NS_PER_MS };
	struct itimerspec times = { .it_interval = often, .it_value = often };

	event._sigev_un._tid = (pid_t)syscall(SYS_gettid); /* glibc 2.36 has no other name */
	sigemptyset(&action.sa_mask);
	if (timer_create(CLOCK_MONOTONIC, &event, timer) != 0) {
		return false;
	}
	sigaction(SIGALRM, &action, before);
	timer_settime(*timer, 0, &times, NULL);
	return true;
}

static void
timer_end(timer_t timer, const struct sigaction *before)
{
	timer_delete(timer);
	sigaction(SIGALRM, before, NULL);
}

/* flock() has no time-out, and asking again and again would lose our place in the queue. */
static bool
queue_up(int file, int wait_ms)
{
	const int64_t end_us = g_get_monotonic_time() + (int64_t)wait_ms * US_PER_MS;
	struct sigaction before;
	timer_t timer;
	int result = -1;

	if (!timer_begin(&timer, &before)) {
		return false;
	}
	do {
		result = flock(file, LOCK_EX);
	} while (result != 0 && errno == EINTR && g_get_monotonic_time() < end_us);
	const int reason = errno;
	timer_end(timer, &before);
	errno = reason;
	return result == 0;
}

bool
lock_enter(Lock *lock, int wait_ms, GError **error)
{
	bool is_ours = flock(lock->file, LOCK_EX | LOCK_NB) == 0;

	if (!is_ours && errno == EWOULDBLOCK && wait_ms > 0) {
		is_ours = queue_up(lock->file, wait_ms);
	}
	if (is_ours) {
		return true;
	}
	return refuse(lock->path, errno == EWOULDBLOCK || errno == EINTR, errno, error);
}

void
lock_leave(Lock *lock)
{
	flock(lock->file, LOCK_UN);
}

void
lock_free(Lock *lock)
{
	if (lock == NULL) {
		return;
	}
	close(lock->file);
	g_free(lock->path);
	g_free(lock);
}
