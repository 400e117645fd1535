/**
 * The archive: a static site of all editions in a folder, with no more in it than everybody may
 * read. Only what changed is rendered and written.
 */
#ifndef TAGDIGEST_FLOW_ARCHIVE_H
#define TAGDIGEST_FLOW_ARCHIVE_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/** What came of it. Plain data. */
typedef struct ArchiveReport {
	guint editions;
	guint made;             /* of them, made anew */
	guint written, removed; /* files */
	guint files;            /* that there are */
} ArchiveReport;

/**
 * Make an archive, or bring one up to date.
 *
 * @dir     borrowed, absolute; NULL: the one of the ini.
 * @report  out.
 * @error   USAGE_PERMANENT when there is none; CONFIG_PERMANENT when the folder holds other
 *          people's files; LOCKED_TEMPORARY when another process is at it; SYSTEM_PERMANENT,
 *          STORE_*, PARSE_PERMANENT.
 */
bool archive_make(Context *context, const char *dir, ArchiveReport *report, GError **error);

/** The same of the one of the ini, if there is one; who is at it already does it. */
bool archive_renew(Context *context, GError **error);

/** The same where something leaves it that has to leave now: who is at it may have read it already,
 * and is waited for. @error as archive_make(). */
bool archive_follow(Context *context, GError **error);

#endif
