/**
 * The folder of an archive: which files in it are ours, by what each was made, and what changes.
 * Other people's files are never touched.
 */
#ifndef TAGDIGEST_FLOW_ARCHIVE_FOLDER_H
#define TAGDIGEST_FLOW_ARCHIVE_FOLDER_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "render/page.h"

/** What was made at once: the pages of an edition, of a digest, the front page. Opaque. */
typedef struct ArchiveFolder ArchiveFolder;

/**
 * Open a folder, which is made when it is not there. What a run that was killed had begun to write
 * is made anew.
 *
 * @path    borrowed.
 * @folder  out, owned.
 * @error   CONFIG_PERMANENT when it holds files and is no archive; SYSTEM_PERMANENT.
 */
bool archive_folder_open(const char *path, ArchiveFolder **folder, GError **error);

/** @folder owned, may be NULL; what was not finished is made anew the next time. */
void archive_folder_free(ArchiveFolder *folder);

/**
 * Keep what is there under a name, if it was made by @print and is all there.
 *
 * @name    borrowed: "weekly/23.html".
 * @letter  out, owned reference: what was put with it; NULL: nothing.
 * @return whether it was kept; else it is to be put.
 */
bool archive_folder_keep(ArchiveFolder *folder, const char *name, const char *print,
	json_t **letter);

/** What was put with a name the last time, borrowed; NULL: nothing, or it was never there. */
const json_t *archive_folder_last(const ArchiveFolder *folder, const char *name);

/** What is put under a name. Borrowed. */
typedef struct ArchiveUnit {
	const char *name, *print;
	const GPtrArray *files; /* of PageFile */
	json_t *letter;         /* or NULL */
} ArchiveUnit;

/**
 * Write what of it is new.
 *
 * @error  CONFIG_PERMANENT when somebody else's file is in its place; SYSTEM_PERMANENT.
 */
bool archive_folder_put(ArchiveFolder *folder, const ArchiveUnit *unit, GError **error);

/**
 * Take away what was neither kept nor put, and note the rest. Nothing is written when nothing
 * changed.
 *
 * @error  SYSTEM_PERMANENT.
 */
bool archive_folder_finish(ArchiveFolder *folder, GError **error);

/** How many files were written, taken away, and are there. */
void archive_folder_count(const ArchiveFolder *folder, guint *written, guint *removed, guint *all);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ArchiveFolder, archive_folder_free)

#endif
