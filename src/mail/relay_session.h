/**
 * One libESMTP session, which blocks, in a thread of its own. It has wishes, and waits for each to
 * be granted by the thread that runs the batch; nothing else of the caller's is ever called from
 * here.
 */
#ifndef TAGDIGEST_MAIL_RELAY_SESSION_H
#define TAGDIGEST_MAIL_RELAY_SESSION_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "mail/handover.h"
#include "mail/muster.h"

typedef enum RelayWish {
	RELAY_WISH_NONE,
	RELAY_WISH_NEXT,  /* fill in next, has_next */
	RELAY_WISH_READY, /* set is_last_given or is_refused of handover */
	RELAY_WISH_DONE,  /* tell outcome of handover; then the same, unless next is NULL */
	RELAY_WISH_END,   /* join the thread: the session is over */
} RelayWish;

/** What the threads of a batch share. */
typedef struct RelayBell {
	GMutex mutex; /* over wish, socket and is_connected of every session */
	int file;     /* eventfd: somebody has a wish, or has connected */
} RelayBell;

typedef struct RelaySession {
	const RelaySpec *spec; /* borrowed */
	RelayBell *bell;       /* borrowed */
	GThread *thread;
	GCond granted;

	RelayWish wish;
	Handover *handover; /* what the wish is about */
	Handover *next;     /* the place of the next message */
	bool has_next;
	Outcome *outcome;
	bool is_untouched;  /* with RELAY_WISH_DONE: nothing of that message was said */
	bool is_late;       /* and this: the server took too long */
	bool is_connected;
	int socket;         /* our own number for the library's socket, or -1 */
	gint is_stopped;    /* atomic: somebody asked us to stop, and the socket was broken */
} RelaySession;

/** Begin. @spec and @bell borrowed. @return owned: after RELAY_WISH_END, relay_session_free(). */
RelaySession *relay_session_start(const RelaySpec *spec, RelayBell *bell);

/** Wait for the end of the thread, and free. */
void relay_session_free(RelaySession *session);

/** The wish of a session, and whether it is connected. @return the wish. */
RelayWish relay_session_wish(RelaySession *session, bool *is_connected);

/** Grant it: the session goes on. */
void relay_session_grant(RelaySession *session);

/** Break the connection, or the attempt at one. @is_stopped somebody asked us to stop. */
void relay_session_break(RelaySession *session, bool is_stopped);

/* The thread's own side. */

/**
 * Have a wish and wait until it is granted.
 *
 * @handover  borrowed: the message that it is about, or NULL.
 * @next      borrowed: place of the next message, or NULL when none is wished for.
 */
void relay_session_ask(RelaySession *session, RelayWish wish, Handover *handover, Handover *next);

/** Connected by @socket, or at the end of it (-1). */
void relay_session_set_socket(RelaySession *session, int socket);

/** The last wish, RELAY_WISH_END: nothing is waited for. */
void relay_session_end(RelaySession *session);

#endif
