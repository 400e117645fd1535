/** Tables as text (RFC 4180): a row a line, fields parted by a comma, semicolon or tab. */
#ifndef TAGDIGEST_TEXT_CSV_H
#define TAGDIGEST_TEXT_CSV_H

#include <glib.h>
#include <stdbool.h>

/** More fields of a row are not read. */
#define CSV_FIELDS_MAX 1000

/** The rows that are still to come. Borrows the text. */
typedef struct CsvReader {
	const char *at, *end;
	char delimiter;
	gsize patience; /* so many bytes are still looked through for quotes that nobody closed */
	bool may_go_on; /* behind the text there is more: a row that it may cut is none yet */
} CsvReader;

/** A field where it stands. Borrowed from the text. */
typedef struct CsvField {
	const char *text; /* within its quotes */
	gsize length;
	bool is_quoted;
} CsvField;

/**
 * Begin to read a table. Which sign parts its fields is told by its first row.
 *
 * @text  borrowed, @length bytes, no NUL needed; for as long as @reader is used.
 */
void csv_begin(CsvReader *reader, const char *text, gsize length);

/**
 * The next row that is not empty. Quotes are doubled within quotes, line ends may stand there; a
 * quote that is not closed within 64 KiB is a quote, and its field ends with the line. Where very
 * many are not closed, those that follow soon are taken so unseen: the work is linear in the bytes.
 *
 * @fields  borrowed array with g_free as its free function: emptied, then filled with the fields,
 *          trimmed.
 * @return false at the end.
 */
bool csv_next(CsvReader *reader, GPtrArray *fields);

/**
 * The next row where it stands: nothing of it is copied.
 *
 * @fields  borrowed array of CsvField: emptied, then filled, CSV_FIELDS_MAX at most.
 * @return false at the end, or where the text may end within the row (may_go_on): then the reader
 *         stands before it.
 */
bool csv_next_row(CsvReader *reader, GArray *fields);

/** A field's text: quotes that are doubled once, trimmed, without NUL. @return owned. */
char *csv_field_text(const CsvField *field);

#endif
