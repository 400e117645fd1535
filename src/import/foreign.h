/**
 * What somebody has of their posts that no format reads: the same export in HTML, an archive within
 * the archive, a spreadsheet; and what to ask the platform for instead.
 */
#ifndef TAGDIGEST_IMPORT_FOREIGN_H
#define TAGDIGEST_IMPORT_FOREIGN_H

#include <glib.h>

/** Plain data, static. */
typedef struct Foreign {
	const char *ends, *begins, *holds; /* by what it is known: src/import/foreign.tab.h */
	const char *name;                  /* with its article: "a spreadsheet of Excel" */
	const char *advice;                /* what to do: "save it as CSV" */
} Foreign;

/** What a part is. @path, @head (@length bytes) borrowed. @return static; NULL: unknown. */
const Foreign *foreign_find(const char *path, const char *head, gsize length);

#endif
