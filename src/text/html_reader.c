/*
 * libxml2's HTML parser by its SAX events: no tree is built, so that depth costs nothing. Its own
 * slow paths, for which a page of hostile tags is enough, are closed before and while it reads.
 */
#include "text/html_reader.h"

#include "base/prefix.h"
#include "text/html_attributes.h"
#include "text/html_text.h"
#include "text/htmlname.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* Longer documents are cut: a post that fills this is not read in a mail. */
#define DOCUMENT_BYTES_MAX (4 * 1024 * 1024)

/* At this depth the rest is given up. */
#define DEPTH_STOP 1024

/* Blanks and quotes in one tag, thus attributes: libxml2 compares each with all before it. */
#define TAG_SEPARATORS_MAX 2048

/* A power of two. */
#define NAMES_CACHED 64

#define ENDLESS_MAX 32

/* An element that has not ended. */
typedef struct Open {
	const HtmlElement *element;
	bool was_pre; /* before it */
} Open;

typedef struct HtmlReader {
	HtmlText text;
	const char *base_url;
	bool is_mail;
	htmlParserCtxt *parser; /* borrowed */
	GArray *open;           /* of Open */
	guint dropped_from;     /* the depth of the dropped element that we are in, 0: none */
	guint implied_at;       /* the depth of the paragraph that no tag began, 0: none */
	bool has_begun;         /* whether there was text, or an element that stands in a body */
	bool is_bare_sign;      /* that text is one '<' so far */
	/* The parser gives equal names as one pointer. */
	struct {
		const char *name;
		const HtmlElement *element;
	} names[NAMES_CACHED];
	const HtmlElement *endless[ENDLESS_MAX]; /* dropped ones without a further end tag */
	guint endless_count;
} HtmlReader;

static const HtmlElement elements[] = {
#include "text/html.tab.h"
};

static const HtmlElement unwrapped = { "", HTML_UNWRAPPED, NULL };

static const HtmlElement *
find_element(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(elements); i++) {
		if (strcmp(elements[i].name, name) == 0) {
			return &elements[i];
		}
	}
	return &unwrapped;
}

static const HtmlElement *
element_of(HtmlReader *reader, const char *name)
{
	const gsize slot = (GPOINTER_TO_SIZE(name) >> 3) % NAMES_CACHED;

	if (reader->names[slot].name != name) {
		reader->names[slot].name = name;
		reader->names[slot].element = find_element(name);
	}
	return reader->names[slot].element;
}

static bool
is_void(const HtmlElement *element)
{
	return element->class == HTML_BREAK || element->class == HTML_IMAGE;
}

/* Whether there is an end tag of that name in what was not read yet. */
static bool
is_closed_further_on(const HtmlReader *reader, const char *name)
{
	const xmlParserInput *input = reader->parser->input;
	const char *at = (const char *)input->cur;
	const char *end = (const char *)input->end;
	const gsize length = strlen(name);

	while ((at = memchr(at, '<', (gsize)(end - at))) != NULL) {
		at++;
		if ((gsize)(end - at) > length && *at == '/'
			&& g_ascii_strncasecmp(at + 1, name, length) == 0) {
			return true;
		}
	}
	return false;
}

/*
 * One that is never closed would swallow all that follows. That there is no end tag holds for the
 * rest of the document, so that each name is searched in vain once.
 */
static bool
is_endless(HtmlReader *reader, const HtmlElement *element)
{
	for (guint i = 0; i < reader->endless_count; i++) {
		if (reader->endless[i] == element) {
			return true;
		}
	}
	if (reader->endless_count == ENDLESS_MAX || is_closed_further_on(reader, element->name)) {
		return false;
	}
	reader->endless[reader->endless_count++] = element;
	return true;
}

static bool
is_dropped(HtmlReader *reader, const HtmlElement *element, const char *const *attributes)
{
	const bool is_unseen = element->class == HTML_DROPPED
		|| (reader->is_mail && html_attributes_unseen(attributes));

	return element->class == HTML_RAW || (is_unseen && !is_endless(reader, element));
}

