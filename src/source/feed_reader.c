#include "source/feed_reader.h"

#include "source/feed.h"
#include "source/feed_text.h"
#include "source/feed_elements.h"
#include "text/htmlname.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#define PARTS_CAP 100000 /* in one document */
#define DEPTH_CAP 10000  /* where elements are not closed, items nest in items */
#define BASE_CAP 1000    /* bytes of one xml:base */
#define BASES_CAP 10000  /* of them in one document */
#define SPACES_CAP 500   /* namespaces in force: libxml2 looks through all for every name */
#define NAMES_CAP 10000  /* different ones in one document: libxml2's table gets slow */
#define NO_FRAME G_MAXUINT

/* One open element. */
typedef struct Frame {
	guint context;    /* what its children stand in */
	const char *base; /* xml:base in force; owned by the document */
	const FeedElement *row; /* of the part that it is; NULL for all other elements */
	FeedPart *part;   /* owned, with row */
	FeedText *text; /* owned, with row */
	bool is_item;
	guint spaces;     /* namespaces declared here and around */
	guint holder;     /* the frame whose part the characters belong to, or NO_FRAME */
} Frame;

typedef struct Reader {
	xmlParserCtxtPtr parser;
	FeedDocument *document;
	GArray *frames;
	GPtrArray *item;  /* the open one, owned; or NULL */
	guint part_count;
	guint base_count;
	/* Elements written like the root are of its vocabulary, whatever namespace it claims. */
	FeedSpace own_space;
	const xmlChar *own_uri, *own_prefix;
	bool is_rdf;
	bool has_ended;   /* the root element was closed */
} Reader;

static GPtrArray *
parts_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)feed_part_free);
}

static Frame *
frame_at(const Reader *reader, guint index)
{
	return &g_array_index(reader->frames, Frame, index);
}

static Frame *
top_frame(const Reader *reader)
{
	return reader->frames->len == 0 ? NULL : frame_at(reader, reader->frames->len - 1);
}

/* ---- names ---- */

/* The root's name tells the format, and with it the vocabulary of all that is written like it. */
static FeedSpace
root_space(Reader *reader, const FeedTag *tag)
{
	const char *name = (const char *)tag->name;

	reader->document->is_atom = g_ascii_strcasecmp(name, "feed") == 0
				    || g_ascii_strcasecmp(name, "entry") == 0;
	reader->is_rdf = g_ascii_strcasecmp(name, "rdf") == 0;
	reader->own_space = reader->document->is_atom ? SPACE_ATOM : SPACE_RSS;
	reader->own_uri = tag->uri;
	reader->own_prefix = tag->prefix;
	return reader->is_rdf ? SPACE_RDF : reader->own_space;
}

static FeedSpace
element_space(Reader *reader, const FeedTag *tag)
{
	FeedSpace space;

	if (reader->frames->len == 0) {
		return root_space(reader, tag);
	}
	if (tag->uri == reader->own_uri && tag->prefix == reader->own_prefix) {
		return reader->own_space;
	}
	space = feed_space_find((const char *)tag->uri, (const char *)tag->prefix);
	if (space == SPACE_UNKNOWN && tag->prefix == NULL && (tag->uri == NULL || reader->is_rdf)) {
		return reader->own_space;
	}
	return space;
}

/* ---- attributes ---- */

/* @value resolved against @outer; @outer where that gets too long. */
static const char *
keep_base(Reader *reader, const char *outer, const char *value)
{
	g_autofree char *resolved = NULL;
	const char *base;

	if (outer != NULL) {
		resolved = g_uri_resolve_relative(outer, value, G_URI_FLAGS_PARSE_RELAXED, NULL);
	}
	base = resolved != NULL ? resolved : value;
	if (strlen(base) > BASE_CAP || reader->base_count == BASES_CAP) {
		return outer;
	}
	reader->base_count++;
	return g_string_chunk_insert_const(reader->document->bases, base);
}

/* xml:base in force at an element: its own, resolved against the one around it. */
static const char *
element_base(Reader *reader, const FeedTag *tag)
{
	const Frame *parent = top_frame(reader);
	const char *outer = parent == NULL ? NULL : parent->base;

	for (guint i = 0; i < tag->attribute_count; i++) {
		const xmlChar **attribute = &tag->attributes[i * 5];

		if (xmlStrEqual(attribute[0], BAD_CAST "base")
		    && xmlStrEqual(attribute[1], BAD_CAST "xml")) {
			g_autofree char *value = feed_text_attribute(attribute);

			return keep_base(reader, outer, value);
		}
	}
	return outer;
}

/* ---- parts ---- */

/* Give a part to the item that is open, or to the feed. */
static void
keep_part(Reader *reader, FeedPart *part)
{
	if (reader->part_count == PARTS_CAP) {
		feed_part_free(part);
		return;
	}
	reader->part_count++;
	g_ptr_array_add(reader->item == NULL ? reader->document->head : reader->item, part);
}

