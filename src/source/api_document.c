#include "source/api_document.h"

#include "source/api_value.h"

#include "base/error.h"
#include "base/prefix.h"
#include "source/sniff.h"
#include "source/step.h"
#include "text/cell.h"
#include "text/charset.h"
#include "text/jsontext.h"

#include <string.h>

#define HEAD_BYTES 4096 /* show what a document is */

/* ---- what it is ---- */

/* @return whether there is a list; what is around it is kept. */
static bool
open_list(ApiDocument *document, const char *text, gsize length)
{
	g_autoptr(GPtrArray) keys = kind_path_keys(document->items);
	const bool is_within = keys->len > 1;
	GString *rest = NULL;

	if (!jsonlist_open_at(text, length, (const char *const *)keys->pdata, &document->list,
		    is_within ? &rest : NULL)) {
		return false;
	}
	g_clear_pointer(&document->around, json_decref);
	if (rest != NULL) {
		(void)jsontext_load(rest->str, rest->len, &document->around, NULL);
		g_string_free(rest, TRUE);
	}
	document->has_list = true;
	return true;
}

/* An item by itself; where a list is meant but not there, its answer's words say why. */
static bool
open_single(ApiDocument *document, const char *text, gsize length, bool is_file, GError **error)
{
	json_auto_t *loaded = NULL;
	g_autoptr(GPtrArray) keys = kind_path_keys(document->items);
	const json_t *at;
	guint i = 0;

	if (!jsontext_load(text, length, &loaded, error)) {
		return false;
	}
	for (at = loaded; keys->pdata[i] != NULL && at != NULL; i++) {
		at = json_object_get(at, keys->pdata[i]);
	}
	if (json_is_null(at)) { /* how some say that a list is empty */
		document->around = json_incref(loaded);
		return true;
	}
	if (is_file && json_is_object(loaded)
		&& json_object_get(loaded, keys->pdata[0] != NULL ? keys->pdata[0] : "") == NULL) {
		document->single = json_incref(loaded);
		return true;
	}
	g_autofree char *words = step_words_of_json(loaded);
	error_set(error, ERROR_PARSE_PERMANENT, "JSON without the list that is expected there%s%s",
		words != NULL ? "; it says: " : "", words != NULL ? words : "");
	return false;
}

/* ---- lines ---- */

/* Where the line that begins at @at ends. */
static const char *
line_end(const char *at, const char *end)
{
	const char *found = memchr(at, '\n', (gsize)(end - at));

	return found != NULL ? found : end;
}

static bool
is_blank(const char *at, const char *end)
{
	while (at < end && g_ascii_isspace(*at)) {
		at++;
	}
	return at == end;
}

/* Whether each line is JSON by itself: the first is, and another one follows. */
static bool
has_lines(const char *text, const char *end)
{
	const char *behind = line_end(text, end);
	json_auto_t *loaded = NULL;

	return *text == '{' && behind < end && !is_blank(behind, end)
		&& jsontext_load(text, (gsize)(behind - text), &loaded, NULL)
		&& *(behind + 1 + strspn(behind + 1, " \t\r\n")) == '{';
}

/* A line is an item, or holds a list of them. */
static void
open_line(ApiDocument *document)
{
	const char *start = document->line;
	const char *behind = line_end(start, document->end);

	document->line = behind < document->end ? behind + 1 : NULL;
	if (!is_blank(start, behind) && !open_list(document, start, (gsize)(behind - start))
		&& !open_single(document, start, (gsize)(behind - start), true, NULL)) {
		document->count++;
		document->lost++;
	}
}

/* ---- tables ---- */

static bool
open_table(ApiDocument *document, const char *text, gsize length, GError **error)
{
	GPtrArray *columns = g_ptr_array_new_with_free_func(g_free);

	csv_begin(&document->table, text, length);
	document->columns = columns;
	if (!csv_next(&document->table, columns) || columns->len < 2) {
		g_autofree char *head = g_strndup(text, prefix_fit(text, length, HEAD_BYTES));
		g_autofree char *words = sniff_first_words(head);

		error_set(error, ERROR_PARSE_PERMANENT,
			"neither JSON nor a table with a header (it begins \"%s\")", words);
		return false;
	}
	return true;
}

