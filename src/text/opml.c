#include "text/opml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#include "base/error.h"
#include "text/html.h"
#include "text/plain.h"
#include "text/url.h"

#define TITLE_LETTERS 200
#define ADDRESS_BYTES_MAX 2000
#define VALUE_BYTES_MAX 8192
#define ELEMENTS_MAX 100000
#define SPACES_MAX 100 /* namespaces: libxml2 looks through all of them for every name */
/* What libxml2 hands over of an attribute: its name, prefix and namespace, and its value's ends. */
#define ATTRIBUTE_PARTS 5

typedef struct Reader {
	OpmlList *list;
	GHashTable *seen;   /* borrowed from the feeds: their addresses */
	GPtrArray *folders; /* of char*: the name of each open outline, "" for a feed's */
	guint depth;        /* of outlines that are open, in folders or beyond OPML_DEPTH_MAX */
	guint elements, spaces;
	bool is_opml;
	xmlParserCtxtPtr parser;
} Reader;

OpmlFeed *
opml_feed_new(const char *title, const char *url, const char *folder)
{
	OpmlFeed *feed = g_new0(OpmlFeed, 1);

	feed->title = g_strdup(title);
	feed->url = g_strdup(url);
	feed->folder = g_strdup(folder);
	return feed;
}

void
opml_feed_free(OpmlFeed *feed)
{
	if (feed == NULL) {
		return;
	}
	g_free(feed->title);
	g_free(feed->url);
	g_free(feed->page);
	g_free(feed->folder);
	g_free(feed);
}

void
opml_list_clear(OpmlList *list)
{
	g_clear_pointer(&list->feeds, g_ptr_array_unref);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* @return owned; NULL: it has none of that name, or one that is out of all measure. */
static char *
attribute(const xmlChar **attributes, int count, const char *name)
{
	for (int i = 0; i < count; i++) {
		const xmlChar **at = &attributes[i * ATTRIBUTE_PARTS];
		const gsize length = (gsize)(at[4] - at[3]);

		if (g_ascii_strcasecmp((const char *)at[0], name) == 0) {
			g_autofree char *value = g_strndup((const char *)at[3],
				MIN(length, VALUE_BYTES_MAX));

			return length <= VALUE_BYTES_MAX ? g_utf8_make_valid(value, -1) : NULL;
		}
	}
	return NULL;
}

/* What an outline is called. @return owned, one line; NULL: nothing. */
static char *
title_of(const xmlChar **attributes, int count)
{
	g_autofree char *text = attribute(attributes, count, "text");
	g_autofree char *title = text == NULL || *text == '\0'
		? attribute(attributes, count, "title")
		: g_steal_pointer(&text);
	g_autofree char *line = plain_line(title);

	return line == NULL ? NULL : plain_cut(line, TITLE_LETTERS, NULL);
}

/* @return borrowed; NULL: it lies in none. */
static const char *
folder_of(const Reader *reader)
{
	const char *folder = reader->folders->len == 0
		? ""
		: g_ptr_array_index(reader->folders, reader->folders->len - 1);

	return *folder == '\0' ? NULL : folder;
}

static void
add_feed(Reader *reader, char *address, char *title, char *page)
{
	OpmlList *list = reader->list;
	g_autofree char *url = url_resolve(NULL, address);

	if (url == NULL || strlen(url) > ADDRESS_BYTES_MAX || list->feeds->len >= OPML_FEEDS_MAX) {
		list->passed_over++;
		return;
	}
	if (g_hash_table_contains(reader->seen, url)) {
		list->repeated++;
		return;
	}
	OpmlFeed *feed = opml_feed_new(title, url, folder_of(reader));
	feed->page = url_resolve(NULL, page);
	g_ptr_array_add(list->feeds, feed);
	g_hash_table_add(reader->seen, feed->url);
}

static void
on_outline(Reader *reader, const xmlChar **attributes, int count)
{
	g_autofree char *address = attribute(attributes, count, "xmlUrl");
	g_autofree char *page = attribute(attributes, count, "htmlUrl");
	g_autofree char *title = title_of(attributes, count);

	if (address != NULL && *address != '\0') {
		add_feed(reader, address, title, page);
	}
	reader->depth++;
	if (reader->depth <= OPML_DEPTH_MAX) {
		const char *name = address == NULL && title != NULL ? title : folder_of(reader);

		g_ptr_array_add(reader->folders, g_strdup(name != NULL ? name : ""));
	}
}

/* libxml2's arguments; its startElementNsSAX2Func has nine. */
static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
	int space_count, const xmlChar **spaces, int attribute_count, int default_count,
	const xmlChar **attributes)
{
	Reader *reader = data;

	(void)prefix;
	(void)space;
	(void)spaces;
	(void)default_count;
	reader->spaces += (guint)space_count;
	if (++reader->elements > ELEMENTS_MAX || reader->spaces > SPACES_MAX) {
		xmlStopParser(reader->parser);
		return;
	}
	if (reader->elements == 1) {
		reader->is_opml = g_ascii_strcasecmp((const char *)name, "opml") == 0;
	} else if (g_ascii_strcasecmp((const char *)name, "outline") == 0) {
		on_outline(reader, attributes, attribute_count);
	}
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	Reader *reader = data;

	(void)prefix;
	(void)space;
	if (reader->depth > 0 && g_ascii_strcasecmp((const char *)name, "outline") == 0) {
		if (reader->depth <= OPML_DEPTH_MAX) {
			g_ptr_array_set_size(reader->folders, (gint)reader->depth - 1);
		}
		reader->depth--;
	}
}

