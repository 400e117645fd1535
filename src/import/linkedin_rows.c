#include "import/linkedin_rows.h"

#include "base/error.h"
#include "text/charset.h"
#include "text/csv.h"

#include <string.h>

#define COLUMNS_MAX 20
/* A row's beginning is shorter: "2026-09-30 08:15:02 UTC","https:// */
#define BEGIN_BYTES 64
#define DATE_DIGITS "0000-00-00"
#define TIME_DIGITS " 00:00:00"
#define ZONE " UTC"

/* ---- columns ---- */

static void
take_column(LinkedinColumns *columns, const char *name, int at)
{
	static const struct {
		const char *name;
		gsize offset;
	} rows[] = {
		{ "date", offsetof(LinkedinColumns, date) },
		{ "sharelink", offsetof(LinkedinColumns, link) },
		{ "link", offsetof(LinkedinColumns, link) },
		{ "sharecommentary", offsetof(LinkedinColumns, text) },
		{ "message", offsetof(LinkedinColumns, text) },
		{ "sharedurl", offsetof(LinkedinColumns, shared) },
		{ "visibility", offsetof(LinkedinColumns, visibility) },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (g_ascii_strcasecmp(name, rows[i].name) == 0) {
			G_STRUCT_MEMBER(int, columns, rows[i].offset) = at;
		}
	}
}

bool
linkedin_columns_read(const char *head, gsize length, LinkedinColumns *columns)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const gsize mark = strlen(CHARSET_BYTE_ORDER_MARK);
	CsvReader reader;
	LinkedinColumns found = { 0, -1, -1, -1, -1, -1 };

	if (length >= mark && memcmp(head, CHARSET_BYTE_ORDER_MARK, mark) == 0) {
		head += mark;
		length -= mark;
	}
	csv_begin(&reader, head, length);
	if (reader.delimiter != ',' || !csv_next(&reader, names) || names->len > COLUMNS_MAX) {
		return false;
	}
	found.count = (int)names->len;
	for (guint i = 0; i < names->len; i++) {
		take_column(&found, g_ptr_array_index(names, i), (int)i);
	}
	*columns = found;
	return found.date == 0 && found.link == 1 && found.text >= 2;
}

/* ---- where a row begins and ends ---- */

/* Behind @shape, whose zeroes are digits; @at itself where it does not stand there. */
static const char *
skip_shape(const char *at, const char *end, const char *shape)
{
	const char *begin = at;

	for (; *shape != '\0'; shape++, at++) {
		if (at >= end || (*shape == '0' ? !g_ascii_isdigit(*at) : *at != *shape)) {
			return begin;
		}
	}
	return at;
}

/* Whether a row begins at @at: a date and an address, in quotes or not, one of them perhaps
 * missing. */
static bool
begins_row(const char *at, const char *end)
{
	const char *after;

	at = skip_shape(at, end, "\"");
	after = skip_shape(at, end, DATE_DIGITS);
	const bool is_dated = after != at;
	after = skip_shape(after, end, TIME_DIGITS);
	after = skip_shape(after, end, ZONE);
	after = skip_shape(after, end, "\"");
	at = skip_shape(after, end, ",");
	if (at == after) {
		return false;
	}
	if (is_dated && (skip_shape(at, end, ",") != at || skip_shape(at, end, "\"\",") != at)) {
		return true; /* without an address */
	}
	at = skip_shape(at, end, "\"");
	return end - at > 8 && (strncmp(at, "https://", 8) == 0 || strncmp(at, "http://", 7) == 0);
}

/* The length of the row that begins at @bytes; 0: it is not whole. */
static gsize
row_length(const char *bytes, gsize length, bool is_end)
{
	const char *end = bytes + length;
	const char *at = bytes;

	while ((at = memchr(at, '\n', (gsize)(end - at))) != NULL) {
		at++;
		if (!is_end && end - at < BEGIN_BYTES) {
			return 0;
		}
		if (at < end && begins_row(at, end)) {
			return (gsize)(at - bytes);
		}
	}
	return is_end ? length : 0;
}

