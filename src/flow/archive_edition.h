/** What of an edition stands in an archive: as much as everybody may read. */
#ifndef TAGDIGEST_FLOW_ARCHIVE_EDITION_H
#define TAGDIGEST_FLOW_ARCHIVE_EDITION_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "render/page.h"
#include "store/shelf.h"

/** An edition that is to be shown, with what it is made of. To be cleared. */
typedef struct ArchiveEdition {
	ShelfBook book;      /* its draft is as it may stand in public */
	GPtrArray *lists;    /* owned, of ViewList */
	GArray *gone;        /* owned, of int: for each of them */
	GPtrArray *entries;  /* owned, of DraftEntry: what no section shows */
	GPtrArray *selected; /* owned, of GPtrArray: the lists' entries, borrowed */
} ArchiveEdition;

/** What is known of an edition of which a version before 0.8 kept no numbers: all that its row
 * says.
 * @return owned. */
Draft *archive_edition_figures(const Context *context, const ShelfRow *row);

/** Take out of it what may not stand in public: what is gone, and what may be linked alone. */
void archive_edition_open(ShelfBook *book);

/** Free what it holds. */
void archive_edition_clear(ArchiveEdition *edition);

/**
 * Read an edition.
 *
 * @last     borrowed: the letter that was made of it the last time (render/page), or NULL.
 * @edition  out, empty before.
 * @error    STORE_*, PARSE_PERMANENT.
 */
bool archive_edition_read(Context *context, const ShelfRow *row, const json_t *last,
	ArchiveEdition *edition, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ArchiveEdition, archive_edition_clear)

#endif
