#include "base/lock.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

struct Lock {
	int file;
};

bool
lock_take(const char *path, Lock **lock, GError **error)
{
	const int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (file < 0) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", path, g_strerror(errno));
		return false;
	}
	/* Of the open file, not of the process (F_OFD_SETLK): closing another descriptor of the
	 * same file does not lose it. */
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	if (fcntl(file, F_OFD_SETLK, &whole) != 0) {
		const bool is_held = errno == EAGAIN || errno == EACCES;

		error_set(error, is_held ? ERROR_LOCKED_TEMPORARY : ERROR_SYSTEM_PERMANENT,
			"%s: %s", path, is_held ? "held by another tagdigest" : g_strerror(errno));
		close(file);
		return false;
	}
	*lock = g_new0(Lock, 1);
	(*lock)->file = file;
	return true;
}

void
lock_free(Lock *lock)
{
	if (lock == NULL) {
		return;
	}
	close(lock->file);
	g_free(lock);
}
