#include "text/csvstream.h"

#include "text/charset.h"
#include "text/utf16.h"

#include <string.h>

/* So much shows what a table is written in, and what parts its fields. */
#define HEAD_BYTES ((gsize)16 * 1024)
/* "sep=;", as Excel reads it. */
#define SEPARATOR_LINE "sep="

struct CsvStream {
	Reader *reader; /* borrowed, or own */
	Reader *own;    /* owned: out of UTF-16; or NULL */
	CsvReader rows; /* what of it is to be kept from row to row */
	GArray *fields; /* owned: of CsvField */
	gsize given;    /* bytes of the row that was handed out, still to be taken */
	guint line;
};

/* ---- the beginning ---- */

/* Take what stands before the first row. */
static void
take_head(CsvStream *stream, const char *bytes, gsize length)
{
	const char *at = bytes, *end = bytes + length;

	at += length >= strlen(CHARSET_BYTE_ORDER_MARK)
			&& memcmp(at, CHARSET_BYTE_ORDER_MARK, strlen(CHARSET_BYTE_ORDER_MARK)) == 0
		? strlen(CHARSET_BYTE_ORDER_MARK)
		: 0;
	csv_begin(&stream->rows, at, (gsize)(end - at));
	if ((gsize)(end - at) > strlen(SEPARATOR_LINE) + 1
		&& g_ascii_strncasecmp(at, SEPARATOR_LINE, strlen(SEPARATOR_LINE)) == 0
		&& strchr("\r\n", at[strlen(SEPARATOR_LINE) + 1]) != NULL) {
		stream->rows.delimiter = at[strlen(SEPARATOR_LINE)];
		at += strlen(SEPARATOR_LINE) + 1;
	}
	reader_skip(stream->reader, (gsize)(at - bytes));
}

CsvStream *
csvstream_open(Reader *reader, GError **error)
{
	g_autoptr(CsvStream) stream = g_new0(CsvStream, 1);
	const char *bytes;
	gsize length;

	stream->fields = g_array_new(FALSE, FALSE, sizeof(CsvField));
	stream->line = 1;
	if (!reader_peek(reader, HEAD_BYTES, &bytes, &length, error)) {
		return NULL;
	}
	stream->own = utf16_reader(reader, bytes, length);
	stream->reader = stream->own != NULL ? stream->own : reader;
	if (!reader_peek(stream->reader, HEAD_BYTES, &bytes, &length, error)) {
		return NULL;
	}
	take_head(stream, bytes, length);
	return g_steal_pointer(&stream);
}

void
csvstream_free(CsvStream *stream)
{
	if (stream == NULL) {
		return;
	}
	reader_free(stream->own);
	g_array_unref(stream->fields);
	g_free(stream);
}

/* ---- rows ---- */

static guint
lines_in(const char *at, const char *end)
{
	guint lines = 0;

	while (at < end && (at = memchr(at, '\n', (gsize)(end - at))) != NULL) {
		lines++;
		at++;
	}
	return lines;
}

static void
take(CsvStream *stream, const char *bytes, gsize length)
{
	stream->line += lines_in(bytes, bytes + length);
	reader_skip(stream->reader, length);
}

/* What was handed out is taken, and so are the line ends behind it. */
static bool
take_given(CsvStream *stream, GError **error)
{
	const char *bytes;
	gsize length, at;

	if (!reader_peek(stream->reader, MAX(stream->given, 1), &bytes, &length, error)) {
		return false;
	}
	take(stream, bytes, MIN(stream->given, length));
	stream->given = 0;
	do {
		if (!reader_peek(stream->reader, 1, &bytes, &length, error)) {
			return false;
		}
		for (at = 0; at < length && (bytes[at] == '\r' || bytes[at] == '\n'); at++) {
			/* an empty line */
		}
		take(stream, bytes, at);
	} while (length > 0 && at == length);
	return true;
}

/* What is there, up to @bytes_max: wherever pieces end, the same rows are seen in it. */
static bool
look(CsvStream *stream, gsize wanted, gsize bytes_max, CsvReader *ahead, GError **error)
{
	const char *bytes;
	gsize length;

	if (!reader_peek(stream->reader, wanted, &bytes, &length, error)) {
		return false;
	}
	*ahead = stream->rows;
	ahead->at = bytes;
	ahead->end = bytes + MIN(length, bytes_max);
	ahead->may_go_on = length >= wanted;
	return true;
}

bool
csvstream_peek(CsvStream *stream, gsize wanted, CsvReader *ahead, GError **error)
{
	return look(stream, wanted, wanted, ahead, error);
}

/* What is longer than a row may be: up to its line's end, wherever it stands within quotes. */
static bool
skip_line(CsvStream *stream, GError **error)
{
	const char *bytes;
	gsize length;

	for (;;) {
		if (!reader_peek(stream->reader, 1, &bytes, &length, error)) {
			return false;
		}
		const char *end = length > 0 ? memchr(bytes, '\n', length) : NULL;

		take(stream, bytes, end != NULL ? (gsize)(end - bytes) : length);
		if (end != NULL || length == 0) {
			return true;
		}
	}
}

static bool
take_long(CsvStream *stream, CsvStreamRow *row, GError **error)
{
	row->text = "";
	row->line = stream->line;
	row->fields = stream->fields;
	g_array_set_size(stream->fields, 0);
	return skip_line(stream, error);
}

bool
csvstream_next(CsvStream *stream, CsvStreamRow *row, GError **error)
{
	CsvReader ahead;

	*row = (CsvStreamRow){ 0 };
	if (!take_given(stream, error)) {
		return false;
	}
	for (gsize wanted = 1;;) {
		if (!look(stream, wanted, CSVSTREAM_ROW_MAX, &ahead, error)) {
			return false;
		}
		const char *start = ahead.at;
		const gsize length = (gsize)(ahead.end - start);

		if (length == 0) {
			return true;
		}
		if (csv_next_row(&ahead, stream->fields)) {
			stream->rows.patience = ahead.patience;
			stream->given = (gsize)(ahead.at - start);
			*row = (CsvStreamRow){ start, stream->given, stream->fields, stream->line };
			return true;
		}
		if (length >= CSVSTREAM_ROW_MAX) {
			return take_long(stream, row, error);
		}
		wanted = MIN(2 * length, CSVSTREAM_ROW_MAX);
	}
}

char *
csvstream_text(const CsvField *field)
{
	g_autofree char *text = csv_field_text(field);

	if (charset_is_valid(text, strlen(text))) {
		return g_steal_pointer(&text);
	}
	return g_string_free(charset_to_utf8(text, strlen(text), NULL), FALSE);
}
