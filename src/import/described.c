#include "import/described.h"

#include "base/error.h"
#include "import/jsonpart.h"
#include "import/sheet_name.h"
#include "import/sheet_rows.h"
#include "import/sift.h"
#include "source/api_post.h"
#include "text/jsontext.h"

#include <string.h>

typedef struct Reading {
	const ImportInput *input; /* borrowed */
	SheetRows rows;           /* of a table … */
	GPtrArray *names;         /* owned: its columns; NULL: it is none, but … */
	JsonPart part;            /* … JSON */
} Reading;

/* Whatever has items. */
static ImportRole
role(const char *path, const char *head, gsize length)
{
	bool is_list;
	g_autoptr(GPtrArray) keys = jsonpart_keys(head, length, &is_list);
	g_autoptr(GPtrArray) names = keys == NULL ? sheet_rows_names(head, length) : NULL;

	(void)path;
	return keys != NULL || names != NULL ? IMPORT_ROLE_POSTS : IMPORT_ROLE_NONE;
}

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->input = input;
	return reading;
}

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	const char *bytes;
	gsize length;
	bool is_list;

	(void)path;
	g_clear_pointer(&reading->names, g_ptr_array_unref);
	if (!reader_peek(reader, IMPORT_HEAD_BYTES, &bytes, &length, error)) {
		return false;
	}
	g_autoptr(GPtrArray) keys = jsonpart_keys(bytes, MIN(length, IMPORT_HEAD_BYTES), &is_list);
	if (keys == NULL) {
		return sheet_rows_open(&reading->rows, reader, &reading->names, error);
	}
	g_autoptr(GPtrArray) way = kind_path_keys(reading->input->spec->described->plan->items);
	return jsonpart_open(&reading->part, reader, (const char *const *)way->pdata, error);
}

/* ---- items ---- */

static json_t *
object_of(const Reading *reading, const CsvStreamRow *row)
{
	json_t *object = json_object();

	for (guint i = 0; i < MIN(row->fields->len, reading->names->len); i++) {
		g_autofree char *text = sheet_rows_text(&g_array_index(row->fields, CsvField, i));

		/* What was lost names nothing; nor is it words. */
		if (*text != '\0' && !sheet_name_is_lost(text)) {
			json_object_set_new(object, g_ptr_array_index(reading->names, i),
				jsontext_text(text));
		}
	}
	return object;
}

/* The next row as an object of its columns; NULL: @item says what is there instead. */
static bool
next_row(Reading *reading, json_t **object, ImportItem *item, GError **error)
{
	const KindPlan *plan = reading->input->spec->described->plan;
	CsvStreamRow row;

	if (!sheet_rows_next(&reading->rows, &row, item, error)) {
		return false;
	}
	if (row.text != NULL && plan->tags == NULL
		&& !sheet_rows_may_have(&reading->rows, &row, reading->input->glance)) {
		item->verdict = IMPORT_UNTAGGED;
	} else if (row.text != NULL) {
		*object = object_of(reading, &row);
	}
	return true;
}

static void
read_item(const Reading *reading, const json_t *json, ImportItem *item)
{
	const ImportInput *input = reading->input;
	const ApiPostReader reader = { .spec = input->spec, .now_s = input->now_s };

	if (input->glance != NULL && !api_post_glance(&reader, input->glance, json)) {
		item->verdict = IMPORT_UNTAGGED;
		return;
	}
	switch (api_post_read(&reader, json, &item->post)) {
	case API_POST_READ:
		sift_post(input, g_steal_pointer(&item->post), item);
		break;
	case API_POST_DROPPED:
		item->verdict = IMPORT_OTHER;
		break;
	default:
		sift_out(item, IMPORT_UNREADABLE,
			"an item without a name or words (expected an id, uri or url where its "
			"kind says)");
	}
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	const KindPlan *plan = reading->input->spec->described->plan;
	json_auto_t *loaded = NULL;

	if (reading->names != NULL) {
		if (!next_row(reading, &loaded, item, error)) {
			return false;
		}
	} else if (!jsonpart_next(&reading->part,
			   plan->tags == NULL ? reading->input->glance : NULL, &loaded, item,
			   error)) {
		return false;
	}
	const json_t *json = reading->names != NULL ? loaded : api_value_in(loaded, plan->items);
	if (json != NULL) {
		read_item(reading, json, item);
	} else if (loaded != NULL) {
		sift_out(item, IMPORT_UNREADABLE,
			"an element without the item that its kind expects in it");
	}
	return true;
}

static void
end(void *data)
{
	Reading *reading = data;

	sheet_rows_clear(&reading->rows);
	jsonpart_clear(&reading->part);
	if (reading->names != NULL) {
		g_ptr_array_unref(reading->names);
	}
	g_free(reading);
}

const ImportFormat described_format = {
	.name = "a file of the source's own kind",
	.is_guess = true,
	.needs_kind = true,
	.role = role,
	.begin = begin,
	.open = open_part,
	.next = next,
	.end = end,
};
