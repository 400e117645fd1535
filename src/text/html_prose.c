/* Structured text from HTML: containers begin with their element, paragraphs where text comes. */
#include "text/html_sinks.h"

#include "text/prose_writer.h"
#include "text/url.h"

#include <string.h>

/* An element that has not ended. */
typedef struct Frame {
	ProsePlace before;
	char *url; /* owned: of a link; or NULL */
} Frame;

typedef struct Builder {
	ProseWriter writer;
	GArray *frames; /* of Frame */
} Builder;

/* The number of a list's first item; 0 for one without numbers. */
static guint
first_number(const HtmlStart *start)
{
	const char *first = html_attribute(start->attributes, "start");
	const gint64 number = first == NULL ? 1 : g_ascii_strtoll(first, NULL, 10);

	if (strcmp(start->element->written, "ol") != 0) {
		return 0;
	}
	return number > 0 && number < G_MAXINT32 ? (guint)number : 1;
}

static void
begin_cell(ProseWriter *writer)
{
	const ProseKind kind = writer->at.container->kind;

	if (kind == PROSE_ROW || kind == PROSE_TABLE) {
		prose_writer_open(writer, PROSE_CELL, 0);
	} else {
		writer->blanks = 1;
	}
}

/* In code, what ends a block elsewhere ends a line. */
static void
end_line(ProseWriter *writer)
{
	if (writer->at.block_kind != PROSE_CODE_BLOCK) {
		prose_writer_end_block(writer);
	} else if (writer->breaks == 0) {
		prose_writer_break(writer);
	}
}

static void
begin_element(ProseWriter *writer, HtmlStart *start)
{
	const HtmlElement *element = start->element;

	switch (element->class) {
	case HTML_INLINE:
		writer->at.is_code = writer->at.is_code || strcmp(element->written, "code") == 0;
		break;
	case HTML_PARAGRAPH:
		prose_writer_begin_block(writer, PROSE_PARAGRAPH, 0);
		break;
	case HTML_HEADING:
		prose_writer_begin_block(writer, PROSE_HEADING, (guint)(element->name[1] - '0'));
		break;
	case HTML_PRE:
		prose_writer_begin_block(writer, PROSE_CODE_BLOCK, 0);
		break;
	case HTML_QUOTE:
		prose_writer_open(writer, PROSE_QUOTE, 0);
		break;
	case HTML_LIST:
		prose_writer_open(writer, PROSE_LIST, first_number(start));
		break;
	case HTML_ITEM:
		prose_writer_open(writer, PROSE_ITEM, 0);
		break;
	case HTML_TABLE:
		prose_writer_open(writer, PROSE_TABLE, 0);
		break;
	case HTML_ROW:
		prose_writer_open(writer, PROSE_ROW, 0);
		break;
	case HTML_CELL:
		begin_cell(writer);
		break;
	case HTML_BLOCK:
		end_line(writer);
		break;
	case HTML_GAP:
		writer->blanks = 1;
		break;
	default:
		break;
	}
}

static void
add_picture(ProseWriter *writer, HtmlStart *start)
{
	const HtmlImage *image = html_start_image(start);

	if (image != NULL) {
		prose_writer_picture(writer, image->url, image->alt);
	}
}

static void
on_start(void *data, HtmlStart *start)
{
	Builder *builder = data;
	ProseWriter *writer = &builder->writer;
	Frame frame = { .before = writer->at };

	if (start->element->class == HTML_IMAGE) {
		add_picture(writer, start);
		return;
	}
	if (start->element->class == HTML_BREAK) {
		prose_writer_break(writer);
		return;
	}
	if (start->element->class == HTML_LINK) {
		frame.url = url_clean(html_start_link(start));
		writer->at.url = frame.url != NULL ? frame.url : writer->at.url;
	}
	begin_element(writer, start);
	g_array_append_val(builder->frames, frame);
}

static void
end_element(ProseWriter *writer, const HtmlElement *element, bool was_opened)
{
	if (element->class == HTML_BLOCK) {
		end_line(writer);
	} else if (element->class == HTML_GAP) {
		writer->blanks = 1;
	} else if (was_opened || html_class_is_paragraph(element->class)
		|| html_class_is_container(element->class)) {
		prose_writer_end_block(writer);
	}
}

static void
on_end(void *data, const HtmlElement *element)
{
	Builder *builder = data;
	ProseWriter *writer = &builder->writer;
	Frame frame = g_array_index(builder->frames, Frame, builder->frames->len - 1);

	g_array_set_size(builder->frames, builder->frames->len - 1);
	if (frame.url != NULL) {
		prose_writer_end_run(writer);
		g_free(frame.url);
	}
	end_element(writer, element, frame.before.container != writer->at.container);
	writer->at = frame.before;
}

static void
on_text(void *data, const char *text, gsize length, bool is_pre)
{
	Builder *builder = data;

	(void)is_pre;
	prose_writer_text(&builder->writer, text, length);
}

static void
on_blank(void *data, bool is_pre)
{
	Builder *builder = data;

	builder->writer.blanks = is_pre ? builder->writer.blanks + 1 : 1;
}

static void
on_line_end(void *data)
{
	Builder *builder = data;

	prose_writer_break(&builder->writer);
}

HtmlSink
html_prose_begin(void)
{
	static const HtmlHandler handler = { on_start, on_end, on_text, on_blank, on_line_end };
	Builder *builder = g_new(Builder, 1);

	prose_writer_begin(&builder->writer);
	builder->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
	return (HtmlSink){ &handler, builder };
}

Prose *
html_prose_end(HtmlSink sink)
{
	Builder *builder = sink.data;
	Prose *whole = prose_writer_end(&builder->writer);

	for (guint i = 0; i < builder->frames->len; i++) {
		g_free(g_array_index(builder->frames, Frame, i).url);
	}
	g_array_unref(builder->frames);
	g_free(builder);
	return whole;
}