/* Where white space counts, after this element has begun. */
static bool
is_pre_within(const HtmlElement *element, bool is_pre)
{
	const HtmlClass class = element->class;

	return html_class_is_paragraph(class) || html_class_is_container(class) ? class == HTML_PRE
										: is_pre;
}

static void
tell_start(HtmlReader *reader, const HtmlElement *element, const char *const *attributes)
{
	const char *emoji = element->class == HTML_IMAGE ? html_attributes_emoji(attributes) : NULL;
	HtmlStart start = {
		.element = element,
		.attributes = attributes,
		.base_url = reader->base_url,
	};

	if (emoji != NULL) {
		html_text_tell(&reader->text, emoji, strlen(emoji));
		return;
	}
	for (gsize i = 0; i < reader->text.sinks_count; i++) {
		const HtmlSink *sink = &reader->text.sinks[i];

		if (sink->handler->start != NULL) {
			sink->handler->start(sink->data, &start);
		}
	}
	g_free(start.link);
	html_image_free(start.image);
}

static void
open_element(HtmlReader *reader, const HtmlElement *element, const char *const *attributes)
{
	const Open open = { .element = element, .was_pre = reader->text.is_pre };

	g_array_append_val(reader->open, open);
	if (reader->open->len >= DEPTH_STOP) {
		xmlStopParser(reader->parser); /* it searches the open elements at every end tag */
		return;
	}
	if (reader->dropped_from == 0 && is_dropped(reader, element, attributes)) {
		reader->dropped_from = reader->open->len;
	}
	if (reader->dropped_from == 0 && reader->open->len <= HTML_DEPTH_MAX) {
		tell_start(reader, element, attributes);
		reader->text.is_pre = is_pre_within(element, reader->text.is_pre);
	}
}

static void
tell_end(HtmlReader *reader, const HtmlElement *element)
{
	for (gsize i = 0; i < reader->text.sinks_count; i++) {
		const HtmlSink *sink = &reader->text.sinks[i];

		if (sink->handler->end != NULL) {
			sink->handler->end(sink->data, element);
		}
	}
}

static void
close_element(HtmlReader *reader)
{
	const guint depth = reader->open->len;

	if (depth == 0) {
		return;
	}
	const Open open = g_array_index(reader->open, Open, depth - 1);
	if (reader->dropped_from == 0 && depth <= HTML_DEPTH_MAX && !is_void(open.element)) {
		tell_end(reader, open.element);
	}
	if (reader->dropped_from == depth) {
		reader->dropped_from = 0;
	}
	reader->text.is_pre = open.was_pre;
	g_array_set_size(reader->open, depth - 1);
}

/*
 * Text at the beginning stands in a paragraph, up to the first block: libxml2 did so by itself
 * before 2.14.
 */
static void
begin_implied(HtmlReader *reader)
{
	reader->has_begun = true;
	open_element(reader, find_element("p"), NULL);
	reader->implied_at = reader->open->len;
}

static void
end_implied(HtmlReader *reader)
{
	if (reader->implied_at != 0 && reader->implied_at == reader->open->len) {
		close_element(reader);
		reader->implied_at = 0;
	}
}

static bool
is_page(const char *name)
{
	return strcmp(name, "html") == 0 || strcmp(name, "head") == 0 || strcmp(name, "body") == 0;
}

static void
on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	HtmlReader *reader = data;
	const HtmlElement *element = element_of(reader, (const char *)name);

	/* Behind a '<' that is text ("<3") libxml2 before 2.14 begins the page and a paragraph. */
	if (reader->is_bare_sign
		&& (is_page((const char *)name) || element->class == HTML_PARAGRAPH)) {
		open_element(reader, &unwrapped, NULL);
		return;
	}
	if (html_class_is_block(element->class) || element->class == HTML_CELL) {
		end_implied(reader);
	}
	reader->is_bare_sign = false;
	reader->has_begun = reader->has_begun || !is_page((const char *)name);
	open_element(reader, element, (const char *const *)attributes);
}

static void
on_end(void *data, const xmlChar *name)
{
	HtmlReader *reader = data;

	(void)name;
	end_implied(reader);
	close_element(reader);
}

