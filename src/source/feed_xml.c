#include "source/feed_xml.h"

#include "source/feed_elements.h"
#include "source/feed_stack.h"
#include "source/feed_sieve.h"
#include "text/htmlname.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#define ITEM_PARTS_MAX 1000
#define PARTS_MAX 100000 /* held at a time in one document */
#define DEPTH_MAX 2000   /* where elements are not closed, items nest; libxml2 2.14 reads 2048 */
#define SPACES_MAX 500   /* namespaces in force: libxml2 looks through all for every name */
#define NAMES_MAX 10000  /* different ones in one document: libxml2's table gets slow */
#define NO_FRAME G_MAXUINT

/* One open element. */
typedef struct Frame {
	guint context;      /* what its children stand in */
	const char *base;   /* xml:base in force; owned by the document */
	FeedOpenPart *part; /* borrowed: the part that it is; NULL for all other elements */
	bool is_item;
	guint spaces; /* namespaces declared here and around */
	guint holder; /* the frame whose part the characters belong to, or NO_FRAME */
} Frame;

/* An item whose element is open. */
typedef struct OpenItem {
	FeedItem *item;   /* owned */
	guint frame;      /* of its element */
	gsize strings;    /* bytes of the document's strings, and */
	guint kept_items; /* items that there were before it */
} OpenItem;

typedef struct Reader {
	xmlParserCtxtPtr parser;
	FeedDocument *document;
	const FeedSieve *sieve; /* borrowed, or NULL */
	GArray *frames;         /* of Frame */
	GArray *items;          /* of OpenItem: each stands in the one before it */
	FeedStack parts;
	guint part_count;  /* that are held */
	guint place_count; /* items begun */
	bool has_ended;    /* the root element was closed */
	FeedNames names;
} Reader;

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

static OpenItem *
top_item(const Reader *reader)
{
	return reader->items->len == 0
		? NULL
		: &g_array_index(reader->items, OpenItem, reader->items->len - 1);
}

/* ---- attributes ---- */

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
			g_autofree char *value = feed_tag_value(attribute);

			return feed_document_base(reader->document, outer, value);
		}
	}
	return outer;
}

/* ---- parts ---- */

/* The innermost item that is open, or the feed. */
static FeedItem *
current_item(const Reader *reader)
{
	const OpenItem *open = top_item(reader);

	return open == NULL ? reader->document->head : open->item;
}

static void
keep_part(Reader *reader, const FeedPart *part)
{
	GArray *parts = current_item(reader)->parts;

	feed_document_note_date(reader->document, part);
	if (reader->part_count < PARTS_MAX && parts->len < ITEM_PARTS_MAX) {
		reader->part_count++;
		g_array_append_vals(parts, part, 1);
	}
}

/* What an item or the feed says in attributes of its own element. */
static void
keep_opening(Reader *reader, const FeedTag *tag, const char *base)
{
	FeedItem *item = current_item(reader);
	const guint before = item->parts->len;

	if (reader->part_count < PARTS_MAX && before < ITEM_PARTS_MAX) {
		feed_stack_read_opening(reader->document, item, tag, base);
		reader->part_count += item->parts->len - before;
	}
}

/* A part's element is over. */
static void
finish_part(Reader *reader, Frame *frame)
{
	const FeedPart *part = feed_stack_pop(&reader->parts, reader->document);

	frame->part = NULL;
	if (part != NULL) {
		keep_part(reader, part);
	}
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

		if (frame->part != NULL) {
			finish_part(reader, frame);
		}
		frame->context = context;
		frame->holder = NO_FRAME;
		frame->is_item = false;
	}
}

/* ---- items ---- */

/* Drop an item; the strings that it alone has added go too. */
static void
drop_item(Reader *reader, const OpenItem *open)
{
	reader->part_count -= open->item->parts->len;
	if (open->kept_items == reader->document->items->len) {
		g_string_truncate(reader->document->strings, open->strings);
	}
	feed_item_free(open->item);
}

