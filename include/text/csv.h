/** Tables as text (RFC 4180): a row a line, fields parted by a comma, semicolon or tab. */
#ifndef TAGDIGEST_TEXT_CSV_H
#define TAGDIGEST_TEXT_CSV_H

#include <glib.h>
#include <stdbool.h>

/** The rows that are still to come. Borrows the text. */
typedef struct CsvReader {
	const char *at, *end;
	char delimiter;
} CsvReader;

/**
 * Begin to read a table. Which sign parts its fields is told by its first row.
 *
 * @text  borrowed, @length bytes, no NUL needed; for as long as @reader is used.
 */
void csv_begin(CsvReader *reader, const char *text, gsize length);

/**
 * The next row that is not empty. Quotes are doubled within quotes, line ends may stand there; a
 * quote that is not closed within 64 KiB is a quote, and its field ends with the line.
 *
 * @fields  borrowed array with g_free as its free function: emptied, then filled with the fields,
 *          trimmed.
 * @return false at the end.
 */
bool csv_next(CsvReader *reader, GPtrArray *fields);

#endif