static void
take(LinkedinRows *rows, const char *bytes, gsize length)
{
	for (gsize i = 0; i < length; i++) {
		rows->line += bytes[i] == '\n' ? 1 : 0;
	}
	reader_skip(rows->reader, length);
}

bool
linkedin_rows_open(LinkedinRows *rows, Reader *reader, GError **error)
{
	const char *bytes;
	gsize length;

	*rows = (LinkedinRows){ .reader = reader, .line = 1 };
	if (!reader_peek(reader, BEGIN_BYTES * BEGIN_BYTES, &bytes, &length, error)) {
		return false;
	}
	if (!linkedin_columns_read(bytes, length, &rows->columns)) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"a table without LinkedIn's columns (expected Date, ShareLink or Link, and "
			"ShareCommentary or Message)");
		return false;
	}
	const char *end = length > 0 ? memchr(bytes, '\n', length) : NULL;
	take(rows, bytes, end != NULL ? (gsize)(end - bytes) + 1 : length);
	return true;
}

static bool
skip_blank_lines(LinkedinRows *rows, GError **error)
{
	const char *bytes;
	gsize length, blanks = 1;

	while (blanks > 0) {
		if (!reader_peek(rows->reader, 1, &bytes, &length, error)) {
			return false;
		}
		for (blanks = 0; blanks < length && strchr("\r\n", bytes[blanks]) != NULL
			&& bytes[blanks] != '\0';
			blanks++) {
			/* an empty line */
		}
		take(rows, bytes, blanks);
	}
	return true;
}

bool
linkedin_rows_next(LinkedinRows *rows, const char **text, gsize *length, guint *line,
	GError **error)
{
	gsize wanted = rows->given + 1;

	*text = NULL;
	*length = 0;
	if (!reader_peek(rows->reader, wanted, text, length, error)) {
		return false;
	}
	take(rows, *text, rows->given);
	rows->given = 0;
	if (!skip_blank_lines(rows, error)) {
		return false;
	}
	for (wanted = 1;;) {
		if (!reader_peek(rows->reader, wanted, text, length, error)) {
			return false;
		}
		if (*length == 0) {
			*text = NULL;
			return true;
		}
		rows->given = row_length(*text, MIN(*length, LINKEDIN_ROW_MAX), *length < wanted);
		if (rows->given == 0 && *length >= LINKEDIN_ROW_MAX) {
			rows->given = LINKEDIN_ROW_MAX;
		}
		if (rows->given > 0) {
			*length = rows->given;
			*line = rows->line;
			return true;
		}
		wanted = *length < wanted ? wanted : 2 * *length;
	}
}

/* ---- what it says ---- */

/* How long LinkedIn's own line end is that stands at @at, "⏎": a quote, a line end, a quote. 0:
 * there is none. */
static gsize
line_end_at(const char *at, const char *end)
{
	const gsize feed = end - at >= 4 && at[1] == '\r' ? 2 : 1;

	return (gsize)(end - at) >= feed + 2 && *at == '"' && at[feed] == '\n'
			&& at[feed + 1] == '"'
		? feed + 2
		: 0;
}

/* Whether a quote stands on both sides of each line end, and there is one. */
static bool
has_marks(const char *text)
{
	const char *feed = strchr(text, '\n');
	bool has = feed != NULL;

	for (; has && feed != NULL; feed = strchr(feed + 1, '\n')) {
		const char *before = feed - (feed > text && feed[-1] == '\r');

		has = feed[1] == '"' && before > text && before[-1] == '"';
	}
	return has;
}

/* The same marks where they were written as quotes of the text are; one may stand before and behind
 * it all. */
static void
remove_marks(GString *text)
{
	if (!has_marks(text->str)) {
		return;
	}
	g_string_replace(text, "\r\n", "\n", 0);
	g_string_replace(text, "\"\n\"", "\n", 0);
	if (text->len >= 2 && text->str[0] == '"' && text->str[text->len - 1] == '"') {
		g_string_truncate(text, text->len - 1);
		g_string_erase(text, 0, 1);
	}
}

/* What stands between @at and @end: without the quotes around it and the marks of LinkedIn's own
 * within. */