/* What an item or the feed says in attributes of its own element. */
static void
keep_opening(Reader *reader, const FeedTag *tag, const char *base)
{
	g_autoptr(GPtrArray) parts = feed_part_of_opening(tag);

	for (guint i = 0; i < parts->len; i++) {
		FeedPart *part = g_ptr_array_index(parts, i);

		part->base = base;
		keep_part(reader, part);
	}
}

/* The part around a detail, or NULL. */
static FeedPart *
outer_part(const Reader *reader, guint index)
{
	while (index-- > 0) {
		if (frame_at(reader, index)->row != NULL) {
			return frame_at(reader, index)->part;
		}
	}
	return NULL;
}

/* A part's element is over: read its text as its form says, and hand the part on. */
static void
finish_part(Reader *reader, guint index)
{
	Frame *frame = frame_at(reader, index);
	FeedPart *part = g_steal_pointer(&frame->part);
	const FeedElement *row = frame->row;
	FeedPart *outer;

	feed_part_set_text(part, g_steal_pointer(&frame->text));
	frame->row = NULL;
	if (row->meaning != MEANING_DETAIL) {
		keep_part(reader, part);
		return;
	}
	outer = outer_part(reader, index);
	if (outer != NULL && outer->attributes[row->rank] == NULL) {
		outer->attributes[row->rank] = g_steal_pointer(&part->text);
	}
	feed_part_free(part);
}

/*
 * From the frame at @index on, nothing that is open counts any more: its parts are finished, and
 * what comes before the end tags stands in @context.
 */
static void
close_frames(Reader *reader, guint index, guint context)
{
	for (guint i = reader->frames->len; i-- > index;) {
		Frame *frame = frame_at(reader, i);

		if (frame->row != NULL) {
			finish_part(reader, i);
		}
		frame->context = context;
		frame->holder = NO_FRAME;
		frame->is_item = false;
	}
}

/* The open item is over, by its end tag or by the beginning of the next. */
static void
end_item(Reader *reader)
{
	guint index = reader->frames->len;

	if (reader->item == NULL) {
		return;
	}
	while (index > 0 && !frame_at(reader, index - 1)->is_item) {
		index--;
	}
	close_frames(reader, index - 1, IN_FEED);
	g_ptr_array_add(reader->document->items, g_steal_pointer(&reader->item));
	if (reader->document->items->len == FEED_ITEMS_CAP) {
		xmlStopParser(reader->parser);
	}
}

/* ---- text ---- */

/* The text that an element or characters at a frame belong to, or NULL. */
static FeedText *
text_of(const Reader *reader, const Frame *frame)
{
	if (frame == NULL || frame->holder == NO_FRAME) {
		return NULL;
	}
	return frame_at(reader, frame->holder)->text;
}

static void
on_text(void *data, const xmlChar *text, int length)
{
	FeedText *markup = text_of(data, top_frame(data));

	if (markup != NULL) {
		feed_text_add_text(markup, (const char *)text, length, false);
	}
}

static void
on_cdata(void *data, const xmlChar *text, int length)
{
	FeedText *markup = text_of(data, top_frame(data));

	if (markup != NULL) {
		feed_text_add_text(markup, (const char *)text, length, true);
	}
}

/* ---- events ---- */

/*
 * Whether an element of the item stands inside a text that cannot hold it: the text's end tag was
 * used up by an unclosed element, and the text ends here.
 */
static bool
leaves_text(Reader *reader, const Frame *parent, const FeedTag *tag, FeedSpace space)
{
	const FeedElement *holder;

	if (parent == NULL || parent->holder == NO_FRAME || reader->item == NULL) {
		return false;
	}
	holder = frame_at(reader, parent->holder)->row;
	if (holder->form == FORM_ATOM || holder->form == FORM_PERSON
	    || (holder->form == FORM_OBJECT && holder->space == space)) {
		return false;
	}
	return !htmlname_is_element((const char *)tag->name)
	       && feed_element_find(tag->name, space, IN_ITEM) != NULL;
}

static void
open_item(Reader *reader, const FeedTag *tag, Frame *frame)
{
	end_item(reader);
	reader->item = parts_new();
	frame->is_item = true;
	frame->context = IN_ITEM;
	keep_opening(reader, tag, frame->base);
}

static void
open_part(Reader *reader, const FeedElement *row, const FeedTag *tag, Frame *frame)
{
	frame->row = row;
	frame->text = feed_text_new(row->form, frame->base);
	frame->holder = reader->frames->len;
	frame->context = IN_MARKUP;
	frame->context |= row->form == FORM_PERSON ? IN_PERSON : 0;
	frame->context |= row->form == FORM_OBJECT ? IN_OBJECT : 0;
	frame->part = feed_part_new(row->meaning, row->rank);
	frame->part->base = frame->base;
	feed_part_read_attributes(frame->part, tag);
}

