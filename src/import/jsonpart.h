/**
 * A part of an export that is JSON: a list of entries somewhere in it, or one entry alone, read
 * entry by entry.
 */
#ifndef TAGDIGEST_IMPORT_JSONPART_H
#define TAGDIGEST_IMPORT_JSONPART_H

#include <jansson.h>

#include "import/format.h"
#include "text/jsonstream.h"

/**
 * The keys of the object that a text of JSON begins with, or whose list it begins with, as far as
 * its beginning shows them.
 *
 * @head    borrowed: @length bytes.
 * @is_list out: it is a list; with nothing in it there are no keys.
 * @return owned array of char*, as they stand between the quotes; NULL: it begins with neither.
 */
GPtrArray *jsonpart_keys(const char *head, gsize length, bool *is_list);

/** Whether @keys (as above, borrowed, may be NULL) has @key. */
bool jsonpart_has(const GPtrArray *keys, const char *key);

typedef struct JsonPart {
	Reader *reader;      /* borrowed */
	JsonStream *entries; /* owned; NULL: one entry, or none */
	bool is_single;      /* the text is the entry */
	bool has_ended;
	GString *scratch; /* owned */
} JsonPart;

/**
 * Begin a part.
 *
 * @part   in and out: zeroes, or what an earlier part left.
 * @keys   borrowed, ended by NULL: the way to the list, as jsonstream_open() takes it; NULL: the
 *         text is one entry.
 * @error  the reader's; PARSE_PERMANENT: there is no such list.
 */
bool jsonpart_open(JsonPart *part, Reader *reader, const char *const *keys, GError **error);

/**
 * The next entry that may have one of the hashtags.
 *
 * @entry  out, owned: loaded; NULL: @item says what is there instead.
 * @error  the reader's.
 */
bool jsonpart_next(JsonPart *part, const HashtagGlance *glance, json_t **entry, ImportItem *item,
	GError **error);

/**
 * Load a whole part, of which something is to be known.
 *
 * @loaded  out, owned; NULL: it is none, or too long for what it should be.
 */
bool jsonpart_load(Reader *reader, json_t **loaded, GError **error);

/** Free what it holds. */
void jsonpart_clear(JsonPart *part);

#endif