static char *
unquote(const char *at, const char *end)
{
	GString *text = g_string_sized_new((gsize)(end - at));

	while (at < end && g_ascii_isspace(*at)) {
		at++;
	}
	while (end > at && g_ascii_isspace(end[-1])) {
		end--;
	}
	if (at < end && *at == '"') {
		at++;
		end -= end > at && end[-1] == '"' && !(end - at >= 2 && end[-2] == '\\') ? 1 : 0;
	}
	while (at < end) {
		const gsize line = line_end_at(at, end);

		if (line > 0) {
			g_string_append_c(text, '\n');
			at += line;
		} else if ((*at == '"' || *at == '\\') && end - at >= 2 && at[1] == '"') {
			g_string_append_c(text, '"');
			at += 2;
		} else if (*at != '\0') {
			g_string_append_c(text, *at++);
		} else {
			at++;
		}
	}
	remove_marks(text);
	g_autofree char *raw = g_strstrip(g_string_free(text, FALSE));
	return charset_is_valid(raw, strlen(raw))
		? g_steal_pointer(&raw)
		: g_string_free(charset_to_utf8(raw, strlen(raw), NULL), FALSE);
}

/* Where a field that begins at @at ends: at its comma. */
static const char *
field_end(const char *at, const char *end)
{
	if (at < end && *at == '"') {
		const char *close = memchr(at + 1, '"', (gsize)(end - at - 1));

		at = close != NULL ? close : at;
	}
	const char *comma = at < end ? memchr(at, ',', (gsize)(end - at)) : NULL;
	return comma != NULL ? comma : end;
}

/* Where a field that ends at @end begins: behind its comma. NULL: there is none before @begin. */
static const char *
field_begin(const char *begin, const char *end)
{
	const char *at = end;

	if (at - begin >= 2 && at[-1] == '"') {
		for (at -= 1; at - begin >= 2 && !(at[-1] == '"' && at[-2] == ','); at--) {
			/* the quote that opens it */
		}
		return at - begin >= 2 ? at - 1 : NULL;
	}
	while (at > begin && at[-1] != ',') {
		at--;
	}
	return at > begin ? at : NULL;
}

static void
keep(const LinkedinColumns *columns, int column, char *text, LinkedinRow *row)
{
	char **place = column == columns->date  ? &row->date
		: column == columns->link       ? &row->link
		: column == columns->text       ? &row->text
		: column == columns->shared     ? &row->shared
		: column == columns->visibility ? &row->visibility
						: NULL;

	if (place != NULL && *text != '\0') {
		g_free(*place);
		*place = g_steal_pointer(&text);
	}
	g_free(text);
}

/* The columns before the text are found from the left, those behind it from the right: whatever
 * stands between is the text, with all its commas and quotes. */
bool
linkedin_row_read(const LinkedinColumns *columns, const char *text, gsize length, LinkedinRow *row)
{
	const char *begin = text;
	const char *end = text + length;
	LinkedinRow read = { 0 };

	if (!begins_row(text, end)) {
		return false;
	}
	while (end > begin && g_ascii_isspace(end[-1])) {
		end--;
	}
	for (int i = 0; i < columns->text; i++) {
		const char *stop = field_end(begin, end);

		keep(columns, i, unquote(begin, stop), &read);
		begin = stop < end ? stop + 1 : end;
	}
	for (int i = columns->count - 1; i > columns->text; i--) {
		const char *start = field_begin(begin, end);

		if (start == NULL) {
			linkedin_row_clear(&read);
			return false;
		}
		keep(columns, i, unquote(start, end), &read);
		end = start - 1;
	}
	keep(columns, columns->text, unquote(begin, MAX(begin, end)), &read);
	*row = read;
	return true;
}

void
linkedin_row_clear(LinkedinRow *row)
{
	g_clear_pointer(&row->date, g_free);
	g_clear_pointer(&row->link, g_free);
	g_clear_pointer(&row->text, g_free);
	g_clear_pointer(&row->shared, g_free);
	g_clear_pointer(&row->visibility, g_free);
}
