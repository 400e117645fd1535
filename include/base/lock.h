/**
 * Locks on files, held by the kernel: one is gone with its process, however that ends, so that
 * nobody ever has to remove a stale one. One an activity (poll, deliver), taken or refused at once;
 * and one that processes queue at, again and again (the writers of a database).
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

/**
 * Open a lock to queue at, without taking it.
 *
 * @path   borrowed; made with mode 0600 when missing, never removed.
 * @lock   out, owned (lock_free).
 * @error  SYSTEM_PERMANENT when the file cannot be opened.
 * @return true, or false with *lock untouched.
 */
bool lock_open(const char *path, Lock **lock, GError **error);

/**
 * Queue until the lock is ours: the kernel serves those who wait in turn (flock(2)). Not to be
 * called while it is ours.
 *
 * @wait_ms  how long at most, in milliseconds; a process that was stopped gives nothing back.
 * @error    LOCKED_TEMPORARY when another holds it for longer, SYSTEM_PERMANENT.
 */
bool lock_enter(Lock *lock, int wait_ms, GError **error);

/** Let the next one in. @lock borrowed; harmless when it is not ours. */
void lock_leave(Lock *lock);

/** Give the lock back. @lock owned, may be NULL. */
void lock_free(Lock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lock, lock_free)

#endif
