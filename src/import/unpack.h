/**
 * An export as its parts: an archive (zip, tar, what gzip or bzip2 packed), a folder that was one,
 * or one plain file, told by what it holds. Nothing is ever written or opened by a name of a part:
 * names are labels. What an archive may cost is bounded: by how many parts it has, and by how much
 * comes out of it for each byte of it.
 */
#ifndef TAGDIGEST_IMPORT_UNPACK_H
#define TAGDIGEST_IMPORT_UNPACK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/reader.h"

/** More parts, media among them, are refused: the largest exports known have tens of thousands. */
#define UNPACK_MEMBERS_MAX 150000

typedef struct Unpack Unpack;

/** A part that may hold posts: neither folder, link, device nor something to look at or listen to.
 */
typedef struct UnpackPart {
	const char *path; /* borrowed until the next: valid UTF-8 without control characters;
			   * NULL: there are no more */
	guint number;     /* from 1, the same whenever the same bytes are read */
	Reader *reader;   /* borrowed until the next, at its first byte */
} UnpackPart;

/**
 * Begin.
 *
 * @path    borrowed: a file or a folder.
 * @unpack  out, owned.
 * @error   SYSTEM_PERMANENT; PARSE_PERMANENT: it is packed in a way that is not unpacked here, or
 *          has too many parts: what it is and what to do.
 */
bool unpack_open(const char *path, Unpack **unpack, GError **error);

/** @unpack owned, may be NULL. */
void unpack_free(Unpack *unpack);

/** From now on no name of a part stands in unpack_trouble(). */
void unpack_hide_names(Unpack *unpack);

/** Begin again at the first part. @error as for unpack_open(). */
bool unpack_rewind(Unpack *unpack, GError **error);

/**
 * The next part. One that breaks off, or whose sums are wrong, ends where it does, and an archive
 * that breaks off as well (unpack_trouble()).
 *
 * @part   out.
 * @error  SYSTEM_PERMANENT; PARSE_PERMANENT: it is locked with a password, or costs too much; the
 *         reader of a part has these too. SYSTEM_TEMPORARY: somebody asked to stop.
 */
bool unpack_next(Unpack *unpack, UnpackPart *part, GError **error);

/**
 * A part's name as it may be told: folders of exports are called after those with whom
 * somebody writes, so that of a part below one the first alone is named ("messages/…").
 *
 * @path  borrowed: UnpackPart.path.
 * @return owned.
 */
char *unpack_label(const char *path);

/** What could not be read so far, for people; borrowed. NULL: all could. */
const char *unpack_trouble(const Unpack *unpack);

/** Whether it breaks off: somebody may still be writing it. */
bool unpack_is_cut_off(const Unpack *unpack);

/** How many bytes there are on the disk, and up to where they were read. */
int64_t unpack_size(const Unpack *unpack);
/** Likewise. */
int64_t unpack_at(const Unpack *unpack);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Unpack, unpack_free)

#endif
