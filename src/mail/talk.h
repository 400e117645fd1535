/**
 * What is said to a server after the login: MAIL, RCPT, DATA, the message, RSET and QUIT
 * (RFC 5321), several commands at once where it may (RFC 2920). Bytes in, bytes out; no socket and
 * no clock in here.
 */
#ifndef TAGDIGEST_MAIL_TALK_H
#define TAGDIGEST_MAIL_TALK_H

#include <glib.h>
#include <stdbool.h>

#include "mail/handover.h"
#include "mail/reply.h"

typedef enum TalkState {
	TALK_IDLE,  /* talk_take() or talk_quit() */
	TALK_BUSY,  /* it goes on with what the server says */
	TALK_READY, /* all but the last piece is said, or waits to be sent: talk_give_last() */
	TALK_ENDED, /* the outcome is there, and the connection goes on: talk_settled() */
	TALK_OVER,  /* the connection is of no more use; a message at hand has its outcome */
} TalkState;

/** A step of the conversation whose reply is waited for. */
typedef enum TalkStep {
	TALK_RSET,
	TALK_MAIL,
	TALK_RCPT,
	TALK_DATA,
	TALK_DOT,   /* of a whole message */
	TALK_EMPTY, /* of none, since nobody was to get it */
	TALK_QUIT,
} TalkStep;

#define TALK_STEPS_MAX 4 /* RSET, MAIL, RCPT, DATA */

typedef struct Talk {
	bool can_pipeline;
	TalkState state;
	Handover *handover; /* borrowed: the message at hand, or NULL */
	Outcome outcome;    /* of that message, with TALK_ENDED and TALK_OVER */
	bool is_judged;     /* outcome holds a refusal that stands, whatever is said next */
	bool was_accepted;  /* MAIL was */
	bool needs_reset;   /* the last message left something behind */

	TalkStep said[TALK_STEPS_MAX]; /* without an answer yet, in their order */
	guint said_count;
	TalkStep next; /* to be said then; TALK_DOT: all up to DATA was */
	guint answers; /* that have come, of all messages */

	Reply reply;
	GString *out; /* owned: what is said */
	gsize sent;   /* how much of it is sent; when all is, both are empty */
} Talk;

/** Begin. @can_pipeline the server said PIPELINING. */
void talk_begin(Talk *talk, bool can_pipeline);

/** Free what it holds. */
void talk_clear(Talk *talk);

/** Take a message, in TALK_IDLE. @handover borrowed until talk_settled(). */
void talk_take(Talk *talk, Handover *handover);

/** Say the last piece, in TALK_READY: the message may go. */
void talk_give_last(Talk *talk);

/** The outcome was told: back to TALK_IDLE, or TALK_OVER as before, without a message. */
void talk_settled(Talk *talk);

/** Say goodbye, in TALK_IDLE; its answer makes the talk over. */
void talk_quit(Talk *talk);

/** What waits to be sent. @length out. @return borrowed until talk_hear() or another command. */
const char *talk_output(const Talk *talk, gsize *length);

/** So many bytes of it were sent. */
void talk_sent(Talk *talk, gsize count);

/** The server said something. @bytes borrowed, @length of them. */
void talk_hear(Talk *talk, const char *bytes, gsize length);

/**
 * The connection has ended, or is ended by us: the message at hand has its outcome.
 *
 * @why        borrowed: what happened.
 * @is_silent  the server did not say anything for too long.
 * @is_blamed  the end may be about the message (false for one that we wished for).
 */
void talk_end(Talk *talk, const char *why, bool is_silent, bool is_blamed);

/** Whether the answer to a whole message is waited for, or one is being sent. */
bool talk_is_at_message(const Talk *talk);

#endif