/* An element without a meaning of its own: part of a text, or nothing. */
static void
open_other(Reader *reader, const Frame *parent, const FeedTag *tag, Frame *frame)
{
	FeedText *markup = text_of(reader, parent);

	frame->context = IN_UNKNOWN;
	if (markup != NULL) {
		frame->holder = parent->holder;
		frame->context = IN_MARKUP;
		feed_text_open(markup, tag, frame->base);
	}
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	 int space_count, const xmlChar **spaces, int attribute_count, int default_count,
	 const xmlChar **attributes)
{
	Reader *reader = data;
	const FeedTag tag = { name, prefix, uri, attributes, (guint)attribute_count };
	FeedSpace space = element_space(reader, &tag);
	const Frame *parent = top_frame(reader);
	Frame frame = { .base = element_base(reader, &tag), .holder = NO_FRAME };
	const FeedElement *row;

	(void)spaces;
	(void)default_count;
	if (leaves_text(reader, parent, &tag, space)) {
		close_frames(reader, parent->holder, IN_ITEM);
	}
	row = feed_element_find(name, space, parent == NULL ? IN_FEED : parent->context);
	if (row == NULL) {
		open_other(reader, parent, &tag, &frame);
	} else if (row->meaning == MEANING_ITEM) {
		open_item(reader, &tag, &frame);
	} else if (row->meaning == MEANING_FEED) {
		frame.context = IN_FEED;
		keep_opening(reader, &tag, frame.base);
	} else if (row->meaning == MEANING_GROUP) {
		frame.context = parent->context;
	} else {
		open_part(reader, row, &tag, &frame);
	}
	frame.spaces = (guint)space_count + (parent == NULL ? 0 : parent->spaces);
	g_array_append_val(reader->frames, frame);
	if (reader->frames->len == DEPTH_CAP || frame.spaces > SPACES_CAP
	    || xmlDictSize(reader->parser->dict) > NAMES_CAP) {
		xmlStopParser(reader->parser);
	}
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	Reader *reader = data;
	guint index = reader->frames->len - 1;
	const Frame *frame = top_frame(reader);

	(void)prefix;
	(void)uri;
	if (frame->is_item) {
		end_item(reader);
	} else if (frame->row != NULL) {
		finish_part(reader, index);
	} else if (text_of(reader, frame) != NULL) {
		feed_text_close(text_of(reader, frame), name);
	}
	g_array_set_size(reader->frames, index);
	reader->has_ended = index == 0;
}

/* ---- the document ---- */

/*
 * Whether the text breaks off. Where elements were never closed the root's end tag has closed one
 * of them, so what counts is that it stands there.
 */
static bool
is_cut_off(const Reader *reader, const GString *text)
{
	gsize length = strcspn(text->str, " \t\r\n/>");
	g_autofree char *end = g_strdup_printf("</%.*s", (int)MAX(length, 1) - 1, text->str + 1);

	return !reader->has_ended && reader->document->items->len < FEED_ITEMS_CAP
	       && g_strrstr(text->str, end) == NULL;
}

/* The end of the text: an item that is open is kept, unless the text breaks off in it. */
static void
finish(Reader *reader, const GString *text)
{
	reader->document->is_cut_off = is_cut_off(reader, text);
	if (reader->document->is_cut_off) {
		close_frames(reader, 0, IN_UNKNOWN);
		g_clear_pointer(&reader->item, g_ptr_array_unref);
	} else {
		end_item(reader);
		close_frames(reader, 0, IN_UNKNOWN);
	}
}

/*
 * The memory parser, not the push parser: that one ends all events at the first error. HUGE lifts
 * the limits of depth and length, which DEPTH_CAP and the caller's cap on the body set anew. NOENT
 * makes libxml2 decode "&amp;" in attributes as everywhere; the pre-pass has left no entity that
 * could be expanded, and no document type that could name a file. The handlers for errors are left
 * out and NOERROR says so: libxml2's own would write to stderr.
 */
static void
parse(Reader *reader, const GString *text)
{
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_cdata,
	};

	if (text->len > INT_MAX) {
		return;
	}
	reader->parser = xmlCreateMemoryParserCtxt(text->str, (int)text->len);
	if (reader->parser == NULL) {
		return;
	}
	*reader->parser->sax = handler;
	reader->parser->userData = reader;
	xmlCtxtUseOptions(reader->parser, XML_PARSE_RECOVER | XML_PARSE_NOERROR
						  | XML_PARSE_NOWARNING | XML_PARSE_NONET
						  | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE
						  | XML_PARSE_NOENT);
	xmlParseDocument(reader->parser);
	finish(reader, text);
	xmlFreeParserCtxt(reader->parser);
}

FeedDocument *
feed_reader_read(const GString *text)
{
	FeedDocument *document = g_new0(FeedDocument, 1);
	Reader reader = {
		.document = document,
		.frames = g_array_new(FALSE, FALSE, sizeof(Frame)),
	};

	document->head = parts_new();
	document->items = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	document->bases = g_string_chunk_new(256);
	parse(&reader, text);
	g_array_unref(reader.frames);
	return document;
}

void
feed_reader_free(FeedDocument *document)
{
	if (document == NULL) {
		return;
	}
	g_ptr_array_unref(document->head);
	g_ptr_array_unref(document->items);
	g_string_chunk_free(document->bases);
	g_free(document);
}
