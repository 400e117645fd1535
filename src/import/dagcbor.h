/**
 * DAG-CBOR (ipld.io/specs/codecs/dag-cbor/spec): what a repository of AT Protocol's blocks are
 * written in. Told as it goes, so that lengths that lie claim no memory.
 */
#ifndef TAGDIGEST_IMPORT_DAGCBOR_H
#define TAGDIGEST_IMPORT_DAGCBOR_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/** Values within values: deeper is no record of anybody. */
#define DAGCBOR_DEPTH_MAX 32

typedef enum DagKind {
	DAG_MAP,
	DAG_ARRAY,
	DAG_END, /* of one of the two */
	DAG_KEY, /* of a map; its value comes next */
	DAG_TEXT,
	DAG_BYTES,
	DAG_LINK, /* a CID: bytes */
	DAG_INTEGER,
	DAG_REAL,
	DAG_BOOL, /* integer: 0 or 1 */
	DAG_NULL,
} DagKind;

typedef struct DagEvent {
	DagKind kind;
	const char *bytes; /* borrowed: KEY, TEXT (UTF-8), BYTES, LINK; not ended by NUL */
	gsize length;
	int64_t integer;
	double real;
	guint depth; /* of maps and arrays around it */
} DagEvent;

/** @event borrowed. */
typedef void (*DagSink)(void *context, const DagEvent *event);

/**
 * Tell what a block holds.
 *
 * @bytes  borrowed, @length of them: one value and nothing behind it.
 * @return false when it is none, or too deep; something of it may have been told before.
 */
bool dagcbor_walk(const char *bytes, gsize length, DagSink sink, void *context);

/**
 * The same as JSON, as AT Protocol has it (atproto.com/specs/data-model): a link is {"$link":
 * "bafy…"}, bytes are null.
 *
 * @return owned; NULL: it is none.
 */
json_t *dagcbor_json(const char *bytes, gsize length);

/** A CID (borrowed, @length bytes) in letters: base32, as "bafy…". @return owned. */
char *dagcbor_cid_text(const char *cid, gsize length);

/** Whether an event (borrowed) that has bytes has these. */
bool dagcbor_is_text(const DagEvent *event, const char *text);

#endif
