/*
 * Structured text as templates get it: its blocks one after the other, each with the quotes and
 * lists that begin before it and end behind it, since templates hold no trees.
 */
#include "render/view_part.h"

#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* A longer line of code is wrapped as text is. */
#define CODE_COLUMNS_MAX 56

/* How many links one text may have, and how long they may be in all: the rest are words. */
typedef struct LinkRoom {
	guint links;
	gsize bytes;
} LinkRoom;

/* One post may not fill the mail with what does not even show; the organiser may say more. */
static const LinkRoom room_of_post = { 12, 3000 };
static const LinkRoom room_of_note = { 100, 20000 };

/* Quotes, lists and items within each other; what is in deeper ones stands at their place. */
#define DEPTH_MAX 6

typedef struct BlockMaker {
	ViewMaker *view;
	json_t *links; /* borrowed: what is numbered joins them */
	json_t *blocks;
	json_t *opens;   /* owned: for the block to come */
	GString *indent; /* what stands before a line of plain text here */
	GString *first;  /* likewise before the next block's first line */
	LinkRoom room;   /* left */
	guint depth;
	bool is_inner; /* the next block is the first of its quote or item */
	bool is_item;  /* likewise, of its item */
} BlockMaker;

static json_t *
container_view(const Prose *prose)
{
	json_t *object = json_object();
	const bool is_list = prose->kind == PROSE_LIST;

	json_object_set_new(object, "quote", json_boolean(prose->kind == PROSE_QUOTE));
	json_object_set_new(object, "bullets", json_boolean(is_list && prose->number == 0));
	json_object_set_new(object, "numbers",
		is_list && prose->number > 0 ? json_integer(prose->number) : json_null());
	json_object_set_new(object, "item", json_boolean(prose->kind == PROSE_ITEM));
	return object;
}

static bool
is_linkable(const Prose *run)
{
	return run->kind == PROSE_LINK && url_is_web(run->url)
		&& strlen(run->url) <= VIEW_URL_BYTES_MAX;
}

static bool
has_room_for_link(const BlockMaker *maker, gsize bytes)
{
	return maker->room.links > 0 && bytes <= maker->room.bytes;
}

static json_t *
run_view(BlockMaker *maker, const Prose *run)
{
	json_t *object = json_object();
	const gsize bytes = run->kind == PROSE_LINK ? strlen(run->url) : 0;
	const bool is_linked = is_linkable(run) && has_room_for_link(maker, bytes);

	maker->room.links -= is_linked;
	maker->room.bytes -= is_linked ? bytes : 0;
	view_part_put(object, "text", run->text);
	json_object_set_new(object, "is_code", json_boolean(run->kind == PROSE_CODE));
	json_object_set_new(object, "is_emphasis", json_boolean(run->stress == PROSE_EMPHASIS));
	json_object_set_new(object, "is_strong", json_boolean(run->stress == PROSE_STRONG));
	json_object_set_new(object, "link",
		view_part_link(maker->view, is_linked ? run->url : NULL, maker->links));
	return object;
}

static json_t *
line_new(BlockMaker *maker, json_t *lines)
{
	json_t *line = json_object();
	const bool is_first = json_array_size(lines) == 0;

	view_part_put(line, "prefix", is_first ? maker->first->str : maker->indent->str);
	json_object_set_new(line, "breaks", json_boolean(!is_first));
	json_object_set_new(line, "is_verbatim", json_false());
	json_object_set_new(line, "runs", json_array());
	json_array_append_new(lines, line);
	return line;
}

static void
add_run(BlockMaker *maker, json_t *line, const Prose *run)
{
	json_array_append_new(json_object_get(line, "runs"), run_view(maker, run));
}

static json_t *
lines_of_runs(BlockMaker *maker, const Prose *prose)
{
	json_t *lines = json_array();
	json_t *line = line_new(maker, lines);

	for (guint i = 0; i < prose_count(prose); i++) {
		const Prose *run = prose_part(prose, i);

		if (run->kind == PROSE_BREAK) {
			line = line_new(maker, lines);
		} else {
			add_run(maker, line, run);
		}
	}
	return lines;
}

static json_t *
lines_of_code(BlockMaker *maker, const Prose *code)
{
	json_t *lines = json_array();
	g_auto(GStrv) parts = g_strsplit(code->text, "\n", -1);

	for (char **part = parts; *part != NULL; part++) {
		const Prose run = { .kind = PROSE_TEXT, .text = *part };
		json_t *line = line_new(maker, lines);
		const guint width = plain_width(*part);

		json_object_set_new(line, "is_verbatim",
			json_boolean(width > 0 && width <= CODE_COLUMNS_MAX));
		json_array_append_new(json_object_get(line, "runs"), run_view(maker, &run));
	}
	return lines;
}

static void
add_cell(BlockMaker *maker, json_t *line, const Prose *cell)
{
	const Prose blank = { .kind = PROSE_TEXT, .text = (char[]){ " " } };

	for (guint i = 0; i < prose_count(cell); i++) {
		const Prose *run = prose_part(cell, i);

		add_run(maker, line, run->kind == PROSE_BREAK ? &blank : run);
	}
}

