/** A table out of a reader, row by row: memory holds one row, whatever the length of the table. */
#ifndef TAGDIGEST_TEXT_CSVSTREAM_H
#define TAGDIGEST_TEXT_CSVSTREAM_H

#include <glib.h>
#include <stdbool.h>

#include "base/reader.h"
#include "text/csv.h"

/** A longer row is passed over. */
#define CSVSTREAM_ROW_MAX ((gsize)2 * 1024 * 1024)

typedef struct CsvStream CsvStream;

/** A row where it stands. Borrowed until the next call. */
typedef struct CsvStreamRow {
	const char *text; /* its bytes, @length of them; NULL: there is no row any more */
	gsize length;
	GArray *fields; /* of CsvField, within them; none of one that is too long */
	guint line;     /* where it begins, from 1 */
} CsvStreamRow;

/**
 * Begin to read a table: UTF-8, UTF-16 (told by its byte order mark, or by its NULs), or what is
 * neither, which stays as it is. A first line "sep=;" says what parts fields, and is no row.
 *
 * @reader  borrowed for as long as the stream lives, at the table's first byte.
 * @error   the reader's.
 * @return owned, or NULL.
 */
CsvStream *csvstream_open(Reader *reader, GError **error);

/** The next @wanted bytes of the table, or fewer at its end, without taking them. As reader_peek().
 */
bool csvstream_peek(CsvStream *stream, gsize wanted, CsvReader *ahead, GError **error);

/** The next row that is not empty. @row out. @error the reader's. */
bool csvstream_next(CsvStream *stream, CsvStreamRow *row, GError **error);

/** A field's text (csv_field_text()) as valid UTF-8: of other bytes as windows-1252. @return owned.
 */
char *csvstream_text(const CsvField *field);

/** @stream owned, may be NULL. */
void csvstream_free(CsvStream *stream);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CsvStream, csvstream_free)

#endif
