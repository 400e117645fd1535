#include "import/sheet_rows.h"

#include "import/sift.h"
#include "text/cell.h"
#include "text/charset.h"

#include <string.h>

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
	rows->room = g_string_new(NULL);
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

bool
sheet_rows_next(SheetRows *rows, CsvStreamRow *row, ImportItem *item, GError **error)
{
	if (!csvstream_next(rows->table, row, error)) {
		return false;
	}
	item->line = row->line;
	if (row->text == NULL) {
		item->verdict = IMPORT_END;
	} else if (row->fields->len == 0) {
		sift_out(item, IMPORT_UNREADABLE, "a row that is longer than any post");
		row->text = NULL;
	}
	return true;
}

/* Field by field: to who reads a row as one text its quotes are those of attributes. What is no
 * UTF-8 is read to see. */
bool
sheet_rows_may_have(const SheetRows *rows, const CsvStreamRow *row, const HashtagGlance *glance)
{
	for (guint i = 0; i < row->fields->len; i++) {
		const CsvField *field = &g_array_index(row->fields, CsvField, i);

		if (sift_text(glance, field->text, field->length, rows->room)
			|| (memchr(field->text, '#', field->length) != NULL
				&& !charset_is_valid(field->text, field->length))) {
			return true;
		}
	}
	return false;
}

void
sheet_rows_clear(SheetRows *rows)
{
	g_clear_pointer(&rows->table, csvstream_free);
	if (rows->room != NULL) {
		g_string_free(g_steal_pointer(&rows->room), TRUE);
	}
}
