/** Which file of an archive of X is what: by the variable that its JavaScript sets, as the
 * archive's README.txt names them. */
#ifndef TAGDIGEST_IMPORT_X_ARCHIVE_PART_H
#define TAGDIGEST_IMPORT_X_ARCHIVE_PART_H

#include <glib.h>
#include <stdbool.h>

#include "import/format.h"

typedef enum XArchiveKind {
	X_ARCHIVE_NOTHING, /* likes, letters, advertisements and all else: nobody's posts */
	X_ARCHIVE_TWEETS,
	X_ARCHIVE_COMMUNITY,
	X_ARCHIVE_CIRCLE,
	X_ARCHIVE_DELETED,
	X_ARCHIVE_HEADERS, /* of what was deleted: ids alone */
	X_ARCHIVE_NOTES,
	X_ARCHIVE_ACCOUNT,
	X_ARCHIVE_PROFILE,
	X_ARCHIVE_PROTECTION,
	X_ARCHIVE_DETAILS, /* of an archive from before 2018 */
} XArchiveKind;

/** Plain data. */
typedef struct XArchivePart {
	const char *begin;  /* what the file begins with … */
	const char *behind; /* … and the one character that stands behind that */
	ImportRole role;
	XArchiveKind kind;
	bool may_say_no;   /* it is about the account or about posts that are no more */
	bool names_people; /* each of its posts says whose it is */
} XArchivePart;

/** What a file is. @head borrowed, @length bytes of its beginning. @return a constant; of the kind
 * NOTHING where it is none of them. */
const XArchivePart *x_archive_part_of(const char *head, gsize length);

#endif
