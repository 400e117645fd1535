/**
 * Commands to an IMAP server and what it answers, one after the other: each bounded in answers,
 * bytes and time.
 */
#ifndef TAGDIGEST_NET_IMAP_TALK_H
#define TAGDIGEST_NET_IMAP_TALK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "net/imap.h"
#include "net/imap_answer.h"

typedef struct ImapChannel ImapChannel;

typedef struct ImapTalk {
	const ImapOptions *options; /* borrowed */
	ImapChannel *channel;       /* owned */
	ImapReader reader;
	GByteArray *buffer; /* owned: what was received */
	gsize at;           /* so much of it was read */
	guint tags;
	bool is_broken; /* nothing more can be said */
} ImapTalk;

/** What a command listens for. Borrowed. */
typedef struct ImapListener {
	void (*hear)(const ImapAnswer *answer, void *data); /* each untagged answer; may be NULL */
	void *data;
	gsize literals_max; /* in one answer; 0: as large as names of folders are */
} ImapListener;

/** Connect and log in, as imap_open() says. @talk out, by imap_talk_end(). */
bool imap_talk_begin(ImapTalk *talk, const ImapOptions *options, GError **error);

/** Say goodbye, not waiting long for the answer, and free what it holds. */
void imap_talk_end(ImapTalk *talk);

/**
 * Say a command and hear all that is answered.
 *
 * @what   borrowed: what the server then does or not, for people, "open the folder".
 * @text   borrowed: without tag and line end.
 * @error  REMOTE_PERMANENT or REMOTE_TEMPORARY when it is refused; NETWORK_TEMPORARY when the
 *         connection or the server's manners broke.
 */
bool imap_talk_run(ImapTalk *talk, const char *what, const char *text, const ImapListener *listener,
	GError **error);

/** Set an error: "NAME: WHAT: WORDS", words foreign and perhaps "". @return false. */
bool imap_talk_fail(const ImapTalk *talk, ErrorCode code, const char *what, const char *words,
	GError **error);

#endif