static json_t *
next_row(ApiDocument *document)
{
	g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
	json_t *row;

	if (!csv_next(&document->table, fields)) {
		return NULL;
	}
	document->count++;
	row = json_object();
	for (guint i = 0; i < MIN(fields->len, document->columns->len); i++) {
		const char *field = cell_said(g_ptr_array_index(fields, i));

		if (*field != '\0') {
			json_object_set_new(row, g_ptr_array_index(document->columns, i),
				jsontext_text(field));
		}
	}
	return row;
}

/* ---- the whole ---- */

static bool
refuse_page(const char *head, GError **error)
{
	g_autofree char *title = sniff_title(head);

	error_set(error, ERROR_PARSE_PERMANENT, "a web page, not JSON%s%s%s",
		title != NULL ? " (title: " : "", title != NULL ? title : "",
		title != NULL ? ")" : "");
	return false;
}

static bool
open_text(ApiDocument *document, const char *text, gsize length, bool is_file, GError **error)
{
	const char *end = text + length;
	const char *at = text;
	g_autofree char *head = NULL;

	while (at < end && g_ascii_isspace(*at)) {
		at++;
	}
	if (at == end) {
		error_set(error, ERROR_PARSE_PERMANENT, "nothing at all, where JSON was expected");
		return false;
	}
	length = (gsize)(end - at);
	head = g_strndup(at, prefix_fit(at, length, HEAD_BYTES));
	if (*at == '{' || *at == '[') {
		if (is_file && has_lines(at, end)) {
			document->line = at;
			document->end = end;
			return true;
		}
		return open_list(document, at, length)
			|| open_single(document, at, length, is_file, error);
	}
	if (*at == '<') {
		return refuse_page(head, error);
	}
	if (is_file) {
		return open_table(document, at, length, error);
	}
	g_autofree char *words = sniff_first_words(head);
	error_set(error, ERROR_PARSE_PERMANENT, "no JSON (it begins \"%s\")", words);
	return false;
}

bool
api_document_open(GBytes *bytes, const KindPath *items, bool is_file, ApiDocument *document,
	GError **error)
{
	g_auto(ApiDocument) opened = { .bytes = g_bytes_ref(bytes), .items = items };
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	const char *text = data != NULL ? data : "";

	if (length >= strlen(CHARSET_BYTE_ORDER_MARK)
		&& prefix_stands_at(text, CHARSET_BYTE_ORDER_MARK)) {
		text += strlen(CHARSET_BYTE_ORDER_MARK);
		length -= strlen(CHARSET_BYTE_ORDER_MARK);
	}
	if (!charset_is_valid(text, length)) {
		opened.text = charset_to_utf8(text, length, NULL);
		text = opened.text->str;
		length = opened.text->len;
	}
	if (!open_text(&opened, text, length, is_file, error)) {
		return false;
	}
	*document = opened;
	opened = (ApiDocument){ 0 };
	return true;
}

/* An element of the list; @return NULL: it could not be read. */
static json_t *
load_element(const ApiDocument *document, const char *element, gsize length)
{
	json_auto_t *loaded = NULL;

	return jsontext_load(element, length, &loaded, NULL)
		? json_incref((json_t *)api_value_in(loaded, document->items))
		: NULL;
}

static json_t *
next_element(ApiDocument *document)
{
	const char *element;
	gsize length;

	while (document->has_list) {
		if (!jsonlist_next(&document->list, &element, &length)) {
			document->is_cut_off = document->is_cut_off || document->list.is_cut_off;
			document->has_list = false;
			return NULL;
		}
		json_t *item = load_element(document, element, length);
		document->count++;
		if (item != NULL) {
			return item;
		}
		document->lost++;
	}
	return NULL;
}

json_t *
api_document_next(ApiDocument *document)
{
	if (document->columns != NULL) {
		return next_row(document);
	}
	for (;;) {
		json_t *item = next_element(document);

		if (item == NULL && document->single != NULL) {
			item = g_steal_pointer(&document->single);
			document->count++;
		}
		if (item != NULL || document->line == NULL) {
			return item;
		}
		open_line(document);
	}
}

void
api_document_skip(ApiDocument *document, guint count)
{
	while (document->count < count) {
		json_t *item = api_document_next(document);

		if (item == NULL) {
			return;
		}
		json_decref(item);
	}
}

void
api_document_clear(ApiDocument *document)
{
	g_clear_pointer(&document->around, json_decref);
	g_clear_pointer(&document->single, json_decref);
	g_clear_pointer(&document->bytes, g_bytes_unref);
	g_clear_pointer(&document->columns, g_ptr_array_unref);
	if (document->text != NULL) {
		g_string_free(g_steal_pointer(&document->text), TRUE);
	}
}
