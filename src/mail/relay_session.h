/**
 * One libESMTP session, which blocks, in a thread of its own. It has wishes, which are granted one
 * at a time under the lock of the batch; nothing else of the caller's is ever touched from here.
 */
#ifndef TAGDIGEST_MAIL_RELAY_SESSION_H
#define TAGDIGEST_MAIL_RELAY_SESSION_H

#include <glib.h>
#include <libesmtp.h>
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

typedef struct RelaySession RelaySession;

/** What the threads of a batch share. */
typedef struct RelayBell {
	GMutex mutex; /* over all of the batch and its sessions, but what only the library uses */
	int file;     /* eventfd: whoever runs the batch should look at it */
	/**
	 * Grant the wish of a session, with the lock held, in the session's own thread.
	 * @return when it is not granted yet, after how many milliseconds to ask again.
	 */
	int (*grant)(void *data, RelaySession *session);
	void *data; /* borrowed */
} RelayBell;

struct RelaySession {
	const RelaySpec *spec; /* borrowed */
	RelayBell *bell;       /* borrowed */
	GThread *thread;
	GCond granted;

	RelayWish wish;
	Handover *handover; /* what the wish is about */
	Handover *next;     /* the place of the next message */
	bool has_next;
	Outcome *outcome;
	bool is_untouched; /* with RELAY_WISH_DONE: nothing of that message was said */
	bool is_late;      /* and this: the server took too long */
	bool is_connected;
	int socket;      /* our own number for the library's socket, or -1 */
	gint is_stopped; /* atomic: somebody asked us to stop, and the socket was broken */
	void *place;     /* the caller's */
};

/** Begin. @spec and @bell borrowed. @return owned: after RELAY_WISH_END, relay_session_free(). */
RelaySession *relay_session_start(const RelaySpec *spec, RelayBell *bell, void *place);

/** Wait for the end of the thread, and free. */
void relay_session_free(RelaySession *session);

/** Whoever runs the batch should look at it. */
void relay_bell_ring(const RelayBell *bell);

/** Its wish is granted: the session goes on. With the lock held. */
void relay_session_grant(RelaySession *session);

/**
 * Break the connection, or the attempt at one. With the lock held.
 * @is_stopped somebody asked us to stop.
 */
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

/** What a reply to a message or its recipient comes to. @status borrowed. @outcome filled. */
void relay_session_judge(const smtp_status_t *status, Outcome *outcome);

/** That the server took too long. @is_mute it never said a word. @return owned. */
char *relay_session_say_late(const RelaySession *session, bool is_mute);

/** What ended a mail that was not whole: the server hung up, or spoke unasked. @return static. */
const char *relay_session_say_news(int socket);

/** What the library says of the session that it ended last, in this thread. @why out. */
void relay_session_copy_words(char *why, gsize size);

#endif
