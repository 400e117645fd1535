/** A place for one connection of a submission, and the pool of them that a batch shares. */
#ifndef TAGDIGEST_MAIL_SLOT_H
#define TAGDIGEST_MAIL_SLOT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "mail/channel.h"
#include "mail/handover.h"
#include "mail/muster.h"
#include "mail/talk.h"

typedef struct Slot {
	Channel *channel; /* owned; NULL: none is open */
	Talk talk;
	bool is_talking;  /* the channel is open, and talk in use */
	bool is_quitting; /* goodbye was said */
	bool is_useless;  /* no connection any more in this run */
	Handover handover;
	bool has_mail; /* handover is of a message whose end was not told yet */
	int answered;  /* messages that this connection has seen the end of */
	MusterPlace place;
	int64_t since_ms; /* monotonic: when it began to wait for what it waits for */
} Slot;

typedef struct Pool {
	const RelaySpec *spec;       /* borrowed */
	const TransportBatch *batch; /* borrowed */
	char *name;                  /* owned: "smtp://host:587", for messages */
	Slot *slots;                 /* owned */
	int count;
	GArray *returned; /* owned, of Envelope: taken, and not begun by anybody */
	GArray *files;    /* owned, of struct pollfd */
	Muster muster;
	int answered;       /* messages of all connections */
	bool is_ended;      /* next() has no more */
	bool is_over;       /* no more messages are begun */
	bool is_renewed;    /* what one logs in with was fetched anew, and not taken since */
	int64_t stopped_ms; /* monotonic: when we were asked to stop; 0: we were not */
	GError *error;      /* owned: the first trouble that left a mail owed */
} Pool;

/** Take the next message for a slot, if there is one that can be sent. */
bool slot_take_mail(Pool *pool, Slot *slot);

/** A message stays owed by trouble that is not its own. @is_network nobody said anything. */
void pool_note_trouble(Pool *pool, const Outcome *outcome, bool is_network);

/** Begin to open a connection for the slot's message. */
void slot_open(Pool *pool, Slot *slot);

/** The channel is open, or given up: from here on the talk says how the message ends. */
void slot_begin_talking(Pool *pool, Slot *slot, bool can_pipeline);

/** The talk is over: tell what became of its message and hang up, or try it once more. */
void slot_end(Pool *pool, Slot *slot, bool is_late);

/** Go on without waiting. */
void slot_move(Pool *pool, Slot *slot);

/**
 * Let the last piece go, as the journal allows: unless the server has said something by now, or
 * hung up, which is no answer to a message whose end is not out. Then it surely does not have it.
 */
void slot_give_last(Pool *pool, Slot *slot);

/** Whether something waits to be sent. */
bool slot_has_output(const Slot *slot);

/** Until when it waits for the server, in monotonic milliseconds. */
int64_t slot_deadline_ms(const Pool *pool, const Slot *slot);

#endif
