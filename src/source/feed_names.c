#include "source/feed_names.h"

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
