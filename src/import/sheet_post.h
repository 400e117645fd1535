/** A row of a table into a post. A part of import/sheet. */
#ifndef TAGDIGEST_IMPORT_SHEET_POST_H
#define TAGDIGEST_IMPORT_SHEET_POST_H

#include "import/format.h"
#include "import/sheet_columns.h"
#include "text/csvstream.h"

/** How a table's rows are read. */
typedef struct SheetPost {
	const ImportInput *input; /* borrowed */
	SheetColumns columns;
	DateOrder order; /* of its dates in figures, by its first rows */
	bool is_rounded; /* a spreadsheet has rounded its ids, by those rows */
} SheetPost;

/** Read a row, borrowed. @item out: verdict, post and why. */
void sheet_post_read(const SheetPost *sheet, const CsvStreamRow *row, ImportItem *item);

/** The same of a row without a hashtag: its post comes along where the row says no of it, since it
 * may be stored from when it had one. */
void sheet_post_read_untagged(const SheetPost *sheet, const CsvStreamRow *row, ImportItem *item);

/** The text of a column. @return owned; NULL: there is none, or it is empty. */
char *sheet_post_text(const SheetPost *sheet, const CsvStreamRow *row, SheetMeaning meaning);

#endif
