/** What the files of unpack share. */
#ifndef TAGDIGEST_IMPORT_UNPACK_PART_H
#define TAGDIGEST_IMPORT_UNPACK_PART_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "import/unpack.h"

/** So much of an archive is read at once. */
#define UNPACK_BLOCK_BYTES ((gsize)128 * 1024)

/** How the parts are packed; a folder and a plain file are not. */
typedef enum Packing {
	PACKING_NONE,
	PACKING_ZIP,
	PACKING_TAR,
	PACKING_GZIP,
	PACKING_BZIP2
} Packing;

/** One that is read. */
struct Unpack {
	char *path;
	int file;        /* or the folder */
	GPtrArray *list; /* of UnpackFile: of a folder; NULL: a file */
	Packing packing;
	int64_t size;
	struct archive *archive; /* owned, libarchive's; NULL: none is open */
	char *block;             /* owned: what was read of it last */
	guint number;            /* of the part that is read, or the last one */
	int64_t done;            /* of a folder: bytes of the parts before */
	int64_t unpacked;        /* what came out of the archive since the rewind */
	char *name;              /* owned: of the part */
	Reader *reader;          /* owned */
	char *trouble;           /* owned */
	char *fault;             /* owned: why the file cannot be read */
	bool is_bomb;            /* since the rewind more came out of it than an export can have */
	bool is_cut_off;
	bool is_over;
	bool hides_names;
};

/** A file below a folder. Plain data. */
typedef struct UnpackFile {
	char *path; /* owned: below the folder */
	int64_t bytes;
	int64_t changed_ns; /* Unix nanoseconds */
} UnpackFile;

/** What lies below a folder. */
typedef struct UnpackFolder {
	GPtrArray *files; /* owned, of UnpackFile: those that may hold posts, in the order in which
			   * people number them ("posts_2" before "posts_10") */
	int64_t placed_s; /* when any of all that is there came or changed (st_ctim), Unix seconds;
			   * a name that goes changes its folder */
} UnpackFolder;

/**
 * Look through a folder and those below it, links not followed.
 *
 * @folder  borrowed descriptor.
 * @found   out.
 * @error   SYSTEM_PERMANENT; PARSE_PERMANENT: there are too many.
 */
bool unpack_folder_list(int folder, UnpackFolder *found, GError **error);

/** Open one of these. @path borrowed. @return a descriptor, owned; -1 with @error
 * SYSTEM_PERMANENT. */
int unpack_folder_open(int folder, const char *path, GError **error);

/** What a zip's end says of it. */
typedef struct UnpackZip {
	bool has_directory; /* it has its end; without one it was cut off */
	guint members;      /* UNPACK_MEMBERS_MAX + 1: more than that */
} UnpackZip;

/**
 * Count what a zip holds before libarchive does, which keeps all of it in memory and believes no
 * number either.
 *
 * @file  borrowed descriptor; where it stands is lost. @zip out. @error SYSTEM_PERMANENT.
 */
bool unpack_zip_look(int file, int64_t size, UnpackZip *zip, GError **error);

/** Whether a part is nothing to read: a picture, a film, a font, what an operating system leaves.
 */
bool unpack_is_media(const char *path);

/** Say that there are too many parts. @return false, with @error PARSE_PERMANENT. */
bool unpack_say_too_many(GError **error);

/** Say that somebody asked to stop. @return false, with @error SYSTEM_TEMPORARY. */
bool unpack_say_stopped(GError **error);

/** Note that it breaks off. */
void unpack_note_cut_off(Unpack *unpack);

/** How the part that is read may be called in unpack_trouble(): ", LABEL", or "". @return owned. */
char *unpack_part_label(const Unpack *unpack);

/** The part that is read is called so. @path borrowed; NULL: by the file's own name. */
void unpack_name_part(Unpack *unpack, const char *path);

/** The part that was read is over. */
void unpack_close_part(Unpack *unpack);

/** Open the archive at its beginning. @error PARSE_PERMANENT. */
bool unpack_archive_open(Unpack *unpack, GError **error);

/** Close it, and its part; harmless where none is open. */
void unpack_archive_close(Unpack *unpack);

/** Go to the next part of the archive that is to be read. @has_part out: false: there is none.
 * @error as for unpack_next(). */
bool unpack_archive_next(Unpack *unpack, bool *has_part, GError **error);

#endif
