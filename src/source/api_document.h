/**
 * The items of a document: JSON with a list in it, JSON lines, or a table (CSV), read one by one,
 * so that no document is held as one tree.
 */
#ifndef TAGDIGEST_SOURCE_API_DOCUMENT_H
#define TAGDIGEST_SOURCE_API_DOCUMENT_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/kind_plan.h"
#include "text/csv.h"
#include "text/jsonlist.h"

typedef struct ApiDocument {
	json_t *around;  /* owned: the document with nothing in its list; NULL: it has nothing else
			  */
	guint count;     /* items that have come, lost ones too */
	guint lost;      /* of them could not be read */
	bool is_cut_off; /* at its end: it broke off within the list */

	/* How the next item is found. */
	GBytes *bytes;          /* owned */
	GString *text;          /* owned: of what is not UTF-8; or NULL */
	const KindPath *items;  /* borrowed, or NULL */
	JsonList list;          /* of JSON */
	bool has_list;          /* which is being read */
	const char *line, *end; /* JSON lines: what comes behind the list; NULL: none */
	json_t *single;         /* owned: an item that is the document itself; or NULL */
	CsvReader table;
	GPtrArray *columns; /* owned: of a table; NULL: it is none */
} ApiDocument;

/**
 * Begin to read.
 *
 * @bytes     borrowed.
 * @items     borrowed: where the list is; NULL: the document is the list.
 * @is_file   it may be a table, lines, or an item by itself, as people keep them.
 * @document  out (api_document_clear()).
 * @error     PARSE_PERMANENT: what it is instead.
 */
bool api_document_open(GBytes *bytes, const KindPath *items, bool is_file, ApiDocument *document,
	GError **error);

/**
 * The next item: of a table an object of its columns.
 *
 * @return owned reference, an object; NULL at the end.
 */
json_t *api_document_next(ApiDocument *document);

/** Pass over so many items. */
void api_document_skip(ApiDocument *document, guint count);

/** Free what it holds. */
void api_document_clear(ApiDocument *document);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ApiDocument, api_document_clear)

#endif