/* An item is read: keep it if it is wanted; one that is empty, in another item, is none. */
static void
keep_item(Reader *reader, const OpenItem *open)
{
	FeedDocument *document = reader->document;

	const bool is_nothing = open->item->parts->len == 0 && reader->items->len > 0;
	const bool is_unwanted = reader->sieve != NULL
		&& !feed_sieve_keeps(reader->sieve, document, open->item);

	if (is_nothing || is_unwanted) {
		drop_item(reader, open);
		document->passed_over += is_nothing ? 0 : 1;
	} else {
		g_ptr_array_add(document->items, open->item);
	}
	if (document->items->len >= 2 * FEED_ITEMS_MAX) {
		reader->part_count -= feed_document_keep_newest(document);
	}
}

/* The innermost open item is over, by its end tag or by the beginning of the next. */
static void
end_item(Reader *reader)
{
	const OpenItem open = *top_item(reader);

	close_frames(reader, open.frame, reader->items->len > 1 ? IN_ITEM : IN_FEED);
	g_array_set_size(reader->items, reader->items->len - 1);
	keep_item(reader, &open);
}

/*
 * An item begins. One that stands in another is an item of its own, and the outer one goes on
 * behind it; but inside anything else of an open item it means that something was not closed.
 */
static void
open_item(Reader *reader, const FeedTag *tag, Frame *frame)
{
	OpenItem open = { .item = feed_item_new(reader->place_count++) };

	while (reader->items->len > 0 && top_item(reader)->frame != reader->frames->len - 1) {
		end_item(reader);
	}
	open.frame = reader->frames->len;
	open.strings = reader->document->strings->len;
	open.kept_items = reader->document->items->len;
	g_array_append_val(reader->items, open);
	frame->is_item = true;
	frame->context = IN_ITEM;
	keep_opening(reader, tag, frame->base);
}

/* ---- text ---- */

/* The text that an element or characters at a frame belong to, or NULL. */
static FeedText *
text_of(const Reader *reader, const Frame *frame)
{
	if (frame == NULL || frame->holder == NO_FRAME) {
		return NULL;
	}
	return &frame_at(reader, frame->holder)->part->text;
}

static void
on_text(void *data, const xmlChar *characters, int length)
{
	FeedText *text = text_of(data, top_frame(data));

	if (text != NULL) {
		feed_text_add(text, (const char *)characters, length, false);
	}
}

static void
on_cdata(void *data, const xmlChar *characters, int length)
{
	FeedText *text = text_of(data, top_frame(data));

	if (text != NULL) {
		feed_text_add(text, (const char *)characters, length, true);
	}
}

/* ---- elements ---- */

/*
 * Whether an element of the item stands inside a text that cannot hold it: the text's end tag was
 * used up by an unclosed element, and the text ends here.
 */
static bool
leaves_text(const Reader *reader, const Frame *parent, const FeedName *known)
{
	const FeedElement *holder;

	if (parent == NULL || parent->holder == NO_FRAME || reader->items->len == 0) {
		return false;
	}
	holder = frame_at(reader, parent->holder)->part->element;
	if (holder->form == FORM_ATOM || holder->form == FORM_PERSON
		|| (holder->form == FORM_OBJECT && holder->space == known->space)) {
		return false;
	}
	return feed_element_meaning(known->first, known->space, IN_ITEM) != NULL
		&& !htmlname_is_element((const char *)known->name);
}

static void
open_part(Reader *reader, const FeedElement *element, const FeedTag *tag, Frame *frame)
{
	frame->part = feed_stack_push(&reader->parts, reader->document, element, tag, frame->base);
	frame->holder = reader->frames->len;
	frame->context = IN_MARKUP;
	frame->context |= element->form == FORM_PERSON ? IN_PERSON : 0;
	frame->context |= element->form == FORM_OBJECT ? IN_OBJECT : 0;
}

/* An element without a meaning of its own: part of a text, or nothing. */
static void
open_other(Reader *reader, const Frame *parent, const FeedTag *tag, Frame *frame)
{
	FeedText *text = text_of(reader, parent);

	frame->context = IN_UNKNOWN;
	if (text != NULL) {
		frame->holder = parent->holder;
		feed_text_open(text, tag, frame->base);
	}
}

