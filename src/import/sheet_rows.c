#include "import/sheet_rows.h"

#include "text/cell.h"

#include <string.h>

#define FULL_WIDTH_SIGN "\xef\xbc\x83"
#define NAME_BYTES_MAX 500

char *
sheet_rows_text(const CsvField *field)
{
	g_autofree char *text = csvstream_text(field);

	return g_strdup(cell_said(text));
}

static GPtrArray *
texts_of(const CsvStreamRow *row)
{
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; row->text != NULL && i < row->fields->len; i++) {
		g_ptr_array_add(texts, sheet_rows_text(&g_array_index(row->fields, CsvField, i)));
	}
	return texts;
}

bool
sheet_rows_open(SheetRows *rows, Reader *reader, GPtrArray **names, GError **error)
{
	CsvStreamRow row;

	sheet_rows_clear(rows);
	rows->table = csvstream_open(reader, error);
	if (rows->table == NULL || !csvstream_next(rows->table, &row, error)) {
		return false;
	}
	*names = texts_of(&row);
	return true;
}

/* A name that somebody gave a column, and nothing that only has commas. */
static bool
is_name(const char *name)
{
	return strlen(name) <= NAME_BYTES_MAX && strpbrk(name, "{}<>=") == NULL
		&& g_utf8_validate(name, -1, NULL);
}

GPtrArray *
sheet_rows_names(const char *head, gsize length)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(head, length);
	g_autoptr(Reader) reader = reader_of_bytes(bytes);
	SheetRows rows = { 0 };
	g_autoptr(GPtrArray) names = NULL;
	bool are_names = sheet_rows_open(&rows, reader, &names, NULL) && names->len >= 2;

	sheet_rows_clear(&rows);
	for (guint i = 0; are_names && i < names->len; i++) {
		are_names = is_name(g_ptr_array_index(names, i));
	}
	return are_names ? g_steal_pointer(&names) : NULL;
}

static bool
has_sign(const char *text, gsize length)
{
	return memchr(text, '#', length) != NULL
		|| memmem(text, length, FULL_WIDTH_SIGN, strlen(FULL_WIDTH_SIGN)) != NULL;
}

/* Field by field: to who reads a row as one text its quotes are those of attributes. */
bool
sheet_rows_may_have(const CsvStreamRow *row, const HashtagGlance *glance)
{
	if (glance == NULL) {
		return true;
	}
	for (guint i = 0; has_sign(row->text, row->length) && i < row->fields->len; i++) {
		const CsvField *field = &g_array_index(row->fields, CsvField, i);

		if (has_sign(field->text, field->length)) {
			g_autofree char *text = csvstream_text(field);

			if (hashtag_glance_text(glance, text)) {
				return true;
			}
		}
	}
	return false;
}

void
sheet_rows_clear(SheetRows *rows)
{
	g_clear_pointer(&rows->table, csvstream_free);
}
