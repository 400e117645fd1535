/**
 * One lock an activity (poll, deliver), held by the kernel: it is gone with its process, however
 * that ends, so that nobody ever has to remove a stale one.
 */
#ifndef TAGDIGEST_BASE_LOCK_H
#define TAGDIGEST_BASE_LOCK_H

#include <glib.h>
#include <stdbool.h>

typedef struct Lock Lock;

/**
 * Take a lock without waiting.
 *
 * @path   borrowed; made with mode 0600 when missing, never removed.
 * @lock   out, owned (lock_free gives it back).
 * @error  LOCKED_TEMPORARY when another process holds it, SYSTEM_PERMANENT when the file cannot be
 *         opened.
 * @return true, or false with *lock untouched.
 */
bool lock_take(const char *path, Lock **lock, GError **error);

/** Give the lock back. @lock owned, may be NULL. */
void lock_free(Lock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lock, lock_free)

#endif
