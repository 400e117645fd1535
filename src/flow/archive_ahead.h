/** An edition that is read by a thread of its own, while the one before it is made. */
#ifndef TAGDIGEST_FLOW_ARCHIVE_AHEAD_H
#define TAGDIGEST_FLOW_ARCHIVE_AHEAD_H

#include <glib.h>
#include <jansson.h>

#include "flow/archive_edition.h"
#include "flow/context.h"
#include "store/shelf.h"

/** What is being read. From its begin to its end nobody else uses the store. */
typedef struct ArchiveAhead {
	GThread *thread;  /* NULL: nothing is */
	Context *context; /* borrowed, as all that is read by */
	const ShelfRow *row;
	const json_t *last;
	ArchiveEdition *read; /* owned; NULL when it could not be read */
	GError *error;        /* owned */
} ArchiveAhead;

/** @edition owned, may be NULL. */
void archive_ahead_free(ArchiveEdition *edition);

/** Read an edition now, as archive_edition_read(). @return owned; NULL with an error. */
ArchiveEdition *archive_ahead_read(Context *context, const ShelfRow *row, const json_t *last,
	GError **error);

/** Begin to read one. @row and @last borrowed until the end. */
void archive_ahead_begin(ArchiveAhead *ahead, const ShelfRow *row, const json_t *last);

/** What was read, if it is of this row; else NULL without an error. Nobody reads from then on.
 * @return owned. */
ArchiveEdition *archive_ahead_end(ArchiveAhead *ahead, const ShelfRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ArchiveEdition, archive_ahead_free)

#endif
