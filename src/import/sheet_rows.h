/** The rows of a table, each looked at before anything of it is copied. A part of import/sheet. */
#ifndef TAGDIGEST_IMPORT_SHEET_ROWS_H
#define TAGDIGEST_IMPORT_SHEET_ROWS_H

#include "import/format.h"
#include "text/csvstream.h"

typedef struct SheetRows {
	CsvStream *table; /* owned */
	GString *room;    /* owned: to work in */
} SheetRows;

/**
 * Begin a table.
 *
 * @rows   in and out: zeroes, or what an earlier table left.
 * @names  out, owned array of char*: what its columns are called, perhaps none.
 * @error  the reader's.
 */
bool sheet_rows_open(SheetRows *rows, Reader *reader, GPtrArray **names, GError **error);

/** What the columns are called by a table's beginning, borrowed. @return owned; NULL: it is no
 * table of two columns or more. */
GPtrArray *sheet_rows_names(const char *head, gsize length);

/**
 * The next row.
 *
 * @row    out, borrowed until the next call; its text is NULL where the item is decided.
 * @item   out: its line; where there is no row that can be read, why.
 * @error  the reader's.
 */
bool sheet_rows_next(SheetRows *rows, CsvStreamRow *row, ImportItem *item, GError **error);

/** Whether a row may have one of the hashtags anywhere. @glance NULL: yes. */
bool sheet_rows_may_have(const SheetRows *rows, const CsvStreamRow *row,
	const HashtagGlance *glance);

/** What a field says: valid UTF-8, without the guard that tables of ours have (text/cell). @return
 * owned. */
char *sheet_rows_text(const CsvField *field);

/** Free what it holds. */
void sheet_rows_clear(SheetRows *rows);

#endif
