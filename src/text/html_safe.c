/*
 * The serialiser. Elements of the source are only remembered; what they become is written when text
 * comes that needs it: first what is open and no longer wanted is closed, then what is missing is
 * opened. So nothing stays open, nothing empty is written, and the nesting is always right.
 */
#include "text/html_sinks.h"

#include "base/prefix.h"
#include "text/html_attributes.h"

#include <string.h>

/* A link around every paragraph is written anew in each: what that makes of a page is capped. */
#define OUTPUT_BYTES_MAX (4 * 1024 * 1024)

/* Quotes and lists within each other, as written; deeper ones are flattened. */
#define CONTAINERS_MAX 12

/* An element of the source that has not ended. */
typedef struct Open {
	const HtmlElement *element;
	char *attributes; /* owned, as they are written: ` lang="cy"`; NULL: none */
	guint id;
} Open;

/* An element as written; two are the same when name and id are. Ids of our own are 0 or below. */
typedef struct Tag {
	const char *name;
	const char *attributes; /* borrowed from an Open, valid while it is wanted; or NULL */
	gint64 id;
	bool is_block;
} Tag;

typedef struct Safe {
	GString *out;
	GArray *open;    /* of Open: the source */
	GArray *wanted;  /* of Tag: what text at this place must stand in; scratch */
	GArray *written; /* of Tag: what stands open in @out */
	bool is_placed;  /* that is what is wanted: no element has begun or ended since */
	guint next_id;
	gint64 paragraph; /* number of the paragraph that loose text belongs to */
	guint breaks;     /* line ends owed within a paragraph */
	guint blanks;     /* owed behind them; outside pre all are one */
	bool has_text;    /* something stands in the paragraph */
} Safe;

static void
free_open(gpointer data)
{
	Open *open = data;

	g_free(open->attributes);
}

static void
end_paragraph(Safe *safe)
{
	safe->paragraph--;
	safe->breaks = MAX(safe->breaks, 1);
	safe->blanks = 0;
}

static void
on_start(void *data, HtmlStart *start)
{
	Safe *safe = data;
	const HtmlClass class = start->element->class;
	Open open = { .element = start->element };

	if (html_class_is_block(class)) {
		end_paragraph(safe);
	} else if (class == HTML_CELL || class == HTML_GAP) {
		safe->blanks = 1;
	}
	if (class == HTML_BREAK) {
		safe->breaks = MIN(safe->breaks + 1, 2);
		safe->blanks = 0;
	}
	if (class == HTML_BREAK || class == HTML_IMAGE) {
		return;
	}
	open.attributes = html_attributes_safe(start);
	open.id = ++safe->next_id;
	g_array_append_val(safe->open, open);
	safe->is_placed = safe->is_placed && class == HTML_UNWRAPPED && open.attributes == NULL;
}

static void
on_end(void *data, const HtmlElement *element)
{
	Safe *safe = data;
	Open *open = &g_array_index(safe->open, Open, safe->open->len - 1);

	if (html_class_is_block(element->class)) {
		end_paragraph(safe);
	} else if (element->class == HTML_GAP) {
		safe->blanks = 1;
	}
	safe->is_placed = safe->is_placed && element->class == HTML_UNWRAPPED
		&& open->attributes == NULL;
	g_array_set_size(safe->open, safe->open->len - 1);
}

/* @open NULL: a tag of our own, of that id. */
static void
want_block(GArray *wanted, const char *name, const Open *open, gint64 own_id)
{
	Tag tag = {
		.name = name,
		.attributes = open == NULL ? NULL : open->attributes,
		.id = open == NULL ? own_id : open->id,
		.is_block = true,
	};

	g_array_append_val(wanted, tag);
}

static const char *
last_name(const GArray *wanted)
{
	return wanted->len == 0 ? "" : g_array_index(wanted, Tag, wanted->len - 1).name;
}

static bool
is_list_name(const char *name)
{
	return strcmp(name, "ul") == 0 || strcmp(name, "ol") == 0;
}

