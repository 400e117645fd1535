/**
 * A person's address, and that person's choice of one digest, which is a state machine as a
 * delivery is. Plain data, and the table of its moves.
 */
#ifndef TAGDIGEST_MODEL_SUBSCRIBER_H
#define TAGDIGEST_MODEL_SUBSCRIBER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/mail_format.h"

/** Where a wish or a change comes from. */
typedef enum SubscriptionOrigin {
	SUBSCRIPTION_FROM_INI,     /* `to =`: comes and goes with the ini */
	SUBSCRIPTION_FROM_COMMAND, /* the organiser, by name or by a list */
	SUBSCRIPTION_FROM_MAIL,    /* the person, by mail */
	SUBSCRIPTION_FROM_WEB,     /* the person, by a page */
	SUBSCRIPTION_FROM_BOUNCE,  /* a mail server, by a report */
} SubscriptionOrigin;

#define SUBSCRIPTION_ORIGINS 5

typedef enum SubscriptionState {
	SUBSCRIPTION_NONE,       /* there is none */
	SUBSCRIPTION_PENDING,    /* asked for, and not confirmed yet */
	SUBSCRIPTION_ACTIVE,     /* gets every edition: the only state that does */
	SUBSCRIPTION_PAUSED,     /* rests until somebody resumes it; by the ini: it let go */
	SUBSCRIPTION_BOUNCED,    /* the address takes no mail */
	SUBSCRIPTION_COMPLAINED, /* the person called a mail spam */
	SUBSCRIPTION_LEFT,       /* the person's own wish: always wins over the ini and lists */
	SUBSCRIPTION_ERASED,     /* the person is forgotten; the row stands for its deliveries */
} SubscriptionState;

#define SUBSCRIPTION_STATES 8

/**
 * How often somebody gets a digest that comes more often than once a month. A change counts where
 * both courses have decided the same time, so that nobody misses a post or gets it twice: until
 * then it is one that is to come.
 */
typedef enum SubscriptionFrequency {
	SUBSCRIPTION_OWN,        /* as often as it comes */
	SUBSCRIPTION_MONTHLY,    /* once a month */
	SUBSCRIPTION_TO_MONTHLY, /* as often as it comes, until the edition of the month is decided
				  */
	SUBSCRIPTION_TO_OWN,     /* once a month, until the edition of the month is decided */
} SubscriptionFrequency;

#define SUBSCRIPTION_FREQUENCIES 4

/** Whether somebody has each chat of a digest at once, in an edition of its own (`after chat`). */
typedef enum SubscriptionChats {
	SUBSCRIPTION_CHATS_UNSAID, /* nobody said; whom the ini names has them */
	SUBSCRIPTION_CHATS_NO,     /* with the digest */
	SUBSCRIPTION_CHATS_YES,
} SubscriptionChats;

typedef struct Subscription {
	int64_t id;   /* the store's number */
	char *email;  /* owned, bare; NULL when erased */
	char *name;   /* owned, or NULL */
	char *digest; /* owned */
	MailFormat format;
	char *language; /* owned, or NULL: the digest's own */
	char *token;    /* owned: the way out's secret */
	SubscriptionState state;
	SubscriptionOrigin origin;     /* who wished for it */
	SubscriptionOrigin changed_by; /* who brought the state about */
	int64_t changed_s;             /* and when, Unix seconds UTC */
	int64_t since_s;               /* Unix seconds UTC */
	SubscriptionFrequency frequency;
	SubscriptionChats chats;
	int64_t until_s; /* of a pause: when it ends by itself; 0: it does not */
} Subscription;

/** @return owned, empty, active, format html. */
Subscription *subscription_new(void);

/** @subscription owned, may be NULL. */
void subscription_free(Subscription *subscription);

/** "pending", "active" …: the name in the store and in lists. @return static; "none" for NONE. */
const char *subscription_state_name(SubscriptionState state);

/** The reverse; SUBSCRIPTION_LEFT for a name that is none, since nobody may be mailed by it. */
SubscriptionState subscription_state_from_name(const char *name);

/** "ini", "command" …: the name in the store and in lists. @return static. */
const char *subscription_origin_name(SubscriptionOrigin origin);

/** The reverse; SUBSCRIPTION_FROM_COMMAND for a name that is none. */
SubscriptionOrigin subscription_origin_from_name(const char *name);

/** "monthly", "to monthly", "to own": the name in the store; NULL for OWN. @return static. */
const char *subscription_frequency_name(SubscriptionFrequency frequency);

/** The reverse. @name may be NULL; OWN for one that is none. */
SubscriptionFrequency subscription_frequency_from_name(const char *name);

/** Whether the next edition that comes is one of the month. */
bool subscription_is_by_month(SubscriptionFrequency frequency);

/** Whether a subscription (borrowed), while it is active, gets chats in editions of their own. */
bool subscription_has_chats(const Subscription *subscription);

/**
 * Whether a subscription may go from one state to another when somebody wants it.
 *
 * @was         the state that it is in.
 * @changed_by  who brought it there: the ini resumes only what it paused itself.
 * @became      the state to come; never NONE, and never what it is already.
 * @by          who wants it.
 */
bool subscription_may_move(SubscriptionState was, SubscriptionOrigin changed_by,
	SubscriptionState became, SubscriptionOrigin by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Subscription, subscription_free)

#endif
