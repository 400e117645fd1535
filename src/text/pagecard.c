#include "text/pagecard.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "text/date.h"
#include "text/jsontext.h"
#include "text/pagehead_part.h"
#include "text/plain.h"
#include "text/url.h"

#define LETTERS_MAX 400 /* of each */
#define ROBOTS_BYTES_MAX 1000
#define GRAPH_MAX 64 /* of the things that JSON-LD tells, so many are looked at */
#define DEPTH_MAX 4

/* What a page may say, and how much of a word it is: the smaller wins. */
typedef enum Field {
	FIELD_TITLE,
	FIELD_SITE,
	FIELD_DESCRIPTION,
	FIELD_AUTHOR,
	FIELD_DATE,
	FIELD_URL,
	FIELDS
} Field;

#define RANK_LD 1

static const struct {
	const char *name; /* of a meta, by property or name */
	Field field;
	int rank;
} metas[] = {
	{ "og:title", FIELD_TITLE, 0 },
	{ "twitter:title", FIELD_TITLE, 2 },
	{ "og:site_name", FIELD_SITE, 0 },
	{ "application-name", FIELD_SITE, 2 },
	{ "og:description", FIELD_DESCRIPTION, 0 },
	{ "description", FIELD_DESCRIPTION, 2 },
	{ "twitter:description", FIELD_DESCRIPTION, 3 },
	{ "author", FIELD_AUTHOR, 0 },
	{ "article:author", FIELD_AUTHOR, 2 },
	{ "dc.creator", FIELD_AUTHOR, 3 },
	{ "article:published_time", FIELD_DATE, 0 },
	{ "date", FIELD_DATE, 2 },
	{ "dc.date", FIELD_DATE, 3 },
	{ "og:url", FIELD_URL, 1 },
};

typedef struct Reading {
	char *said[FIELDS]; /* owned */
	int rank[FIELDS];
	GString *robots; /* owned */
	char *language;  /* owned, or NULL */
} Reading;

static void
say(Reading *reading, Field field, int rank, const char *text)
{
	g_autofree char *line = text == NULL ? NULL : plain_line(text);

	/* An author's address is no name. */
	if (line == NULL || (reading->said[field] != NULL && reading->rank[field] <= rank)
		|| (field == FIELD_AUTHOR && strstr(line, "://") != NULL)) {
		return;
	}
	g_free(reading->said[field]);
	reading->said[field] = plain_cut(line, LETTERS_MAX, NULL);
	reading->rank[field] = rank;
}

/* ---- JSON-LD (json-ld.org, schema.org) ---- */

/* "Ada", {"name": "Ada"}, or the first of several. @return borrowed, or NULL. */
static const char *
name_of(const json_t *value, int depth)
{
	if (json_is_array(value) && depth < DEPTH_MAX) {
		return name_of(json_array_get(value, 0), depth + 1);
	}
	return json_is_string(value) ? json_string_value(value) : jsontext_string(value, "name");
}

static void
read_thing(Reading *reading, const json_t *thing)
{
	if (jsontext_string(thing, "headline") == NULL
		&& jsontext_string(thing, "datePublished") == NULL) {
		return;
	}
	say(reading, FIELD_TITLE, RANK_LD, jsontext_string(thing, "headline"));
	say(reading, FIELD_DESCRIPTION, RANK_LD, jsontext_string(thing, "description"));
	say(reading, FIELD_DATE, RANK_LD, jsontext_string(thing, "datePublished"));
	say(reading, FIELD_AUTHOR, RANK_LD, name_of(json_object_get(thing, "author"), 0));
	say(reading, FIELD_SITE, RANK_LD, name_of(json_object_get(thing, "publisher"), 0));
}

static void
read_things(Reading *reading, const json_t *value, int depth)
{
	if (json_is_object(value)) {
		read_thing(reading, value);
		value = json_object_get(value, "@graph");
	}
	for (size_t i = 0; depth < DEPTH_MAX && i < MIN(json_array_size(value), GRAPH_MAX); i++) {
		read_things(reading, json_array_get(value, i), depth + 1);
	}
}

static void
read_script(Reading *reading, xmlNode *node)
{
	xmlChar *type = xmlGetProp(node, (const xmlChar *)"type");
	xmlChar *text = NULL;
	json_t *value = NULL;

	if (type != NULL && xmlStrcasecmp(type, (const xmlChar *)"application/ld+json") == 0) {
		text = xmlNodeGetContent(node);
	}
	if (text != NULL
		&& jsontext_load((const char *)text, strlen((const char *)text), &value, NULL)) {
		read_things(reading, value, 0);
		json_decref(value);
	}
	xmlFree(type);
	xmlFree(text);
}

/* ---- the head ---- */

