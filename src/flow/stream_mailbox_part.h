/** What the two ways of reading letters share (flow/stream_mailbox). */
#ifndef TAGDIGEST_FLOW_STREAM_MAILBOX_PART_H
#define TAGDIGEST_FLOW_STREAM_MAILBOX_PART_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/stream.h"

/** What came before is not looked at, where nothing is known of the mailbox. */
#define LETTERS_BACK_S (31 * DAY_S)

/** A letter, or what stands for one. */
typedef struct Letter {
	GBytes *bytes; /* owned; NULL: it is not read */
	char *why; /* owned: why not, for people; NULL: nobody named its sender, or it is gone */
	int64_t large_bytes; /* so many it has, which are too many: @bytes are its beginning; or 0
			      */
	bool is_end;         /* there is none */
	bool is_again;       /* it could not be read now: it comes again with the next run */
} Letter;

/** A way to read them. */
typedef struct LettersWay {
	/** @reading out, owned: end(). @error as Stream.open(). */
	bool (*open)(const StreamInput *input, void **reading, GError **error);
	/** The next one. @letter out, zeroes before. @error as Stream.next(). */
	bool (*next)(void *reading, Letter *letter, GError **error);
	/** All that the last one became was given: it need not be looked at again. */
	void (*done)(void *reading);
	/** As Stream.write(). */
	bool (*write)(void *reading, GError **error);
	/** Put how far it was read into an object of state (borrowed). */
	void (*say)(const void *reading, json_t *state);
	/** How many are left. */
	guint (*left)(const void *reading);
	/** "message 17": the last one. @return owned. */
	char *(*place)(const void *reading);
	/** @reading owned. */
	void (*end)(void *reading);
} LettersWay;

/** A folder on a server: the state has its UIDVALIDITY and the UID up to which it was read, and
 * over which message the connection broke. */
extern const LettersWay letters_imap;

/** A Maildir: the files that were read have rows of their own. */
extern const LettersWay letters_maildir;

#endif
