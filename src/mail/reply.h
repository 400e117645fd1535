/**
 * One SMTP reply, read piece by piece as it comes, never more of it than a server may say, and what
 * it means for a message.
 */
#ifndef TAGDIGEST_MAIL_REPLY_H
#define TAGDIGEST_MAIL_REPLY_H

#include <glib.h>
#include <stdbool.h>

#include "model/delivery.h"

/** More than any server says: its lines have 512 bytes at most (RFC 5321, 4.5.3.1.5). */
#define REPLY_LINES_MAX 128
#define REPLY_BYTES_MAX (16 * 1024)

/** How a mail ends when what came was REPLY_BAD. */
#define REPLY_BAD_WORDS "an answer that is none"

/** Where a session is before anything was said. */
#define REPLY_AT_GREETING "at the greeting"

/** And of LMTP, after that. */
#define REPLY_AT_LHLO "at LHLO"

/** What a silence there is often about. */
#define REPLY_NO_GREETING \
	" (a port that wants TLS from the start, such as 465, is written smtps://)"

typedef enum ReplyState {
	REPLY_PART,  /* more is to come */
	REPLY_WHOLE, /* code and text are there */
	REPLY_BAD,   /* it is none, or has no end */
} ReplyState;

/** A zeroed one is empty. */
typedef struct Reply {
	int code;      /* 200 to 599 */
	GString *text; /* owned: the words of each line, "\n" behind each */
	GString *line; /* owned: what has come of the next line */
	guint lines;
	gsize bytes;
	ReplyState state;
} Reply;

/**
 * Read on; a reply that is whole or bad is forgotten first.
 *
 * @bytes  borrowed, @length of them.
 * @used   out: how many belong to this reply; the rest is the next one's.
 */
ReplyState reply_read(Reply *reply, const char *bytes, gsize length, gsize *used);

/** Free what it holds. */
void reply_clear(Reply *reply);

/**
 * Judge an SMTP reply to a message: 2yz ok, 4yz temporary, 5yz permanent; the text's own enhanced
 * code (RFC 3463) decides where class and code disagree. Whose fault it is is in replies.tab.h,
 * and nowhere else; greylisting is temporary whatever its class.
 *
 * @text  borrowed server words, may be NULL. @outcome out, cleared first.
 */
void reply_judge(int code, const char *text, Outcome *outcome);

/**
 * Where a session is when this was said to the server.
 *
 * @bytes  borrowed, @length of them, perhaps secret.
 * @return static, "at the login"; NULL: as far as it was.
 */
const char *reply_step(const char *bytes, gsize length);

/** One line of what a session met. @name borrowed: the server's. @return owned. */
char *reply_say(const char *name, const Outcome *outcome);

#endif
