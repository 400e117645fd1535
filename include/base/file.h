/** Files, read whole under a cap and written whole or not at all. */
#ifndef TAGDIGEST_BASE_FILE_H
#define TAGDIGEST_BASE_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>

/**
 * Read a regular file.
 *
 * @path       borrowed.
 * @bytes_max  a larger file is refused before it is read.
 * @bytes      out, owned (g_bytes_unref).
 * @error      SYSTEM_PERMANENT when it cannot be opened or read, is no regular file or passes the
 *             cap.
 * @return true, or false with *bytes untouched.
 */
bool file_read(const char *path, gsize bytes_max, GBytes **bytes, GError **error);

/**
 * Read a file of text that need not be there. What cannot be read is no file that is missing: who
 * takes it for one would write over it.
 *
 * @path       borrowed.
 * @bytes_max  as for file_read().
 * @text       out, owned (g_free): all of it, ended by a NUL; NULL where there is no such file.
 * @error      SYSTEM_PERMANENT when it is there and cannot be read, is no regular file, passes the
 *             cap or holds a NUL, as a disk leaves one that lost power.
 * @return true, or false with *text untouched.
 */
bool file_read_text(const char *path, gsize bytes_max, char **text, GError **error);

/**
 * Open a regular file that lies directly in a folder. A link in its place is not followed, whoever
 * puts it there and however late.
 *
 * @folder  borrowed path; may itself be, or lead over, links.
 * @name    borrowed: one name, no '/'.
 * @file    out: a descriptor, owned.
 * @status  out: of what was opened.
 * @error   SYSTEM_PERMANENT when it cannot be opened or is no regular file.
 * @return true, or false with the outputs untouched.
 */
bool file_open_within(const char *folder, const char *name, int *file, struct stat *status,
	GError **error);

/**
 * Open a regular file. As file_open_within(), but links are followed.
 * @path borrowed. @file, @status out. @error as there.
 */
bool file_open(const char *path, int *file, struct stat *status, GError **error);

/**
 * Read what file_open() or file_open_within() opened.
 *
 * @file       borrowed descriptor.
 * @path       borrowed: what errors call it.
 * @bytes_max  as for file_read().
 * @bytes      out, owned.
 * @error      SYSTEM_PERMANENT.
 */
bool file_read_open(int file, const char *path, gsize bytes_max, GBytes **bytes, GError **error);

/**
 * Write all of it, however little a call takes.
 *
 * @file  borrowed descriptor. @data borrowed, @length bytes.
 * @return true, or false with errno set.
 */
bool file_write_all(int file, const char *data, gsize length);

/**
 * Write a file so that a reader sees the old bytes or the new ones and nothing between: a
 * temporary neighbour, fsync, rename, fsync of the folder.
 *
 * @path   borrowed.
 * @data   borrowed, @length bytes.
 * @mode   permissions of the new file, e.g. 0600.
 * @error  SYSTEM_PERMANENT.
 */
bool file_write(const char *path, const char *data, gsize length, mode_t mode, GError **error);

/**
 * As file_write(), for many files at a time: none is waited for until file_sync(). @error
 * SYSTEM_PERMANENT.
 */
bool file_write_soon(const char *path, const char *data, gsize length, mode_t mode, GError **error);

/** Wait until all that was written where a folder lies is on disk (syncfs(2)). @error
 * SYSTEM_PERMANENT. */
bool file_sync(const char *folder, GError **error);

/**
 * Write a file anew that is there, as file_write() does, with the mode and the owner that it has.
 *
 * @path   borrowed; no link.
 * @error  SYSTEM_PERMANENT; also where its owner is another and may not be given it back.
 */
bool file_replace(const char *path, const char *data, gsize length, GError **error);

/**
 * Make a folder and its missing parents, the last one with mode 0700.
 *
 * @path   borrowed; an existing folder is success.
 * @error  SYSTEM_PERMANENT.
 */
bool file_make_folder(const char *path, GError **error);

/**
 * Read a secret: the first line of a file that nobody else may read.
 *
 * @path    borrowed.
 * @secret  out, owned, g_free; never empty.
 * @error   CONFIG_PERMANENT when the file is readable by others (says "chmod 600"), empty or
 *          missing.
 * @return true, or false with *secret untouched.
 */
bool file_read_secret(const char *path, char **secret, GError **error);

/** Whether group or others may read @path (borrowed); false when there is no such file. */
bool file_is_exposed(const char *path);

/**
 * Why a file cannot be opened, made or written, and what to do about it, where the system's own
 * words say less or something else: a library that cannot make a file beside another one says that
 * there is none.
 *
 * @number  errno as it was.
 * @return owned.
 */
char *file_trouble(const char *path, int number);

/**
 * A path as it is meant in a file of another folder: @path itself when absolute, else under
 * @folder; a leading ~/ is the home folder. @return owned, g_free.
 */
char *file_resolve(const char *folder, const char *path);

/**
 * A file: URL (file:PATH, file:///PATH) with a path that is absolute, as file_resolve() reads it.
 * @return owned; NULL when it names no file of this machine.
 */
char *file_resolve_url(const char *folder, const char *url);

/**
 * Where a program keeps its state when nobody says: $STATE_DIRECTORY (systemd.exec(5)), else
 * $XDG_STATE_HOME/PROGRAM, else /var/lib/PROGRAM for root and ~/.local/state/PROGRAM for others.
 * @return owned, absolute.
 */
char *file_state_folder(const char *program);

/**
 * Where a program looks for its settings, in this order: the current folder,
 * $XDG_CONFIG_HOME/PROGRAM (~/.config without the variable, or where it is relative: XDG Base
 * Directory 0.8), /etc/PROGRAM.
 * @name  borrowed: of the file. @return owned (g_strfreev), absolute.
 */
char **file_config_places(const char *program, const char *name);

/** A path as it is meant in @file (borrowed), which may itself be relative. @return owned. */
char *file_resolve_within(const char *file, const char *path);

/**
 * The files of a path in which * and ? stand for any characters, as file_resolve() reads it, sorted
 * by byte whatever the locale. @return owned array of owned paths; empty when there is none.
 */
GPtrArray *file_find(const char *folder, const char *pattern);

#endif