/* With no handler that hands entities out, none of the document's own is ever put in. */
static bool
parse(Reader *reader, const char *text, gsize length)
{
	static const xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
	};
	xmlParserCtxtPtr parser = length <= INT_MAX ? xmlCreateMemoryParserCtxt(text, (int)length)
						    : NULL;

	if (parser == NULL) {
		return false;
	}
	*parser->sax = handler;
	parser->userData = reader;
	reader->parser = parser;
	xmlCtxtUseOptions(parser,
		XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET
			| XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
	const bool is_whole = xmlParseDocument(parser) == 0 && parser->wellFormed != 0;
	xmlFreeDoc(parser->myDoc); /* entities that it kept for itself, of a list that breaks off */
	xmlFreeParserCtxt(parser);
	return is_whole;
}

bool
opml_read(const char *text, gsize length, OpmlList *list, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func(g_free);
	g_auto(OpmlList) made = {
		.feeds = g_ptr_array_new_with_free_func((GDestroyNotify)opml_feed_free)
	};
	Reader reader = { .list = &made, .seen = seen, .folders = folders };
	const gsize blanks = strspn(text, " \t\r\n");

	made.is_in_part = !parse(&reader, text + blanks, length - blanks);
	if (!reader.is_opml) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"this is no list of feeds (expected OPML, as feed readers export it)");
		return false;
	}
	*list = made;
	made.feeds = NULL;
	return true;
}

/* ---- writing --------------------------------------------------------------------------------- */

static void
add_attribute(GString *out, const char *name, const char *value)
{
	if (value != NULL) {
		g_autofree char *escaped = html_escape(value);

		g_string_append_printf(out, " %s=\"%s\"", name, escaped);
	}
}

static void
add_outline(GString *out, const OpmlFeed *feed, const char *indent)
{
	g_string_append_printf(out, "%s<outline type=\"rss\"", indent);
	add_attribute(out, "text", feed->title != NULL ? feed->title : feed->url);
	add_attribute(out, "xmlUrl", feed->url);
	add_attribute(out, "htmlUrl", feed->page);
	g_string_append(out, "/>\n");
}

/* All feeds of a folder, from the first of them on. @folder borrowed, or NULL. */
static void
add_folder(GString *out, const GPtrArray *feeds, guint first, const char *folder)
{
	if (folder != NULL) {
		g_string_append(out, "\t\t<outline");
		add_attribute(out, "text", folder);
		g_string_append(out, ">\n");
	}
	for (guint i = first; i < feeds->len; i++) {
		const OpmlFeed *feed = g_ptr_array_index(feeds, i);

		if (g_strcmp0(feed->folder, folder) == 0) {
			add_outline(out, feed, folder != NULL ? "\t\t\t" : "\t\t");
		}
	}
	g_string_append(out, folder != NULL ? "\t\t</outline>\n" : "");
}

char *
opml_write(const char *title, const GPtrArray *feeds)
{
	g_autoptr(GHashTable) folders = g_hash_table_new(g_str_hash, g_str_equal);
	g_autofree char *escaped = html_escape(title);
	GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				    "<opml version=\"2.0\">\n");

	g_string_append_printf(out, "\t<head>\n\t\t<title>%s</title>\n\t</head>\n\t<body>\n",
		escaped);
	for (guint i = 0; i < feeds->len; i++) {
		const OpmlFeed *feed = g_ptr_array_index(feeds, i);
		const char *key = feed->folder != NULL ? feed->folder : "";

		if (g_hash_table_add(folders, (void *)key)) {
			add_folder(out, feeds, i, feed->folder);
		}
	}
	g_string_append(out, "\t</body>\n</opml>\n");
	return g_string_free(out, FALSE);
}
