/** One export, read into the store: what the verb and a run's streams share. */
#ifndef TAGDIGEST_FLOW_IMPORT_READ_H
#define TAGDIGEST_FLOW_IMPORT_READ_H

#include <glib.h>
#include <stdbool.h>

#include "flow/intake.h"
#include "import/export.h"
#include "store/imports.h"

/** One that is being read. */
typedef struct ImportRead {
	Intake intake;
	ImportRow row; /* how far */
	ImportInput input;
	HashtagGlance *glance; /* owned */
	Export *export;        /* owned; NULL: it has been read before */
	ExportPlace through;   /* up to there it was heard */
	int64_t written_at;    /* bytes: up to there it was written */
	int64_t changed_s;     /* when the export was last changed, Unix seconds UTC */
	bool is_over;
} ImportRead;

/** For whom. All borrowed. */
typedef struct ImportFor {
	Context *context;
	const SourceSpec *spec; /* with agreed */
	int64_t source_id;
	bool is_for_next;
	bool is_again; /* one that was read to its end is read once more */
} ImportFor;

/**
 * Begin, where it was left.
 *
 * @read   out, zeroes before; to be cleared in any case. read->is_over: nothing is left to do.
 * @whom   borrowed until import_read_clear().
 * @error  as for export_open(); STORE_*.
 */
bool import_read_begin(ImportRead *read, const char *path, const ImportFor *whom, GError **error);

/** Hear the next item; false with @error as for export_next(). */
bool import_read_next(ImportRead *read, GError **error);

/** Whether what was heard is to be written: a batch is full, or much was read, or all is. */
bool import_read_is_full(const ImportRead *read);

/** Write it, and how far that is. Inside a transaction. @error STORE_*. */
bool import_read_write(ImportRead *read, GError **error);

/** Free what is in it. */
void import_read_clear(ImportRead *read);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ImportRead, import_read_clear)

#endif
