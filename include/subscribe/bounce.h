/**
 * What a message says of a mail of ours that went out: it did not arrive, somebody complained of
 * it, a program answered it. Judged from the message alone; who is meant, and whether to believe
 * it, is flow/bounced's.
 */
#ifndef TAGDIGEST_SUBSCRIBE_BOUNCE_H
#define TAGDIGEST_SUBSCRIBE_BOUNCE_H

#include <glib.h>
#include <stdbool.h>

#include "text/message.h"

/** More addresses than this are not read of one report. */
#define BOUNCE_FAILURES_MAX 100

/** What is kept of the head of the mail that came back. */
#define BOUNCE_RETURNED_BYTES_MAX (32 * 1024)

/** What kind of mail it is. */
typedef enum BounceKind {
	BOUNCE_NONE,       /* none of these: perhaps a person wrote it */
	BOUNCE_REPORT,     /* what became of a mail: RFC 3464, or words to that effect */
	BOUNCE_COMPLAINT,  /* somebody called it spam (RFC 5965), or their program asks to be let
			      off */
	BOUNCE_AUTO_REPLY, /* a program answered: a vacation, a receipt, a ticket (RFC 3834) */
	BOUNCE_LIST,       /* a mailing list passed it on (RFC 2369, 2919) */
} BounceKind;

/** Why a mail did not arrive: the rows of src/subscribe/bounce_class.tab.h. */
typedef enum BounceClass {
	BOUNCE_UNCLEAR,   /* it does not say, or not so that we know it */
	BOUNCE_NOBODY,    /* hard: there is nobody of that name */
	BOUNCE_MOVED,     /* hard: the address has changed */
	BOUNCE_NOWHERE,   /* hard: there is no such host */
	BOUNCE_CLOSED,    /* hard: that host takes no mail at all */
	BOUNCE_DISABLED,  /* the account is shut, for now or for good */
	BOUNCE_FULL,      /* the mailbox is full */
	BOUNCE_FILTERED,  /* the reader's own filter, or whom they take mail from */
	BOUNCE_REFUSED,   /* policy: of the sender, the login, relaying, how mail is to look */
	BOUNCE_BLOCKED,   /* the reputation or the name of who sends */
	BOUNCE_CONTENT,   /* what is in the mail, or how big it is */
	BOUNCE_LATER,     /* come back later: greylisting, too many at once */
	BOUNCE_LATE,      /* no way there was found in time */
	BOUNCE_SYSTEM,    /* something is broken over there */
	BOUNCE_DELIVERED, /* it did arrive */
} BounceClass;

#define BOUNCE_CLASSES 15

/** One address that a report is about. All owned. */
typedef struct BounceFailure {
	char *recipient; /* the address that we mailed to, as far as it says; or NULL */
	char *final;     /* what that became on the way, where it says so; or NULL */
	char *status; /* "5.1.1" (RFC 3463), made of class and code where none is said; never NULL
		       */
	int code;     /* the SMTP reply, or 0 */
	BounceClass class;
	bool is_hard;    /* that address takes no mail, and never will */
	bool is_at_once; /* the server that the mailbox is at said that there is nobody */
	char *words;     /* one line: what the server said; "" for nothing */
} BounceFailure;

/** What was judged. Cleared by bounce_clear(). */
typedef struct Bounce {
	BounceKind kind;
	GPtrArray *failures;  /* BounceFailure: those that a report or a complaint names */
	GPtrArray *citations; /* char*: Message-IDs of the mail that it is about, no brackets */
	char *returned;       /* owned: the head of that mail, or NULL */
	bool is_from_reader;  /* a complaint: a person's (RFC 5965, 7.3), not a report on checks */
	bool is_request;      /* such a complaint is an order to leave, in a program's words */
	bool is_guess;        /* an auto-reply by its words alone, which people use, too: what is
				 an order may be obeyed, and no stranger answered */
	char *why;            /* owned, one line for people */
} Bounce;

/** Judge a message. @message borrowed. @bounce out, cleared first. */
void bounce_read(const Message *message, Bounce *bounce);

/**
 * Judge what a server said to us in a session: the words of `detail` of a delivery.
 *
 * @words    borrowed: "550 5.1.1 <ada@toot.example>: User unknown".
 * @failure  out, its content owned: bounce_failure_clear().
 */
void bounce_read_reply(const char *words, BounceFailure *failure);

/** "bounce", "complaint", "auto-reply", "list"; "unknown" for BOUNCE_NONE. @return static. */
const char *bounce_kind_name(BounceKind kind);

/** "nobody", "full" …: the words of the store. @return static. */
const char *bounce_class_name(BounceClass class);

/** "there is nobody of that name": one line for people. @return static. */
const char *bounce_class_says(BounceClass class);

/** Whether it is held against the person although it is not hard: they cannot be reached. A full
 * mailbox, an absence, filters, policy and reputation never are. */
bool bounce_class_counts(BounceClass class);

/** Free what it holds. */
void bounce_failure_clear(BounceFailure *failure);

/** Free what it holds. */
void bounce_clear(Bounce *bounce);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BounceFailure, bounce_failure_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Bounce, bounce_clear)

#endif
