/** What the exports of Meta's platforms share: how an entry becomes a post, and who could see it.
 */
#ifndef TAGDIGEST_IMPORT_META_H
#define TAGDIGEST_IMPORT_META_H

#include <jansson.h>

#include "import/format.h"

/** Who could see an entry, as far as somebody says. */
typedef enum MetaSeen {
	META_SEEN_BY_ALL,
	META_SEEN_UNSAID,  /* kept where agreed = says that it may be */
	META_SEEN_BY_SOME, /* never kept */
} MetaSeen;

/** What an entry says. Plain data, all borrowed but for the text. */
typedef struct MetaEntry {
	const char *network; /* "Facebook" */
	const char *title;   /* of an entry, for its name alone; or NULL */
	char *text;          /* owned, or NULL */
	int64_t time_s;      /* Unix seconds UTC, or DATE_UNKNOWN */
	MetaSeen seen;
	const char *unsaid; /* in words of ours: what would say who could see it */
} MetaEntry;

/**
 * Begin a post: its words and its name. The exports give a post neither an id nor an address, so
 * that the name is a number for its time, title and text, and holds within its source.
 *
 * @entry   borrowed.
 * @input   borrowed: agreed is put into what nobody says was for everybody.
 * @return owned; NULL: it has no words of theirs, as @item says.
 */
Post *meta_begin(const MetaEntry *entry, const ImportInput *input, ImportItem *item);

/** Finish it, when all else is set. @entry borrowed. @post owned: @item has it, or says why not. */
void meta_finish(const MetaEntry *entry, Post *post, const ImportInput *input, ImportItem *item);

/** Seconds of a member: a number, or its digits; DATE_UNKNOWN: none that says anything. */
int64_t meta_time(const json_t *object, const char *key);

#endif
