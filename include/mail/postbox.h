/**
 * A Maildir that mail comes to, read and filed (https://cr.yp.to/proto/maildir.html; Maildir++ for
 * folders in it). Nothing but ordinary files is opened, and no link is followed.
 */
#ifndef TAGDIGEST_MAIL_POSTBOX_H
#define TAGDIGEST_MAIL_POSTBOX_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** A message in it. Plain data. */
typedef struct PostboxFile {
	char *name;     /* owned: within new or cur; foreign bytes */
	char *hash;     /* owned: of the name without its flags, which stays the same */
	bool is_new;    /* in new: no mail program has seen it */
	int64_t came_s; /* when it was written last, Unix seconds UTC */
	int64_t size_bytes;
} PostboxFile;

/**
 * The messages in it that are not marked for deletion, oldest first.
 *
 * @path     borrowed.
 * @since_s  only what was written then or later.
 * @files    out, owned: of PostboxFile.
 * @error    SYSTEM_PERMANENT when it is no Maildir or cannot be read.
 */
bool postbox_list(const char *path, int64_t since_s, GPtrArray **files, GError **error);

/**
 * Read one.
 *
 * @bytes_max  a larger one is refused.
 * @bytes      out, owned; NULL: it is not there any more, since a mail program moved it.
 * @error      SYSTEM_PERMANENT.
 */
bool postbox_read(const char *path, const PostboxFile *file, gsize bytes_max, GBytes **bytes,
	GError **error);

/** Read its beginning, however large it is: @bytes_max bytes, or all where it has fewer. As
 * postbox_read(). */
bool postbox_read_head(const char *path, const PostboxFile *file, gsize bytes_max, GBytes **bytes,
	GError **error);

/**
 * Mark one as read and move it: to a folder, which is made when it is missing, or within the
 * Maildir from new to cur. In one step: whatever is killed, it is in one of the two places; and
 * where it is then is on the disk.
 *
 * @folder  borrowed, UTF-8, / or . between its parts; NULL: it stays.
 * @error   SYSTEM_PERMANENT, CONFIG_PERMANENT when that is no name of a folder.
 */
bool postbox_file(const char *path, const PostboxFile *file, const char *folder, GError **error);

#endif