/* A row is a line, so that a table is never wider than a phone. */
static json_t *
lines_of_rows(BlockMaker *maker, const Prose *table)
{
	const Prose bar = { .kind = PROSE_TEXT, .text = (char[]){ " | " } };
	json_t *lines = json_array();

	for (guint i = 0; i < prose_count(table); i++) {
		const Prose *row = prose_part(table, i);
		json_t *line = line_new(maker, lines);

		for (guint j = 0; j < prose_count(row); j++) {
			if (j > 0) {
				add_run(maker, line, &bar);
			}
			add_cell(maker, line, prose_part(row, j));
		}
	}
	return lines;
}

static void
add_block(BlockMaker *maker, const char *kind, json_t *lines)
{
	static const char *const kinds[] = { "paragraph", "heading", "code" };
	json_t *block = json_object();

	json_object_set_new(block, "opens", json_incref(maker->opens));
	json_object_set_new(block, "closes", json_array());
	const bool follows = json_array_size(maker->blocks) > 0;
	json_object_set_new(block, "follows", json_boolean(follows));
	json_object_set_new(block, "is_parted", json_boolean(follows && !maker->is_item));
	json_object_set_new(block, "is_inner", json_boolean(maker->is_inner));
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		json_object_set_new(block, kinds[i], json_boolean(strcmp(kind, kinds[i]) == 0));
	}
	json_object_set_new(block, "lines", lines);
	json_array_append_new(maker->blocks, block);
	json_decref(maker->opens);
	maker->opens = json_array();
	maker->is_inner = false;
	maker->is_item = false;
	g_string_assign(maker->first, maker->indent->str);
}

static void add_blocks(BlockMaker *maker, const Prose *prose, guint number);

/* A list needs room for its items as well; these then have it. */
static bool
is_too_deep(const BlockMaker *maker, const Prose *prose)
{
	const guint needed = prose->kind == PROSE_LIST ? 2 : 1;

	return prose->kind != PROSE_ITEM && maker->depth + needed > DEPTH_MAX;
}

/* What is in a quote, or in the items of a list, without it. */
static void
add_flat(BlockMaker *maker, const Prose *prose)
{
	if (prose->kind != PROSE_LIST) {
		add_blocks(maker, prose, 0);
		return;
	}
	for (guint i = 0; i < prose_count(prose); i++) {
		add_blocks(maker, prose_part(prose, i), 0);
	}
}

static void
add_container(BlockMaker *maker, const Prose *prose, guint number)
{
	const gsize indent = maker->indent->len;
	json_t *container, *last;

	if (is_too_deep(maker, prose)) {
		add_flat(maker, prose);
		return;
	}
	maker->depth++;
	container = container_view(prose);
	json_array_append(maker->opens, container);
	if (prose->kind == PROSE_QUOTE) {
		g_string_append(maker->indent, "> ");
		g_string_append(maker->first, "> ");
	} else if (prose->kind == PROSE_ITEM) {
		g_autofree char *mark = number == 0 ? g_strdup("• ")
						    : g_strdup_printf("%u. ", number);

		g_string_append(maker->first, mark);
		for (guint i = 0; i < plain_width(mark); i++) {
			g_string_append_c(maker->indent, ' ');
		}
	}
	maker->is_item = prose->kind == PROSE_ITEM;
	maker->is_inner = true;
	add_blocks(maker, prose, prose->kind == PROSE_LIST ? prose->number : 0);
	maker->depth--;
	g_string_truncate(maker->indent, indent);
	g_string_assign(maker->first, maker->indent->str);
	last = json_array_get(maker->blocks, json_array_size(maker->blocks) - 1);
	json_array_append_new(json_object_get(last, "closes"), container);
}

/* @number: of the first part when they are numbered items, else 0. */
static void
add_blocks(BlockMaker *maker, const Prose *prose, guint number)
{
	for (guint i = 0; i < prose_count(prose); i++) {
		const Prose *part = prose_part(prose, i);

		switch (part->kind) {
		case PROSE_PARAGRAPH:
			add_block(maker, "paragraph", lines_of_runs(maker, part));
			break;
		case PROSE_HEADING:
			add_block(maker, "heading", lines_of_runs(maker, part));
			break;
		case PROSE_CODE_BLOCK:
			add_block(maker, "code", lines_of_code(maker, part));
			break;
		case PROSE_TABLE:
			add_block(maker, "paragraph", lines_of_rows(maker, part));
			break;
		default:
			add_container(maker, part, number == 0 ? 0 : number + i);
		}
	}
}

static json_t *
make_text(ViewMaker *view, const Prose *whole, json_t *links, const LinkRoom *room)
{
	BlockMaker maker = {
		.view = view,
		.room = *room,
		.links = links,
		.blocks = json_array(),
		.opens = json_array(),
		.indent = g_string_new(NULL),
		.first = g_string_new(NULL),
	};
	json_t *object;

	if (whole == NULL) {
		json_decref(maker.blocks);
		object = json_null();
	} else {
		add_blocks(&maker, whole, 0);
		object = json_object();
		json_object_set_new(object, "blocks", maker.blocks);
	}
	json_decref(maker.opens);
	g_string_free(maker.indent, TRUE);
	g_string_free(maker.first, TRUE);
	return object;
}

json_t *
view_part_text(ViewMaker *view, const Prose *whole, json_t *links)
{
	return make_text(view, whole, links, &room_of_post);
}

json_t *
view_part_own_text(ViewMaker *view, const Prose *whole, json_t *links)
{
	return make_text(view, whole, links, &room_of_note);
}
