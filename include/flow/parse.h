/** One document into posts, outside any run: what `tagdigest parse` prints. */
#ifndef TAGDIGEST_FLOW_PARSE_H
#define TAGDIGEST_FLOW_PARSE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

/** Largest file that parse reads. */
#define PARSE_MOST_BYTES (64 * 1024 * 1024)

/**
 * Parse a document.
 *
 * @kind      borrowed: "feed", "mastodon", or NULL: told from the bytes.
 * @base_url  borrowed: where it came from, for relative links, or NULL.
 * @bytes     borrowed.
 * @posts     out, owned array of json_t (one object a post; content as safe HTML), document order.
 * @error     USAGE_PERMANENT for an unknown kind, PARSE_PERMANENT when it is no such document.
 */
bool parse_document(const char *kind, const char *base_url, GBytes *bytes, GPtrArray **posts,
		    GError **error);

#endif
