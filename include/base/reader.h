/**
 * Bytes that come one after the other, out of a file or out of something else, seen a window at a
 * time: however many there are, memory holds what is asked for at once.
 */
#ifndef TAGDIGEST_BASE_READER_H
#define TAGDIGEST_BASE_READER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** Nobody is given more at once: what is one thing and longer than this cannot be read. */
#define READER_WINDOW_MAX ((gsize)16 * 1024 * 1024)

typedef struct Reader Reader;

/**
 * Where they come from.
 *
 * @from   whatever reader_new() was given.
 * @into   borrowed: room for @room bytes, which is never 0.
 * @error  as the place says.
 * @return how many came, 0 at the end, -1 with @error.
 */
typedef gssize (*ReaderPull)(void *from, char *into, gsize room, GError **error);

/** Begin. @from owned from now on; @free_from may be NULL. @return owned. */
Reader *reader_new(ReaderPull pull, void *from, GDestroyNotify free_from);

/**
 * The bytes of a file.
 *
 * @file  a descriptor, owned from now on, read from where it stands.
 * @name  borrowed: what errors call it. They are SYSTEM_PERMANENT.
 * @return owned.
 */
Reader *reader_of_file(int file, const char *name);

/** Bytes in memory. @bytes borrowed. @return owned. */
Reader *reader_of_bytes(GBytes *bytes);

/** @reader owned, may be NULL. */
void reader_free(Reader *reader);

/**
 * Look at what comes next, without taking it.
 *
 * @wanted  at least so many, 1 to READER_WINDOW_MAX, unless the end comes first.
 * @bytes   out, borrowed until the next call.
 * @length  out: how many are there, perhaps more than wanted; 0 at the end alone.
 * @error   the place's, at each call from then on.
 */
bool reader_peek(Reader *reader, gsize wanted, const char **bytes, gsize *length, GError **error);

/** Take what was looked at. @length at most what reader_peek() gave. */
void reader_skip(Reader *reader, gsize length);

/** How many bytes were taken. */
int64_t reader_at(const Reader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reader, reader_free)

#endif