/* A quote, a list or an item, and around it what it lacks; false when that is too deep. */
static bool
want_container(GArray *wanted, const Open *open)
{
	const bool is_item = open->element->class == HTML_ITEM;
	const bool is_in_list = is_list_name(last_name(wanted));
	/* Where this quote or list would stand; an item in its list is always welcome. */
	const guint depth = wanted->len + (is_item ? 0 : is_in_list);

	if (depth >= CONTAINERS_MAX && !(is_item && is_in_list)) {
		return false;
	}
	if (is_item != is_in_list) {
		want_block(wanted, is_item ? "ul" : "li", NULL, 0);
	}
	want_block(wanted, open->element->written, open, 0);
	return true;
}

/* Within pre, what only ends a line ends one of its lines. */
static bool
is_pre(const Open *paragraph)
{
	return paragraph != NULL && paragraph->element->class == HTML_PRE;
}

/* The quotes, lists, items and the paragraph that text at this place must stand in. */
static void
want_blocks(const Safe *safe)
{
	GArray *wanted = safe->wanted;
	const Open *paragraph = NULL;
	bool is_flat = false; /* inside what is too deep */

	for (guint i = 0; i < safe->open->len; i++) {
		const Open *open = &g_array_index(safe->open, Open, i);
		const HtmlClass class = open->element->class;

		if (html_class_is_paragraph(class)) {
			paragraph = open;
		} else if (html_class_is_container(class)
			|| (html_class_is_line(class) && !is_pre(paragraph))) {
			paragraph = NULL;
		}
		if (html_class_is_container(class) && !is_flat) {
			is_flat = !want_container(wanted, open);
		}
	}
	if (is_list_name(last_name(wanted))) {
		want_block(wanted, "li", NULL, safe->paragraph);
	}
	if (paragraph != NULL) {
		want_block(wanted, paragraph->element->written, paragraph, 0);
	} else if (strcmp(last_name(wanted), "li") != 0) {
		want_block(wanted, "p", NULL, safe->paragraph);
	}
}

static bool
is_language_span(const Open *open)
{
	const HtmlClass class = open->element->class;

	return open->attributes != NULL
		&& (html_class_is_line(class) || class == HTML_CELL || class == HTML_GAP
			|| class == HTML_UNWRAPPED);
}

/* An a that leads nowhere, or where no link may lead, has a language at most. */
static bool
is_link(const Open *open)
{
	return open->element->class == HTML_LINK && open->attributes != NULL
		&& prefix_stands_at(open->attributes, " href=");
}

/* What an element is within a line; a tag without name: nothing. */
static Tag
inline_tag(const Open *open)
{
	Tag tag = { .attributes = open->attributes, .id = open->id };

	if (open->element->class == HTML_INLINE) {
		tag.name = open->element->written;
	} else if (open->element->class == HTML_HEADING) {
		tag.name = "strong";
		tag.attributes = NULL; /* its paragraph has them */
	} else if (is_link(open)) {
		tag.name = "a";
	} else if (is_language_span(open)) {
		tag.name = "span";
	}
	return tag;
}

/* One of a name is enough: of two links or languages the inner one counts, else the outer. */
static void
want_inline(GArray *wanted, guint first, Tag tag)
{
	for (guint i = first; i < wanted->len; i++) {
		if (strcmp(g_array_index(wanted, Tag, i).name, tag.name) != 0) {
			continue;
		}
		if (tag.attributes == NULL) {
			return;
		}
		g_array_remove_index(wanted, i);
		break;
	}
	g_array_append_val(wanted, tag);
}

static void
want_inlines(const Safe *safe)
{
	const guint first = safe->wanted->len;

	for (guint i = 0; i < safe->open->len; i++) {
		const Tag tag = inline_tag(&g_array_index(safe->open, Open, i));

		if (tag.name != NULL) {
			want_inline(safe->wanted, first, tag);
		}
	}
}

static void
close_tags(Safe *safe, guint keep)
{
	while (safe->written->len > keep) {
		const Tag *tag = &g_array_index(safe->written, Tag, safe->written->len - 1);

		g_string_append(safe->out, "</");
		g_string_append(safe->out, tag->name);
		g_string_append_c(safe->out, '>');
		if (tag->is_block) {
			safe->has_text = false;
		}
		g_array_set_size(safe->written, safe->written->len - 1);
	}
}

