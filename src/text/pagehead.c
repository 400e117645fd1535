#include "text/pagehead.h"

#include <stdbool.h>
#include <string.h>

#include "base/prefix.h"
#include "text/html_reader.h"
#include "text/pagehead_part.h"
#include "text/plain.h"
#include "text/url.h"

#define HEAD_BYTES_MAX (256 * 1024)
#define FEEDS_MAX 8
#define ADDRESS_MAX 300
#define GENERATOR_LETTERS 60

static const char *const feed_types[] = { "application/rss+xml", "application/atom+xml",
	"application/feed+json", "application/rdf+xml", "application/xml", "text/xml", NULL };

typedef struct PageHead {
	const char *page;  /* borrowed: where it is, whatever it calls its base */
	char *base;        /* owned, or NULL */
	GPtrArray *feeds;  /* of char* */
	GPtrArray *asides; /* of char*: those of comments */
} PageHead;

/* @return owned by libxml2 (xmlFree), or NULL. */
static xmlChar *
attribute(xmlNode *node, const char *name)
{
	return xmlGetProp(node, (const xmlChar *)name);
}

/* Whether one of the words of a list, caselessly, is this one. */
static bool
has_word(const xmlChar *list, const char *word)
{
	g_auto(GStrv) words = g_strsplit_set(list != NULL ? (const char *)list : "", " \t\r\n", 0);

	for (guint i = 0; words[i] != NULL; i++) {
		if (g_ascii_strcasecmp(words[i], word) == 0) {
			return true;
		}
	}
	return false;
}

static bool
is_feed_type(const xmlChar *type)
{
	const char *text = type != NULL ? (const char *)type : "";
	g_autofree char *bare = g_strndup(text, strcspn(text, ";"));
	g_autofree char *folded = g_ascii_strdown(g_strstrip(bare), -1);

	return g_strv_contains(feed_types, folded);
}

static void
add_feed(PageHead *head, const xmlChar *href, const xmlChar *title)
{
	char *url = url_resolve(head->base, (const char *)href);
	g_autofree char *words = g_ascii_strdown(title != NULL ? (const char *)title : "", -1);
	const bool is_aside = url != NULL
		&& (strstr(words, "comment") != NULL || strstr(url, "comments") != NULL);
	GPtrArray *list = is_aside ? head->asides : head->feeds;

	if (url == NULL || strlen(url) > ADDRESS_MAX || list->len >= FEEDS_MAX
		|| (url_is_private(url) && !url_is_private(head->page))
		|| g_ptr_array_find_with_equal_func(list, url, g_str_equal, NULL)) {
		g_free(url);
		return;
	}
	g_ptr_array_add(list, url);
}

static void
look_at_link(PageHead *head, xmlNode *node)
{
	xmlChar *rel = attribute(node, "rel");
	xmlChar *type = attribute(node, "type");
	xmlChar *href = attribute(node, "href");
	xmlChar *title = attribute(node, "title");
	const bool is_feed = (has_word(rel, "alternate") && is_feed_type(type))
		|| (has_word(rel, "feed") && (type == NULL || is_feed_type(type)));

	if (is_feed && href != NULL) {
		add_feed(head, href, title);
	}
	xmlFree(rel);
	xmlFree(type);
	xmlFree(href);
	xmlFree(title);
}

static void
look_at_base(PageHead *head, xmlNode *node)
{
	xmlChar *href = attribute(node, "href");
	char *base = url_resolve(head->base, (const char *)href);

	xmlFree(href);
	if (base != NULL) {
		g_free(head->base);
		head->base = base;
	}
}

static void
look_at(PageHead *head, xmlNode *node)
{
	if (node->type != XML_ELEMENT_NODE) {
		return;
	}
	if (xmlStrcasecmp(node->name, (const xmlChar *)"link") == 0) {
		look_at_link(head, node);
	} else if (xmlStrcasecmp(node->name, (const xmlChar *)"base") == 0) {
		look_at_base(head, node);
	}
}

xmlNode *
pagehead_next(xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
		return node->children;
	}
	while (node != NULL && node->next == NULL) {
		node = node->parent;
		if (node != NULL && node->type != XML_ELEMENT_NODE) {
			return NULL;
		}
	}
	return node == NULL ? NULL : node->next;
}

xmlDoc *
pagehead_parse(const char *html)
{
	const int length = (int)prefix_fit(html, html_reader_safe_length(html), HEAD_BYTES_MAX);

	return htmlReadMemory(html, length, NULL, "UTF-8",
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
			| HTML_PARSE_IGNORE_ENC);
}

GPtrArray *
pagehead_feeds(const char *html, const char *base)
{
	PageHead head = { .page = base,
		.base = g_strdup(base),
		.feeds = g_ptr_array_new_with_free_func(g_free),
		.asides = g_ptr_array_new_with_free_func(g_free) };
	xmlDoc *page = pagehead_parse(html);

	for (xmlNode *node = page != NULL ? xmlDocGetRootElement(page) : NULL; node != NULL;
		node = pagehead_next(node)) {
		look_at(&head, node);
	}
	xmlFreeDoc(page);
	g_ptr_array_extend_and_steal(head.feeds, head.asides);
	g_ptr_array_set_size(head.feeds, (gint)MIN(head.feeds->len, FEEDS_MAX));
	g_free(head.base);
	return head.feeds;
}

/* What a <meta name="generator"> says. @return owned, or NULL. */
static char *
generator_of(xmlNode *node)
{
	const bool is_meta = node->type == XML_ELEMENT_NODE
		&& xmlStrcasecmp(node->name, (const xmlChar *)"meta") == 0;
	xmlChar *name = is_meta ? attribute(node, "name") : NULL;
	xmlChar *content = is_meta ? attribute(node, "content") : NULL;
	char *generator = NULL;

	if (name != NULL && content != NULL
		&& xmlStrcasecmp(name, (const xmlChar *)"generator") == 0) {
		g_autofree char *line = plain_line((const char *)content);
		generator = line != NULL ? plain_cut(line, GENERATOR_LETTERS, NULL) : NULL;
	}
	xmlFree(name);
	xmlFree(content);
	return generator;
}

char *
pagehead_generator(const char *html)
{
	xmlDoc *page = pagehead_parse(html);
	xmlNode *node = page != NULL ? xmlDocGetRootElement(page) : NULL;
	char *generator = NULL;

	for (; node != NULL && generator == NULL; node = pagehead_next(node)) {
		generator = generator_of(node);
	}
	xmlFreeDoc(page);
	return generator;
}
