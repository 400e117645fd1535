/*
 * bare_mbox FILE: what GMime and libxml2 themselves take for a mailbox: parse each letter, decode
 * each text, run libxml2's HTML parser over the HTML with handlers that only count. What
 * bench/import measures tagdigest against.
 */
#include <fcntl.h>
#include <gmime/gmime.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <unistd.h>

static unsigned long letters, elements, characters;

static void
on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	(void)data, (void)name, (void)attributes;
	elements++;
}

static void
on_text(void *data, const xmlChar *text, int length)
{
	(void)data, (void)text;
	characters += (unsigned long)length;
}

static void
read_html(const char *bytes, int length)
{
	htmlSAXHandler handler = { .startElement = on_start, .characters = on_text };
	htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(bytes, length);

	*parser->sax = handler;
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR);
	htmlParseDocument(parser);
	htmlFreeParserCtxt(parser);
}

static void
on_part(GMimeObject *parent, GMimeObject *part, gpointer data)
{
	GMimeDataWrapper *content;
	GMimeStream *stream;
	GByteArray *bytes;

	(void)parent, (void)data;
	if (!GMIME_IS_PART(part)) {
		return;
	}
	content = g_mime_part_get_content(GMIME_PART(part));
	stream = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	if (g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "html")) {
		read_html((const char *)bytes->data, (int)bytes->len);
	} else {
		characters += bytes->len;
	}
	g_object_unref(stream);
}

int
main(int count, char **arguments)
{
	const int file = count == 2 ? open(arguments[1], O_RDONLY) : -1;
	GMimeStream *stream;
	GMimeParser *parser;

	if (file < 0) {
		fputs("usage: bare_mbox FILE\n", stderr);
		return 1;
	}
	g_mime_init();
	stream = g_mime_stream_fs_new(file);
	parser = g_mime_parser_new_with_stream(stream);
	g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
	while (!g_mime_parser_eos(parser)) {
		GMimeMessage *letter = g_mime_parser_construct_message(parser, NULL);

		if (letter == NULL) {
			break;
		}
		g_mime_message_foreach(letter, on_part, NULL);
		g_object_unref(letter);
		letters++;
	}
	g_object_unref(parser);
	g_object_unref(stream);
	printf("%lu letters, %lu elements, %lu bytes of text\n", letters, elements, characters);
	return 0;
}
