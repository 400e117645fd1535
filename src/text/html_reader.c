/*
 * libxml2's HTML parser by its SAX events: no tree is built, so that depth costs nothing. Its own
 * slow paths, for which a page of hostile tags is enough, are closed before and while it reads.
 */
#include "text/html_reader.h"

#include "text/charset.h"
#include "text/plain.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* Longer documents are cut: a post that fills this is not read in a mail. */
#define DOCUMENT_BYTES_MAX (4 * 1024 * 1024)

/* Elements deeper than the first are not told of; at the second the rest is given up. */
#define DEPTH_MAX 256
#define DEPTH_STOP 1024

/* Blanks and quotes in one tag, thus attributes: libxml2 compares each with all before it. */
#define TAG_SEPARATORS_MAX 2048

#define EMOJI_BYTES_MAX 64

typedef struct HtmlReader {
	const HtmlHandler *handler;
	void *data;
	htmlParserCtxt *parser; /* borrowed */
	guint depth;
	guint dropped_from; /* the depth of the dropped element that we are in, 0: none */
} HtmlReader;

static const HtmlElement elements[] = {
#include "text/html.tab.h"
};

static const HtmlElement unwrapped = {"", HTML_UNWRAPPED, NULL};

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

const char *
html_attribute(const char *const *attributes, const char *name)
{
	for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
		if (strcmp(attributes[i], name) == 0) {
			return attributes[i + 1];
		}
	}
	return NULL;
}

static bool
is_void(const HtmlElement *element)
{
	return element->class == HTML_BREAK || element->class == HTML_IMAGE;
}

static void
tell_text(HtmlReader *reader, const char *text)
{
	g_autofree char *fixed = charset_fix_c1(text);
	GString *clean = g_string_sized_new(strlen(fixed));

	for (const char *at = fixed; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar character = g_utf8_get_char(at);

		if (plain_keeps(character) || strchr("\t\n\r\f", (int)*at) != NULL) {
			g_string_append_unichar(clean, character);
		}
	}
	if (clean->len > 0 && reader->handler->text != NULL) {
		reader->handler->text(reader->data, clean->str);
	}
	g_string_free(clean, TRUE);
}

/* Whether a picture's description is an emoji: no letter, no digit, nothing of ASCII. */
static bool
is_emoji(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		if (character < 0xa9 || g_unichar_isalnum(character)) {
			return false;
		}
	}
	return true;
}

/* The text that a picture stands for (WordPress and Mastodon draw emoji so), or NULL. */
static const char *
emoji_of_image(const char *const *attributes)
{
	const char *alt = html_attribute(attributes, "alt");
	const char *class = html_attribute(attributes, "class");

	if (alt == NULL || *alt == '\0' || strlen(alt) > EMOJI_BYTES_MAX) {
		return NULL;
	}
	if (class != NULL && (strstr(class, "emoji") != NULL || strstr(class, "smiley") != NULL)) {
		return alt;
	}
	return is_emoji(alt) ? alt : NULL;
}

static void
tell_start(HtmlReader *reader, const HtmlElement *element, const char *const *attributes)
{
	const char *emoji = element->class == HTML_IMAGE ? emoji_of_image(attributes) : NULL;

	if (emoji != NULL) {
		tell_text(reader, emoji);
	} else if (reader->handler->start != NULL) {
		reader->handler->start(reader->data, element, attributes);
	}
}

static void
on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	HtmlReader *reader = data;
	const HtmlElement *element = find_element((const char *)name);

	reader->depth++;
	if (reader->depth >= DEPTH_STOP) {
		xmlStopParser(reader->parser); /* it searches the open elements at every end tag */
		return;
	}
	if (reader->dropped_from == 0 && element->class == HTML_DROPPED) {
		reader->dropped_from = reader->depth;
	}
	if (reader->dropped_from == 0 && reader->depth <= DEPTH_MAX) {
		tell_start(reader, element, (const char *const *)attributes);
	}
}

static void
on_end(void *data, const xmlChar *name)
{
	HtmlReader *reader = data;
	const HtmlElement *element = find_element((const char *)name);

	if (reader->dropped_from == 0 && reader->depth <= DEPTH_MAX && !is_void(element)
	    && reader->handler->end != NULL) {
		reader->handler->end(reader->data, element);
	}
	if (reader->dropped_from == reader->depth) {
		reader->dropped_from = 0;
	}
	reader->depth--;
}

static void
on_text(void *data, const xmlChar *text, int length)
{
	HtmlReader *reader = data;

	if (reader->dropped_from == 0) {
		/* The parser cuts long text anywhere, also within a character. */
		g_autofree char *valid = g_utf8_make_valid((const char *)text, length);

		tell_text(reader, valid);
	}
}

/* How much of @html may be read: up to the cap, or to a tag with more attributes than a tag has. */
static gsize
safe_length(const char *html)
{
	const char *tag = NULL;
	guint separators = 0;
	gsize i = 0;

	for (; i < DOCUMENT_BYTES_MAX && html[i] != '\0'; i++) {
		if (html[i] == '<') {
			tag = html + i;
			separators = 0;
		} else if (html[i] == '>') {
			tag = NULL;
		} else if (tag != NULL && strchr(" \t\r\n\f\"'", html[i]) != NULL) {
			separators++;
			if (separators > TAG_SEPARATORS_MAX) {
				return (gsize)(tag - html);
			}
		}
	}
	return i;
}

void
html_read(const char *html, const HtmlHandler *handler, void *data)
{
	HtmlReader reader = {.handler = handler, .data = data};
	const int length = (int)safe_length(html);
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
	parser->userData = &reader;
	reader.parser = parser;
	htmlCtxtReadMemory(parser, html, length, NULL, "UTF-8",
			   HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
				   | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	htmlFreeParserCtxt(parser);
}
