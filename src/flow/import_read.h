/** One export, read into the store: what the verb and a run's streams share. */
#ifndef TAGDIGEST_FLOW_IMPORT_READ_H
#define TAGDIGEST_FLOW_IMPORT_READ_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"
#include "import/export.h"
#include "store/imports.h"

/** One that is being read. */
typedef struct ImportRead {
	Store *store;  /* borrowed */
	ImportRow row; /* how far */
	ImportInput input;
	HashtagGlance *glance; /* owned */
	Export *export;        /* owned; NULL: it has been read before */
	ExportPlace through;   /* up to there it was heard */
	int64_t written_at;    /* bytes: up to there it was written */
	int64_t now_s;
	ExportTimes changed; /* when the export was */
	bool is_cut_off; /* it breaks off, as far as it was read, also where it cannot be begun */
	bool is_over;
} ImportRead;

/** For whom. All borrowed. */
typedef struct ImportFor {
	Context *context;
	const SourceSpec *spec; /* with agreed */
	int64_t source_id;
	bool is_for_next;
	bool is_again;    /* one that was read to its end is read once more */
	bool hides_names; /* what is said of it is kept (ExportWatch) */
} ImportFor;

/**
 * Find out which it is, and how far it was read; nothing of it is looked at yet.
 *
 * @read   out, zeroes before; to be cleared in any case. read->is_over: it was read to its end, and
 *         is not read again.
 * @whom   borrowed until import_read_clear().
 * @error  SYSTEM_PERMANENT; STORE_*.
 */
bool import_read_find(ImportRead *read, const char *path, const ImportFor *whom, GError **error);

/** Begin where it was left; after import_read_find() alone. @error as for
 * export_open_watched(). */
bool import_read_open(ImportRead *read, const char *path, const ImportFor *whom, GError **error);

/** Whether it goes on within, and read->row.counts is what its reader had counted until there. */
bool import_read_goes_on(const ImportRead *read);

/** The next item. @item out, as for export_next(), also its error. */
bool import_read_next(ImportRead *read, ExportItem *item, GError **error);

/** Whether so much was read that it is to be written how far, whatever came of it. */
bool import_read_is_long(const ImportRead *read);

/** Put how far it was heard into its row. @counts borrowed: what its reader has counted. */
void import_read_note(ImportRead *read, const char *counts);

/** Note it and write the row. Inside a transaction, with all that was heard. @error STORE_*. */
bool import_read_write(ImportRead *read, const char *counts, GError **error);

/** Whether what went wrong with it is its own fault, so that others can be read. @trouble
 * borrowed. */
bool import_read_is_at_fault(const GError *trouble);

/** Free what is in it. */
void import_read_clear(ImportRead *read);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ImportRead, import_read_clear)

#endif
