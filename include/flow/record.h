/**
 * The community's own record: stored posts as they may be passed on, to be read again by this
 * program or any other. What search shows is in it, in the order of time, but for what was said in
 * a closed group that has not agreed to be quoted.
 */
#ifndef TAGDIGEST_FLOW_RECORD_H
#define TAGDIGEST_FLOW_RECORD_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/** Takes a piece of the record, whole lines. @error handed back by record_print(). */
typedef bool (*RecordWrite)(const char *lines, gsize length, void *data, GError **error);

/** What is wished for. All borrowed; NULL where nobody said. */
typedef struct RecordWish {
	const char *format; /* jsonl or csv; NULL: jsonl */
	const char *tag;    /* of this hashtag */
	const char *since;  /* of this day or later */
	RecordWrite write;  /* is handed one post after the other */
	void *data;         /* for it */
} RecordWish;

/** What became of the stored posts. */
typedef struct RecordCount {
	guint posts;   /* that were written */
	guint reduced; /* of them by an excerpt alone */
	guint kept;    /* that may not be passed on */
} RecordCount;

/**
 * Write the record, the oldest post first. Memory does not grow with it.
 *
 * JSON lines are those of `tagdigest parse`. CSV (RFC 4180) has a header, and the columns that the
 * manual names, with what spreadsheets would run made harmless (text/cell).
 *
 * @wish   borrowed.
 * @count  out.
 * @error  USAGE_PERMANENT; STORE_*, CONFIG_PERMANENT; what @write says; SYSTEM_TEMPORARY when
 *         somebody asks to stop.
 */
bool record_print(Context *context, const RecordWish *wish, RecordCount *count, GError **error);

#endif
