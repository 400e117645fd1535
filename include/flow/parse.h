/** One document into posts, outside any run: what `tagdigest parse` prints. */
#ifndef TAGDIGEST_FLOW_PARSE_H
#define TAGDIGEST_FLOW_PARSE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "config/config.h"

/** Largest file that parse reads. */
#define PARSE_BYTES_MAX (64 * 1024 * 1024)

/** How documents are to be read. All borrowed. */
typedef struct ParseWish {
	const char *kind;          /* "feed", "mastodon", or NULL: told from the bytes */
	const KindSpec *described; /* a kind that an ini describes: that one; or NULL */
	const char *base_url;      /* where they came from, for relative links; or NULL */
	int64_t now_s; /* Unix seconds UTC: near to which a date is that may be read twice */
	const GPtrArray *tags; /* of Hashtag: only what poll would keep under these; NULL: all */
} ParseWish;

/** What was read of one document. */
typedef struct ParsedDocument {
	GPtrArray *posts; /* owned, of char*: each post as JSON (post_write_shown) */
	char *remark;     /* owned, or NULL: what people should know ("read in part: …") */
} ParsedDocument;

/**
 * Parse a document.
 *
 * @bytes     borrowed.
 * @document  out (parsed_document_clear): posts in document order.
 * @error     USAGE_PERMANENT for an unknown kind, PARSE_PERMANENT when it is no such document.
 * @return true, or false with *document untouched.
 */
bool parse_document(const ParseWish *wish, GBytes *bytes, ParsedDocument *document, GError **error);

/**
 * A kind by its name: of the program, of the organiser's ini where there is one; or, where @name is
 * a file, the first that is described there.
 *
 * @config_given  borrowed: the ini that was named, or NULL.
 * @kinds         out, owned: array of KindSpec, to which it belongs; NULL: it is one in C.
 * @kind          out, borrowed from it, or NULL likewise.
 * @error         USAGE_PERMANENT, CONFIG_PERMANENT.
 */
bool parse_find_kind(const char *name, const char *config_given, GPtrArray **kinds,
	const KindSpec **kind, GError **error);

/** Free what is in a parsed document. */
void parsed_document_clear(ParsedDocument *document);

/**
 * The hashtags under which poll keeps posts: those of all digests and what counts as them.
 *
 * @config  borrowed.
 * @return owned array of Hashtag.
 */
GPtrArray *parse_wanted_tags(const Config *config);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ParsedDocument, parsed_document_clear)

#endif
