/*
 * bare_sax FILE…: what libxml2 itself takes for these bytes: read each file, run its SAX2 parser
 * over it with handlers that only count. What bench/parse measures tagdigest against.
 */
#include <fcntl.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned long elements, characters;

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int space_count, const xmlChar **spaces, int attribute_count, int default_count,
	const xmlChar **attributes)
{
	(void)data, (void)name, (void)prefix, (void)uri, (void)space_count, (void)spaces;
	(void)attribute_count, (void)default_count, (void)attributes;
	elements++;
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)data, (void)name, (void)prefix, (void)uri;
}

static void
on_text(void *data, const xmlChar *text, int length)
{
	(void)data, (void)text;
	characters += (unsigned long)length;
}

static void
parse(const char *bytes, int length)
{
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
	};
	xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, length);

	*parser->sax = handler;
	xmlCtxtUseOptions(parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	xmlParseDocument(parser);
	xmlFreeParserCtxt(parser);
}

int
main(int count, char **paths)
{
	for (int i = 1; i < count; i++) {
		struct stat facts;
		int file = open(paths[i], O_RDONLY);
		char *bytes;

		if (file < 0 || fstat(file, &facts) != 0) {
			perror(paths[i]);
			return 1;
		}
		bytes = malloc((size_t)facts.st_size + 1);
		if (bytes == NULL || read(file, bytes, (size_t)facts.st_size) != facts.st_size) {
			perror(paths[i]);
			return 1;
		}
		close(file);
		parse(bytes, (int)facts.st_size);
		free(bytes);
	}
	printf("%lu elements, %lu bytes of text\n", elements, characters);
	return 0;
}
