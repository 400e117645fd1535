/** What somebody deleted, as an archive of X tells it: by the posts' ids. */
#ifndef TAGDIGEST_IMPORT_X_ARCHIVE_DELETED_H
#define TAGDIGEST_IMPORT_X_ARCHIVE_DELETED_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

typedef struct XArchiveDeleted XArchiveDeleted;

/** None yet. @return owned. */
XArchiveDeleted *x_archive_deleted_new(void);

/** @deleted owned. */
void x_archive_deleted_free(XArchiveDeleted *deleted);

/**
 * Hear one: {"tweet": {"tweet_id" or "id_str"}}, or a post. One without an id is none.
 *
 * @json  borrowed.
 * @return false when there are too many to be kept.
 */
bool x_archive_deleted_hear(XArchiveDeleted *deleted, const json_t *json);

/** Whether a post is no more: who deletes one version deletes all of them (docs.x.com: edit posts).
 *
 * @id        digits.
 * @versions  borrowed: as x_archive_tweet_versions().
 */
bool x_archive_deleted_has(XArchiveDeleted *deleted, const char *id, const json_t *versions);

#endif