/* What was owed before text: line ends and blanks, but not at the start of a paragraph. */
static void
pay(Safe *safe, bool is_pre)
{
	const bool are_blanks_due = is_pre || (safe->has_text && safe->breaks == 0);

	for (guint i = 0; safe->has_text && i < safe->breaks; i++) {
		g_string_append(safe->out, is_pre ? "\n" : "<br>");
	}
	for (guint i = 0; are_blanks_due && i < safe->blanks; i++) {
		g_string_append_c(safe->out, ' ');
	}
	safe->breaks = 0;
	safe->blanks = 0;
	safe->has_text = true;
}

static void
open_tags(Safe *safe, guint from, guint to)
{
	for (guint i = from; i < to; i++) {
		const Tag *tag = &g_array_index(safe->wanted, Tag, i);

		g_string_append_c(safe->out, '<');
		g_string_append(safe->out, tag->name);
		g_string_append(safe->out, tag->attributes == NULL ? "" : tag->attributes);
		g_string_append_c(safe->out, '>');
		g_array_append_val(safe->written, *tag);
		if (tag->is_block) {
			safe->has_text = false;
		}
	}
}

/* How many elements from the outermost on already stand open as they are wanted. */
static guint
count_same(const GArray *written, const GArray *wanted)
{
	guint same = 0;

	while (same < MIN(wanted->len, written->len)) {
		const Tag *tag = &g_array_index(wanted, Tag, same);
		const Tag *other = &g_array_index(written, Tag, same);

		if (tag->id != other->id || strcmp(tag->name, other->name) != 0) {
			break;
		}
		same++;
	}
	return same;
}

/* Close and open elements until those stand open that text here needs, and pay what is owed. */
static void
prepare_text(Safe *safe, bool is_pre)
{
	g_array_set_size(safe->wanted, 0);
	want_blocks(safe);
	const guint blocks = safe->wanted->len;
	want_inlines(safe);
	const guint same = count_same(safe->written, safe->wanted);
	close_tags(safe, same);
	open_tags(safe, same, blocks);
	pay(safe, is_pre);
	open_tags(safe, MAX(same, blocks), safe->wanted->len);
	safe->is_placed = true;
}

static void
on_text(void *data, const char *text, gsize length, bool is_pre)
{
	Safe *safe = data;

	if (safe->out->len > OUTPUT_BYTES_MAX) {
		return;
	}
	if (safe->is_placed) {
		pay(safe, is_pre);
	} else {
		prepare_text(safe, is_pre);
	}
	html_append_escaped(safe->out, text, length);
}

static void
on_blank(void *data, bool is_pre)
{
	Safe *safe = data;

	safe->blanks = is_pre ? safe->blanks + 1 : 1;
}

static void
on_line_end(void *data)
{
	Safe *safe = data;

	safe->breaks = MIN(safe->breaks + 1, 2);
	safe->blanks = 0;
}

HtmlSink
html_safe_begin(gsize size)
{
	static const HtmlHandler handler = { on_start, on_end, on_text, on_blank, on_line_end };
	Safe *safe = g_new0(Safe, 1);

	safe->out = g_string_sized_new(size);
	safe->open = g_array_new(FALSE, FALSE, sizeof(Open));
	safe->wanted = g_array_new(FALSE, FALSE, sizeof(Tag));
	safe->written = g_array_new(FALSE, FALSE, sizeof(Tag));
	safe->paragraph = -1;
	g_array_set_clear_func(safe->open, free_open);
	return (HtmlSink){ &handler, safe };
}

char *
html_safe_end(HtmlSink sink)
{
	Safe *safe = sink.data;

	close_tags(safe, 0);
	char *text = g_string_free(safe->out, FALSE);
	g_array_unref(safe->open);
	g_array_unref(safe->wanted);
	g_array_unref(safe->written);
	g_free(safe);
	return text;
}
