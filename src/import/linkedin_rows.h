/**
 * The rows of LinkedIn's Shares.csv and Comments.csv, which are no RFC 4180: quotes are doubled in
 * the one and escaped in the other, each line end within a text may be written "⏎" (a quote, a line
 * end, a quote), and quotes go missing. So a row is told by how it begins: a date and an address.
 */
#ifndef TAGDIGEST_IMPORT_LINKEDIN_ROWS_H
#define TAGDIGEST_IMPORT_LINKEDIN_ROWS_H

#include <glib.h>
#include <stdbool.h>

#include "base/reader.h"

/** A longer row is no post. */
#define LINKEDIN_ROW_MAX ((gsize)256 * 1024)

/** Where its columns are. -1: there is none. */
typedef struct LinkedinColumns {
	int count;
	int date, link, text; /* each table has these */
	int shared, visibility;
} LinkedinColumns;

typedef struct LinkedinRows {
	Reader *reader; /* borrowed */
	LinkedinColumns columns;
	gsize given; /* bytes of the row that was handed out, still to be taken */
	guint line;  /* where the next begins, from 1 */
} LinkedinRows;

/** A row. The texts are owned, NULL where there are none; by linkedin_row_clear(). */
typedef struct LinkedinRow {
	char *date, *link, *text, *shared, *visibility;
} LinkedinRow;

/** The columns by a table's first line, borrowed. @return false: it is neither table. */
bool linkedin_columns_read(const char *head, gsize length, LinkedinColumns *columns);

/** Begin behind the line that names the columns. @rows out. @error the reader's; PARSE_PERMANENT:
 * it names none of a table of LinkedIn's. */
bool linkedin_rows_open(LinkedinRows *rows, Reader *reader, GError **error);

/**
 * The next row as it stands.
 *
 * @text  out, borrowed until the next call: @length bytes; NULL at the end.
 * @line  out: where it begins.
 */
bool linkedin_rows_next(LinkedinRows *rows, const char **text, gsize *length, guint *line,
	GError **error);

/** What a row says. @row out. @return false: it does not have the table's columns. */
bool linkedin_row_read(const LinkedinColumns *columns, const char *text, gsize length,
	LinkedinRow *row);

/** Free what it holds. */
void linkedin_row_clear(LinkedinRow *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LinkedinRow, linkedin_row_clear)

#endif