static void
take_meta(Reading *reading, const char *name, const char *content)
{
	if (g_ascii_strcasecmp(name, "robots") == 0 || g_ascii_strcasecmp(name, "googlebot") == 0) {
		if (reading->robots->len < ROBOTS_BYTES_MAX) {
			g_string_append_printf(reading->robots, "%s%.*s",
				reading->robots->len > 0 ? ", " : "", ROBOTS_BYTES_MAX, content);
		}
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(metas); i++) {
		if (g_ascii_strcasecmp(name, metas[i].name) == 0) {
			say(reading, metas[i].field, metas[i].rank, content);
		}
	}
}

static void
read_meta(Reading *reading, xmlNode *node)
{
	xmlChar *property = xmlGetProp(node, (const xmlChar *)"property");
	xmlChar *name = xmlGetProp(node, (const xmlChar *)"name");
	xmlChar *content = xmlGetProp(node, (const xmlChar *)"content");

	if (content != NULL && property != NULL) {
		take_meta(reading, (const char *)property, (const char *)content);
	}
	if (content != NULL && name != NULL) {
		take_meta(reading, (const char *)name, (const char *)content);
	}
	xmlFree(property);
	xmlFree(name);
	xmlFree(content);
}

static void
read_link(Reading *reading, xmlNode *node)
{
	xmlChar *rel = xmlGetProp(node, (const xmlChar *)"rel");
	xmlChar *href = xmlGetProp(node, (const xmlChar *)"href");

	if (href != NULL && rel != NULL && xmlStrcasecmp(rel, (const xmlChar *)"canonical") == 0) {
		say(reading, FIELD_URL, 0, (const char *)href);
	}
	xmlFree(rel);
	xmlFree(href);
}

static void
read_title(Reading *reading, xmlNode *node)
{
	xmlChar *text = xmlNodeGetContent(node);

	say(reading, FIELD_TITLE, 3, (const char *)text);
	xmlFree(text);
}

static void
read_root(Reading *reading, xmlNode *node)
{
	xmlChar *language = xmlGetProp(node, (const xmlChar *)"lang");

	if (reading->language == NULL && language != NULL) {
		reading->language = plain_line((const char *)language);
	}
	xmlFree(language);
}

static void
read_node(Reading *reading, xmlNode *node)
{
	static const struct {
		const char *name;
		void (*read)(Reading *reading, xmlNode *node);
	} elements[] = { { "html", read_root }, { "meta", read_meta }, { "link", read_link },
		{ "title", read_title }, { "script", read_script } };

	for (gsize i = 0; node->type == XML_ELEMENT_NODE && i < G_N_ELEMENTS(elements); i++) {
		if (xmlStrcasecmp(node->name, (const xmlChar *)elements[i].name) == 0) {
			elements[i].read(reading, node);
		}
	}
}

/* ---- what came of it ---- */

/* On another host a page is somebody else's. @return owned, or NULL. */
static char *
own_address(const char *base, const char *said)
{
	g_autofree char *url = said == NULL ? NULL : url_resolve(base, said);
	g_autofree char *there = url == NULL ? NULL : url_authority(url);
	g_autofree char *here = url_authority(base);

	return there != NULL && g_strcmp0(there, here) == 0 ? g_steal_pointer(&url) : NULL;
}

void
pagecard_read(const char *html, const char *base, PageCard *card)
{
	Reading reading = { .robots = g_string_new(NULL) };
	xmlDoc *page = pagehead_parse(html);

	for (xmlNode *node = page != NULL ? xmlDocGetRootElement(page) : NULL; node != NULL;
		node = pagehead_next(node)) {
		read_node(&reading, node);
	}
	xmlFreeDoc(page);
	*card = (PageCard){
		.url = own_address(base, reading.said[FIELD_URL]),
		.title = reading.said[FIELD_TITLE],
		.site = reading.said[FIELD_SITE],
		.description = reading.said[FIELD_DESCRIPTION],
		.author = reading.said[FIELD_AUTHOR],
		.language = reading.language,
		.robots = reading.robots->len > 0 ? plain_line(reading.robots->str) : NULL,
		.published_s = DATE_UNKNOWN,
	};
	date_parse(reading.said[FIELD_DATE], &card->published_s);
	g_free(reading.said[FIELD_DATE]);
	g_free(reading.said[FIELD_URL]);
	g_string_free(reading.robots, TRUE);
}

void
pagecard_clear(PageCard *card)
{
	g_clear_pointer(&card->url, g_free);
	g_clear_pointer(&card->title, g_free);
	g_clear_pointer(&card->site, g_free);
	g_clear_pointer(&card->description, g_free);
	g_clear_pointer(&card->author, g_free);
	g_clear_pointer(&card->language, g_free);
	g_clear_pointer(&card->robots, g_free);
}
