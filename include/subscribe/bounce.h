/**
 * What a mail that came in says of one of ours that went out: it did not arrive, somebody
 * complained of it, a program answered it. Judged from the message alone; who is meant, and whether
 * to believe it, is flow/bounced's.
 */
#ifndef TAGDIGEST_SUBSCRIBE_BOUNCE_H
#define TAGDIGEST_SUBSCRIBE_BOUNCE_H

#include <glib.h>
#include <stdbool.h>

#include "text/message.h"

/** More addresses than this are not read of one report. */
#define BOUNCE_FAILURES_MAX 100

/** What kind of mail it is. */
typedef enum BounceKind {
	BOUNCE_NONE,       /* none of these: perhaps a person wrote it */
	BOUNCE_REPORT,     /* what became of a mail: RFC 3464, or words to that effect */
	BOUNCE_COMPLAINT,  /* somebody called it spam (RFC 5965), or a program asks to be let off */
	BOUNCE_AUTO_REPLY, /* a program answered: a vacation, a receipt, a ticket (RFC 3834) */
	BOUNCE_LIST,       /* a mailing list passed it on (RFC 2369, 2919) */
} BounceKind;

/** One address that a report is about. All owned. */
typedef struct BounceFailure {
	char *recipient; /* the address that we mailed to, as far as it says; or NULL */
	char *final;  /* what that became on the way (Final-Recipient), where it differs; or NULL */
	char *status; /* "5.1.1" (RFC 3463), made of reason and code where it says none */
	int code;     /* the SMTP reply, or 0 */
	bool is_hard; /* that address takes no mail, and never will */
	char *words;  /* one line: what the server said; "" for nothing */
} BounceFailure;

/** What was judged. Cleared by bounce_clear(). */
typedef struct Bounce {
	BounceKind kind;
	GPtrArray *failures;  /* BounceFailure: those that a report or a complaint names */
	GPtrArray *citations; /* char*: Message-IDs of the mail that it is about, no brackets */
	char *why;            /* owned, one line for people */
} Bounce;

/** Judge a message. @message borrowed. @bounce out, cleared first. */
void bounce_read(const Message *message, Bounce *bounce);

/** "bounce", "complaint", "auto-reply", "list"; "unknown" for BOUNCE_NONE. @return static. */
const char *bounce_kind_name(BounceKind kind);

/** Free what it holds. */
void bounce_clear(Bounce *bounce);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Bounce, bounce_clear)

#endif