/* An element begins: what it is says its row, where it stands says the frame around it. */
static void
open_element(Reader *reader, const FeedTag *tag, const FeedName *known, Frame *frame)
{
	const Frame *parent = top_frame(reader);
	const guint around = parent == NULL ? IN_FEED : parent->context;
	const FeedElement *element = feed_element_meaning(known->first, known->space, around);

	if (element == NULL) {
		open_other(reader, parent, tag, frame);
	} else if (element->meaning == MEANING_ITEM) {
		open_item(reader, tag, frame);
	} else if (element->meaning == MEANING_FEED) {
		frame->context = IN_FEED;
		keep_opening(reader, tag, frame->base);
	} else if (element->meaning == MEANING_GROUP) {
		frame->context = element->rank != 0 ? element->rank : around;
	} else {
		open_part(reader, element, tag, frame);
	}
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int space_count, const xmlChar **spaces, int attribute_count, int default_count,
	const xmlChar **attributes)
{
	Reader *reader = data;
	const FeedTag tag = { name, prefix, uri, attributes, (guint)attribute_count };
	const Frame *parent = top_frame(reader);
	Frame frame = { .base = element_base(reader, &tag), .holder = NO_FRAME };
	const FeedName *known = parent == NULL ? feed_names_root(&reader->names, &tag)
					       : feed_names_find(&reader->names, &tag);

	(void)spaces;
	(void)default_count;
	if (leaves_text(reader, parent, known)) {
		close_frames(reader, parent->holder, IN_ITEM);
	}
	open_element(reader, &tag, known, &frame);
	frame.spaces = (guint)space_count + (parent == NULL ? 0 : parent->spaces);
	g_array_append_val(reader->frames, frame);
	if (reader->frames->len == DEPTH_MAX || frame.spaces > SPACES_MAX
		|| xmlDictSize(reader->parser->dict) > NAMES_MAX) {
		xmlStopParser(reader->parser);
	}
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	Reader *reader = data;
	const guint index = reader->frames->len - 1;
	Frame *frame = top_frame(reader);

	(void)prefix;
	(void)uri;
	if (frame->is_item) {
		end_item(reader);
	} else if (frame->part != NULL) {
		finish_part(reader, frame);
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
is_cut_off(const Reader *reader, const char *text)
{
	const char *name = text + strlen("<");
	g_autofree char *end = g_strdup_printf("</%.*s", (int)strcspn(name, " \t\r\n/>"), name);

	return !reader->has_ended && g_strrstr(text, end) == NULL;
}

/* The end of the text: items that are open are kept, unless the text breaks off in them. */
static void
finish(Reader *reader, const char *text)
{
	reader->document->is_atom = reader->names.is_atom;
	reader->document->is_cut_off = is_cut_off(reader, text);
	while (reader->document->is_cut_off && reader->items->len > 0) {
		const OpenItem open = *top_item(reader);

		close_frames(reader, open.frame, IN_UNKNOWN);
		g_array_set_size(reader->items, reader->items->len - 1);
		drop_item(reader, &open);
	}
	while (reader->items->len > 0) {
		end_item(reader);
	}
	close_frames(reader, 0, IN_UNKNOWN);
	feed_document_keep_newest(reader->document);
}

/*
 * The memory parser, not the push parser: that one ends all events at the first error. HUGE lifts
 * the limits of depth and length, which DEPTH_MAX and the caller's cap on the body set anew. NOENT
 * makes libxml2 decode "&amp;" in attributes as everywhere; the pre-pass has left no entity that
 * could be expanded, and no document type that could name a file. The handlers for errors are left
 * out and NOERROR says so: libxml2's own would write to stderr.
 */
static void
parse(Reader *reader, const char *text, gsize length)
{
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_cdata,
	};

	if (length > INT_MAX) {
		return;
	}
	reader->parser = xmlCreateMemoryParserCtxt(text, (int)length);
	if (reader->parser == NULL) {
		return;
	}
	*reader->parser->sax = handler;
	reader->parser->userData = reader;
	xmlCtxtUseOptions(reader->parser,
		XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET
			| XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE | XML_PARSE_NOENT);
	xmlParseDocument(reader->parser);
	finish(reader, text);
	xmlFreeParserCtxt(reader->parser);
}

FeedDocument *
feed_xml_read(const char *text, gsize length, const FeedSieve *sieve)
{
	FeedDocument *document = feed_document_new();
	g_autofree Reader *reader = g_new0(Reader, 1);

	reader->document = document;
	reader->sieve = sieve;
	reader->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
	reader->items = g_array_new(FALSE, FALSE, sizeof(OpenItem));
	parse(reader, text, length);
	g_array_unref(reader->frames);
	g_array_unref(reader->items);
	feed_stack_clear(&reader->parts);
	return document;
}
