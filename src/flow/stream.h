/**
 * A source that is read item by item instead of by requests: exports in a folder, letters in a
 * mailbox. A run opens it, hears items, and writes them a batch at a time together with how far
 * that was (flow/poll_stream); the next one goes on there. Its row in source/kind says the rest:
 * what it is called, and whether anything was ever read of it.
 */
#ifndef TAGDIGEST_FLOW_STREAM_H
#define TAGDIGEST_FLOW_STREAM_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "import/format.h"
#include "model/source_spec.h"

/** What it is opened for. All borrowed until its end. */
typedef struct StreamInput {
	Context *context;
	const SourceSpec *spec;
	int64_t source_id;
	const json_t *state; /* as it was kept (Stream.state); NULL: nothing was */
	bool is_new_reading; /* what was read before was read for other hashtags or rules */
	int64_t now_s;       /* Unix seconds UTC */
	bool is_glance;      /* nothing of it is kept: names of files may be told */
} StreamInput;

/** One kind: a row of the registry. */
typedef struct Stream {
	const char *kind; /* as in `type =` */
	bool is_import;   /* posts of past periods stand in no edition */

	/**
	 * Begin where it was left.
	 *
	 * @reading  out, owned: end().
	 * @error    what is wrong with the source; STORE_* ends the run.
	 */
	bool (*open)(const StreamInput *input, void **reading, GError **error);

	/**
	 * The next item; IMPORT_END: there is nothing more for now. One that cannot be read is an
	 * item; between two of them a signal or the end of the time is seen, so that none may take
	 * long.
	 *
	 * @item   out, zeroes before.
	 * @error  as for open(); what was heard before is kept.
	 */
	bool (*next)(void *reading, ImportItem *item, GError **error);

	/** Where the item stands that next() gave last, in words ("message 17"), which are kept
	 * unless it is a glance. NULL: the line says it. @return owned, or NULL. */
	char *(*place)(const void *reading);

	/** Whether so much was read that it is to be written how far, whatever came of it. NULL:
	 * never. */
	bool (*is_long)(const void *reading);

	/** Write rows of its own: how far what next() gave was read. Inside the transaction of the
	 * items. NULL: there are none. @error STORE_*. */
	bool (*write)(void *reading, GError **error);

	/** How far what next() gave was read, to be kept with the source: an object. @return owned
	 * reference. */
	json_t *(*state)(const void *reading);

	/** What is left to the next run, where that is known before the end: "3 of 7 files".
	 * NULL: nothing ever is. @return owned, or NULL. */
	char *(*behind)(const void *reading);

	/** What people should know of a reading that succeeded, which is kept as well. NULL:
	 * nothing ever. @return owned, or NULL. */
	char *(*remark)(const void *reading);

	/** @reading owned, wherever it stands. */
	void (*end)(void *reading);
} Stream;

/** The stream of a source; NULL: it is read by requests. @spec borrowed. */
const Stream *stream_of(const SourceSpec *spec);

/** Whether sources of a kind (as in `type =`, borrowed) are read so. */
bool stream_is_kind(const char *kind);

#endif
