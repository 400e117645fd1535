#include "source/feed_elements.h"

#include "source/rest.h"

#include <stdlib.h>
#include <string.h>

#define FEED_ELEMENT(name, space, within, meaning, form, rank) \
	{ name, space, within, meaning, form, rank },
static const FeedElement element_rows[] = {
#include "source/feed_elements.tab.h"
	{ .name = NULL },
};
#undef FEED_ELEMENT

static int
compare_rows(const void *name, const void *row)
{
	return g_ascii_strcasecmp(name, ((const FeedElement *)row)->name);
}

const FeedElement *
feed_element_find(const xmlChar *name)
{
	const FeedElement *row = bsearch(name, element_rows, G_N_ELEMENTS(element_rows) - 1,
		sizeof(*row), compare_rows);

	while (row != NULL && row > element_rows && strcmp(row[-1].name, row->name) == 0) {
		row--;
	}
	return row;
}

static const FeedElement *
find_meaning(const FeedElement *first, FeedSpace space, guint context)
{
	for (const FeedElement *row = first;
		row->name != NULL && strcmp(row->name, first->name) == 0; row++) {
		if (row->space == space && (row->within & context) != 0) {
			return row;
		}
	}
	return NULL;
}

const FeedElement *
feed_element_meaning(const FeedElement *first, FeedSpace space, guint context)
{
	const FeedElement *row = first == NULL ? NULL : find_meaning(first, space, context);

	const guint place = context & (IN_ITEM | IN_FEED);

	/* RSS's words in Atom and Atom's in RSS mean what they mean at home. */
	if (first != NULL && row == NULL && place != 0) {
		row = space == SPACE_ATOM    ? find_meaning(first, SPACE_RSS, place)
			: space == SPACE_RSS ? find_meaning(first, SPACE_ATOM, place)
					     : NULL;
	}
	return row;
}

/* ---- namespaces ---- */

typedef struct SpaceName {
	const char *name;
	FeedSpace space;
} SpaceName;

#define SPACE_PREFIX(name, space)
#define SPACE_URI(name, space) { name, space },
static const SpaceName uris[] = {
#include "source/feed_namespaces.tab.h"
	{ NULL, SPACE_UNKNOWN },
};
#undef SPACE_URI
#undef SPACE_PREFIX

#define SPACE_URI(name, space)
#define SPACE_PREFIX(name, space) { name, space },
static const SpaceName prefixes[] = {
#include "source/feed_namespaces.tab.h"
	{ NULL, SPACE_UNKNOWN },
};
#undef SPACE_URI
#undef SPACE_PREFIX

/* The row whose name is the first @length bytes of @name, but for case. */
static FeedSpace
find_name(const SpaceName *names, const char *name, gsize length)
{
	for (guint i = 0; names[i].name != NULL; i++) {
		if (g_ascii_strncasecmp(names[i].name, name, length) == 0
			&& names[i].name[length] == '\0') {
			return names[i].space;
		}
	}
	return SPACE_UNKNOWN;
}

static FeedSpace
find_uri(const char *uri)
{
	const char *authority = strstr(uri, "://");
	const char *name = authority == NULL ? uri : authority + 3;
	gsize length = strlen(name);

	while (length > 0 && (name[length - 1] == '/' || name[length - 1] == '#')) {
		length--;
	}
	return find_name(uris, name, length);
}

FeedSpace
feed_space_find(const char *uri, const char *prefix)
{
	FeedSpace space = uri == NULL ? SPACE_UNKNOWN : find_uri(uri);

	if (space == SPACE_UNKNOWN && prefix != NULL) {
		space = find_name(prefixes, prefix, strlen(prefix));
	}
	return space;
}

/* ---- the names of one document ---- */

const FeedName *
feed_names_root(FeedNames *names, const FeedTag *tag)
{
	const char *name = (const char *)tag->name;

	names->is_atom = g_ascii_strcasecmp(name, "feed") == 0
		|| g_ascii_strcasecmp(name, "entry") == 0;
	names->is_rdf = g_ascii_strcasecmp(name, "rdf") == 0;
	names->own_space = names->is_atom ? SPACE_ATOM : SPACE_RSS;
	names->own_uri = tag->uri;
	names->own_prefix = tag->prefix;
	names->root.name = tag->name;
	names->root.space = names->is_rdf ? SPACE_RDF : names->own_space;
	names->root.first = feed_element_find(tag->name);
	return &names->root;
}

static FeedSpace
element_space(const FeedNames *names, const FeedTag *tag)
{
	FeedSpace space;

	if (tag->uri == names->own_uri && tag->prefix == names->own_prefix) {
		return names->own_space;
	}
	space = feed_space_find((const char *)tag->uri, (const char *)tag->prefix);
	if (space == SPACE_UNKNOWN && tag->prefix == NULL && (tag->uri == NULL || names->is_rdf)) {
		return names->own_space;
	}
	return space;
}

/* Names are interned, so their addresses tell them apart; a slot that two share is filled anew. */
const FeedName *
feed_names_find(FeedNames *names, const FeedTag *tag)
{
	const gsize hash = ((gsize)tag->name >> 2) + ((gsize)tag->prefix >> 3)
		+ ((gsize)tag->uri >> 4);
	FeedName *known = &names->known[hash % FEED_NAMES];

	if (known->name != tag->name || known->prefix != tag->prefix || known->uri != tag->uri) {
		known->name = tag->name;
		known->prefix = tag->prefix;
		known->uri = tag->uri;
		known->first = feed_element_find(tag->name);
		known->space = element_space(names, tag);
	}
	return known;
}
