/** One edition to one subscriber, and where it stands. Plain data. */
#ifndef TAGDIGEST_MODEL_DELIVERY_H
#define TAGDIGEST_MODEL_DELIVERY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/mail_format.h"
#include "model/subscriber.h"

typedef enum DeliveryState {
	DELIVERY_QUEUED,     /* owed */
	DELIVERY_SENDING,    /* the last piece is about to be handed over */
	DELIVERY_SENT,       /* the server's 250 after the final dot */
	DELIVERY_RETRY,      /* a temporary no; again at retry_s */
	DELIVERY_FAILED,     /* a permanent no, or too many temporary ones */
	DELIVERY_UNCERTAIN,  /* the server may own it: nobody answered after the last piece */
	DELIVERY_SUPPRESSED, /* the person left before it went, or the organiser let it be */
	DELIVERY_HELD,       /* a newer edition came before it could go: the organiser is asked */
} DeliveryState;

#define DELIVERY_STATES 8

typedef struct Delivery {
	int64_t id; /* the store's number */
	int64_t edition_id;
	int64_t subscription_id;
	char *email; /* owned */
	char *name;  /* owned, or NULL */
	MailFormat format;
	unsigned apart; /* chats of the edition that this reader has had alone (Draft.alone) */
	char *token;    /* owned */
	SubscriptionOrigin origin; /* who wished for the subscription */
	int64_t since_s;           /* and when, Unix seconds UTC */
	DeliveryState state;
	int tries;       /* handed to a server so many times */
	int64_t retry_s; /* not before, Unix seconds UTC */
	int copies;      /* sent again so often although it may have arrived */
	bool is_suspect; /* goes after all others: it ended a connection, or its refusal (of a
			  * queued one) may be the sender's */
	char *detail;    /* owned: the server's last words, or NULL */
} Delivery;

/** A step of a delivery from one state to another. Plain, borrowed. */
typedef struct DeliveryMove {
	DeliveryState to;
	int64_t retry_s;    /* for DELIVERY_RETRY: not before, Unix seconds UTC; of a suspect */
	bool is_suspect;    /* for DELIVERY_RETRY and DELIVERY_QUEUED: it goes last */
	bool is_copy;       /* for DELIVERY_RETRY: it may have arrived, and goes once more */
	bool is_free;       /* for DELIVERY_RETRY: it counts as no try */
	const char *detail; /* a server's words, in whatever charset, or NULL */
} DeliveryMove;

/** Whose a delivery is while it is DELIVERY_SENDING. Borrowed. */
typedef struct DeliveryLease {
	const char *owner; /* "MACHINE/…": one run on one machine */
	int64_t now_s;     /* Unix seconds UTC */
	int64_t until_s;   /* Unix seconds UTC; afterwards nobody is believed to be at it */
} DeliveryLease;

/** How a transport says that one message ended. */
typedef enum OutcomeKind {
	OUTCOME_OK,
	OUTCOME_TEMPORARY,
	OUTCOME_PERMANENT,
	OUTCOME_UNCERTAIN,
} OutcomeKind;

/** Whose fault a refusal is, as far as its code says (src/mail/replies.tab.h). */
typedef enum Blame {
	BLAME_UNCLEAR,  /* the code only says no: whom else it meets tells (flow/deliver_extent) */
	BLAME_READER,   /* this recipient */
	BLAME_SENDER,   /* sender, login, server: no reader can help it */
	BLAME_QUOTA,    /* the sender's, and over the next day */
	BLAME_GREYLIST, /* nobody's: whoever comes back is let in */
	BLAME_MESSAGE,  /* what was sent, for whoever gets it */
} Blame;

typedef struct Outcome {
	OutcomeKind kind;
	Blame blame;      /* of a refusal */
	int code;         /* the SMTP reply, or 0 */
	char *enhanced;   /* owned "5.1.1" (RFC 3463), or NULL */
	char *detail;     /* owned, one line: the server's words or what went wrong */
	const char *step; /* static, with is_session: where, "at the login"; NULL: detail tells */
	bool is_session;  /* the trouble was the server's or the login's, not this message's */
	bool is_suspect;  /* with is_session: the connection ended over this very message */
	bool is_silent;   /* with OUTCOME_UNCERTAIN: nobody hung up, the server never answered */
} Outcome;

/** @return owned, empty, queued. */
Delivery *delivery_new(void);

/** @delivery owned, may be NULL. */
void delivery_free(Delivery *delivery);

/** "queued", "sending" …: the name in the store and in status. @return static. */
const char *delivery_state_name(DeliveryState state);

/** The reverse; DELIVERY_FAILED for a name that is none. */
DeliveryState delivery_state_from_name(const char *name);

/** Free what an outcome holds and clear it. @outcome borrowed. */
void outcome_clear(Outcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Delivery, delivery_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Outcome, outcome_clear)

#endif
