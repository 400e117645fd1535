#include "import/sheet.h"

#include "base/error.h"
#include "import/sheet_columns.h"
#include "import/sheet_name.h"
#include "import/sheet_post.h"
#include "import/sheet_rows.h"
#include "import/sift.h"
#include "source/feed_post.h"

#include <string.h>

/* So much of a table says in which order it writes its dates. */
#define MANNER_BYTES ((gsize)256 * 1024)

typedef struct Reading {
	SheetPost sheet;
	SheetRows rows;
} Reading;

/* @columns out, to be cleared. @return owned: its columns' names; NULL: it is no table. */
static GPtrArray *
look(const char *head, gsize length, SheetColumns *columns)
{
	GPtrArray *names = sheet_rows_names(head, length);

	if (names != NULL) {
		sheet_columns_guess(names, columns);
	}
	return names;
}

static ImportRole
role(const char *path, const char *head, gsize length)
{
	g_auto(SheetColumns) columns = { 0 };
	g_autoptr(GPtrArray) names = look(head, length, &columns);

	(void)path;
	if (names == NULL) {
		return IMPORT_ROLE_NONE;
	}
	if (columns.of[SHEET_LETTER] >= 0) {
		return IMPORT_ROLE_NEVER;
	}
	return sheet_columns_are_of_posts(&columns) ? IMPORT_ROLE_POSTS : IMPORT_ROLE_NONE;
}

static bool
is_plain(const char *head, gsize length)
{
	g_auto(SheetColumns) columns = { 0 };
	g_autoptr(GPtrArray) names = look(head, length, &columns);

	return names != NULL && sheet_columns_are_plain(&columns);
}

static char *
lacks(const char *head, gsize length)
{
	g_auto(SheetColumns) columns = { 0 };
	g_autoptr(GPtrArray) names = look(head, length, &columns);

	return names != NULL ? sheet_columns_lack(names, &columns) : NULL;
}

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->sheet.input = input;
	return reading;
}

/* @return owned, or NULL: there is no such field. */
static char *
text_at(const GArray *fields, int at)
{
	return at >= 0 && (guint)at < fields->len
		? csvstream_text(&g_array_index(fields, CsvField, at))
		: NULL;
}

/* Names of posts in the first rows. */
typedef struct Names {
	guint sum, lost, zeros;
} Names;

static void
count_name(Names *names, const char *text)
{
	if (text == NULL || *text == '\0') {
		return;
	}
	names->sum++;
	names->lost += sheet_name_is_exponent(text) ? 1 : 0;
	names->zeros += sheet_name_may_be_rounded(text) ? 1 : 0;
}

/* One number may end in zeros; half of them do not. */
static bool
are_rounded(const Names *names)
{
	return names->lost > 0 || (names->zeros >= 2 && names->zeros * 2 >= names->sum);
}

/* By the first rows: in which order the table writes day and month, as far as they leave no
 * question, and whether a spreadsheet has rounded its ids. */
static bool
read_manner(Reading *reading, GError **error)
{
	g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(CsvField));
	const int *of = reading->sheet.columns.of;
	Names ids = { 0 }, urls = { 0 };
	CsvReader ahead;

	reading->sheet.order = DATE_ORDER_UNSAID;
	if (!csvstream_peek(reading->rows.table, MANNER_BYTES, &ahead, error)) {
		return false;
	}
	while (csv_next_row(&ahead, fields)) {
		DateReading date;
		g_autofree char *text = text_at(fields, of[SHEET_DATE]);
		g_autofree char *id = text_at(fields, of[SHEET_ID]);
		g_autofree char *url = text_at(fields, of[SHEET_URL]);

		if (text != NULL && date_read(text, &date)) {
			reading->sheet.order = date_order_add(reading->sheet.order, &date);
		}
		count_name(&ids, id);
		count_name(&urls, url);
	}
	reading->sheet.is_rounded = are_rounded(&ids) || are_rounded(&urls);
	return true;
}

static char *
remark(void *data)
{
	const Reading *reading = data;

	return reading->sheet.is_rounded
		? g_strdup("a spreadsheet rounded its ids (1.97E+18), so that posts are told apart "
			   "by their words, and have no links where these were rounded too; the "
			   "table as it was downloaded has them whole")
		: NULL;
}

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	g_autoptr(GPtrArray) names = NULL;

	(void)path;
	if (!sheet_rows_open(&reading->rows, reader, &names, error)) {
		return false;
	}
	sheet_columns_clear(&reading->sheet.columns);
	sheet_columns_guess(names, &reading->sheet.columns);
	if (!sheet_columns_are_of_posts(&reading->sheet.columns)) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"a table of which no column is known to hold posts (expected one that is "
			"called text, and one that is called url, id or date)");
		return false;
	}
	return read_manner(reading, error);
}

/* A table that has hashtags in a column of their own may have them without their sign. */
static bool
may_have_tag(const Reading *reading, const CsvStreamRow *row)
{
	const ImportInput *input = reading->sheet.input;

	if (sheet_rows_may_have(&reading->rows, row, input->glance)) {
		return true;
	}
	if (reading->sheet.columns.of[SHEET_TAGS] < 0) {
		return false;
	}
	g_autofree char *text = sheet_post_text(&reading->sheet, row, SHEET_TAGS);
	g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	feed_post_add_categories(tags, text);
	return hashtag_glance_has(input->glance, tags);
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	CsvStreamRow row;

	if (!sheet_rows_next(&reading->rows, &row, item, error)) {
		return false;
	}
	if (row.text != NULL && !may_have_tag(reading, &row)) {
		sheet_post_read_untagged(&reading->sheet, &row, item);
	} else if (row.text != NULL) {
		sheet_post_read(&reading->sheet, &row, item);
	}
	return true;
}

static void
end(void *data)
{
	Reading *reading = data;

	sheet_rows_clear(&reading->rows);
	sheet_columns_clear(&reading->sheet.columns);
	g_free(reading);
}

const ImportFormat sheet_format = {
	.name = "a table of posts",
	.is_guess = true,
	.role = role,
	.is_plain = is_plain,
	.lacks = lacks,
	.begin = begin,
	.open = open_part,
	.next = next,
	.remark = remark,
	.end = end,
};
