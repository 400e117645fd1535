/* Structured text as JSON. */
#include "text/prose.h"

static json_t *blocks_to_json(const Prose *prose);

static json_t *
text_to_json(const char *text)
{
	json_t *value = text == NULL ? NULL : json_string(text);

	return value == NULL ? json_null() : value;
}

static json_t *
run_to_json(const Prose *run)
{
	json_t *object;

	if (run->kind == PROSE_TEXT) {
		return text_to_json(run->text);
	}
	if (run->kind == PROSE_BREAK) {
		return json_null();
	}
	object = json_object();
	if (run->kind == PROSE_LINK) {
		json_object_set_new(object, "link", text_to_json(run->url));
	}
	json_object_set_new(object, run->kind == PROSE_LINK ? "words" : "code",
			    text_to_json(run->text));
	return object;
}

static json_t *
runs_to_json(const Prose *prose)
{
	json_t *runs = json_array();

	for (guint i = 0; i < prose_count(prose); i++) {
		json_array_append_new(runs, run_to_json(prose_part(prose, i)));
	}
	return runs;
}

static json_t *
list_to_json(const Prose *list, json_t *object)
{
	json_t *items = json_array();

	for (guint i = 0; i < prose_count(list); i++) {
		json_array_append_new(items, blocks_to_json(prose_part(list, i)));
	}
	json_object_set_new(object, "first",
			    list->number == 0 ? json_null() : json_integer(list->number));
	json_object_set_new(object, "items", items);
	return object;
}

static json_t *
rows_to_json(const Prose *table)
{
	json_t *rows = json_array();

	for (guint i = 0; i < prose_count(table); i++) {
		const Prose *row = prose_part(table, i);
		json_t *cells = json_array();

		for (guint j = 0; j < prose_count(row); j++) {
			json_array_append_new(cells, runs_to_json(prose_part(row, j)));
		}
		json_array_append_new(rows, cells);
	}
	return rows;
}

static const char *
name_of(ProseKind kind)
{
	switch (kind) {
	case PROSE_HEADING:
		return "heading";
	case PROSE_CODE_BLOCK:
		return "code";
	case PROSE_PICTURE:
		return "picture";
	case PROSE_QUOTE:
		return "quote";
	case PROSE_LIST:
		return "list";
	case PROSE_TABLE:
		return "table";
	default:
		return "paragraph";
	}
}

static json_t *
block_to_json(const Prose *block)
{
	json_t *object = json_object();

	json_object_set_new(object, "kind", json_string(name_of(block->kind)));
	switch (block->kind) {
	case PROSE_CODE_BLOCK:
		json_object_set_new(object, "text", text_to_json(block->text));
		break;
	case PROSE_PICTURE:
		json_object_set_new(object, "url", text_to_json(block->url));
		json_object_set_new(object, "alt", text_to_json(block->text));
		break;
	case PROSE_QUOTE:
		json_object_set_new(object, "blocks", blocks_to_json(block));
		break;
	case PROSE_LIST:
		return list_to_json(block, object);
	case PROSE_TABLE:
		json_object_set_new(object, "rows", rows_to_json(block));
		break;
	default:
		json_object_set_new(object, "runs", runs_to_json(block));
	}
	return object;
}

static json_t *
blocks_to_json(const Prose *prose)
{
	json_t *blocks = json_array();

	for (guint i = 0; i < prose_count(prose); i++) {
		json_array_append_new(blocks, block_to_json(prose_part(prose, i)));
	}
	return blocks;
}

json_t *
prose_to_json(const Prose *whole)
{
	return blocks_to_json(whole);
}