static bool
is_blank(const char *text, gsize length)
{
	gsize i = 0;

	while (i < length && g_ascii_isspace(text[i])) {
		i++;
	}
	return i == length;
}

static void
on_text(void *data, const xmlChar *text, int length)
{
	HtmlReader *reader = data;

	if (!reader->has_begun && !is_blank((const char *)text, (gsize)length)) {
		begin_implied(reader);
		reader->is_bare_sign = length == 1 && *text == '<';
	} else {
		reader->is_bare_sign = false;
	}
	if (reader->dropped_from == 0) {
		html_text_tell(&reader->text, (const char *)text, (gsize)length);
	}
}

static bool
is_separator(char byte)
{
	return byte == ' ' || byte == '"' || byte == '\'' || (byte >= '\t' && byte <= '\r');
}

gsize
html_reader_safe_length(const char *html)
{
	const gsize length = prefix_fit(html, strlen(html), DOCUMENT_BYTES_MAX);
	const char *end = html + length;
	const char *tag = html;

	while ((tag = memchr(tag, '<', (gsize)(end - tag))) != NULL) {
		const char *at = tag + 1;
		guint separators = 0;

		while (at < end && *at != '>' && *at != '<') {
			separators += is_separator(*at++);
			if (separators > TAG_SEPARATORS_MAX) {
				return (gsize)(tag - html);
			}
		}
		tag = at;
	}
	return length;
}

/*
 * Some writers count in UTF-16 and write the two halves of an emoji as two references, which are
 * none to HTML. @return owned: the text with such pairs joined; NULL when it has none.
 */
static char *
join_halves(const char *html)
{
	GString *joined = NULL;
	const char *kept = html;
	gunichar high;

	for (const char *at = strstr(html, "&#"); at != NULL; at = strstr(at + 2, "&#")) {
		const char *next = htmlname_number(at, &high);
		const gunichar character = next == NULL
			? 0
			: htmlname_join(high, *next == ';' ? ++next : next);

		if (character == 0) {
			continue;
		}
		joined = joined == NULL ? g_string_sized_new(strlen(html)) : joined;
		g_string_append_len(joined, kept, at - kept);
		g_string_append_unichar(joined, character);
		at = htmlname_number(next, &high) - 1;
		kept = at + 1 + (at[1] == ';' ? 1 : 0);
	}
	if (joined == NULL) {
		return NULL;
	}
	g_string_append(joined, kept);
	return g_string_free(joined, FALSE);
}

static void
parse(HtmlReader *reader, const char *html)
{
	const int length = (int)html_reader_safe_length(html);
	htmlParserCtxt *parser = htmlNewParserCtxt();

	if (parser == NULL) {
		g_error("out of memory");
	}
	memset(parser->sax, 0, sizeof(*parser->sax));
	parser->sax->startElement = on_start;
	parser->sax->endElement = on_end;
	parser->sax->characters = on_text;
	parser->sax->ignorableWhitespace = on_text;
	parser->sax->cdataBlock = on_text;
	parser->userData = reader;
	reader->parser = parser;
	htmlCtxtReadMemory(parser, html, length, NULL, "UTF-8",
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
			| HTML_PARSE_IGNORE_ENC);
	htmlFreeParserCtxt(parser);
}

void
html_reader_run(const HtmlPage *page, const HtmlSink *sinks, gsize count)
{
	const char *html = page->html;
	HtmlReader reader = {
		.text = { .sinks = sinks, .sinks_count = count },
		.base_url = page->base_url,
		.is_mail = page->is_mail,
	};
	g_autofree char *joined = NULL;

	if (strpbrk(html, "<&") == NULL) {
		html_text_tell(&reader.text, html,
			prefix_fit(html, strlen(html), DOCUMENT_BYTES_MAX));
		return;
	}
	joined = join_halves(html);
	reader.open = g_array_sized_new(FALSE, FALSE, sizeof(Open), 32);
	parse(&reader, joined != NULL ? joined : html);
	g_array_unref(reader.open);
}
