/** What the files that read a bounce share. */
#ifndef TAGDIGEST_SUBSCRIBE_BOUNCE_PART_H
#define TAGDIGEST_SUBSCRIBE_BOUNCE_PART_H

#include <glib.h>
#include <stdbool.h>

#include "subscribe/bounce.h"

/** At which step of a session (RFC 5321) a server said no. */
typedef enum BounceStep {
	BOUNCE_STEP_UNKNOWN,
	BOUNCE_STEP_CONNECT, /* or EHLO */
	BOUNCE_STEP_MAIL,
	BOUNCE_STEP_RCPT,
	BOUNCE_STEP_DATA, /* or after it */
} BounceStep;

/** An enhanced status (RFC 3463); class 0: none. */
typedef struct BounceStatus {
	int class, subject, detail;
} BounceStatus;

/** All that is said of one address. All borrowed. */
typedef struct BounceSaid {
	const char *reply;  /* the server's words, or what stands beside the address; may be NULL */
	const char *prose;  /* the report's words to people, without the mail that came back; may be
			       NULL */
	const char *status; /* the report's own, as written; may be NULL */
	const char *action; /* RFC 3464, 2.3.3, as written; may be NULL */
	bool is_formal;     /* it stands in fields of RFC 3464 */
	bool is_by_rule;    /* who reports took the mail, and then obeyed a rule */
} BounceSaid;

/** What an SMTP reply in words says of itself. */
typedef struct BounceReply {
	int code;            /* 0: none */
	gsize from;          /* where that stands */
	BounceStatus status; /* the one that says most */
	BounceStep step;
} BounceReply;

/**
 * Words to be compared: small letters, one blank between, without addresses, web addresses and
 * codes, a typographic apostrophe plain. @text borrowed, may be NULL. @return owned.
 */
char *bounce_fold(const char *text);

/**
 * Whether words stand in a folded text, from a letter on that begins one.
 *
 * @folded   borrowed, of bounce_fold().
 * @pattern  borrowed: in small letters; '*' is up to 60 other bytes.
 */
bool bounce_stands(const char *folded, const char *pattern);

/** Read codes and step. @text borrowed, may be NULL. */
BounceReply bounce_reply_read(const char *text);

/** A status at the beginning of a text. @return its bytes, or 0 for none. */
gsize bounce_status_read(const char *text, BounceStatus *status);

/** Why, by what is said: @failure's status, code, class, is_hard, is_at_once and words. */
void bounce_judge(const BounceSaid *said, BounceFailure *failure);

/** Where failures are kept. @return owned, empty. */
GPtrArray *bounce_failures(void);

/** The first field of that name. @fields borrowed, of MessageHeader. @return borrowed, or NULL. */
const char *bounce_field(const GPtrArray *fields, const char *name);

/** A new one at the end. @recipient owned, may be NULL. @return borrowed from @bounce; NULL when it
 * has BOUNCE_FAILURES_MAX. */
BounceFailure *bounce_add(Bounce *bounce, char *recipient);

/** The address in a text: "rfc822;ada@toot.example", "<ada@toot.example> (Ada)". @return owned, or
 * NULL. */
char *bounce_address(const char *text);

/** The first of those: a part that stands in the message itself. @return borrowed, or NULL. */
const MessagePart *bounce_part(const Message *message, const char *type);

/** Where the mail that came back begins in a report's words; @text's end where it does not. */
const char *bounce_returned(const char *text);

/** The mail that came back: @bounce's citations and returned. */
void bounce_cite(const Message *message, Bounce *bounce);

/**
 * What a report's words say of one address of several: from the line that begins with it to the
 * next that begins with an address.
 *
 * @prose, @email  borrowed.
 * @return owned; NULL when no line does.
 */
char *bounce_entry(const char *prose, const char *email);

/** Whether a line (borrowed, ended by NUL or "\n") begins with an address. */
bool bounce_is_entry(const char *line);

/** Groups of RFC 3464, wherever they stand. @return whether there is one. */
bool bounce_read_report(const Message *message, Bounce *bounce);

/** A report in words for people. @return whether it is one. */
bool bounce_read_prose(const Message *message, Bounce *bounce);

/** RFC 5965 and its like. @return whether it is one. */
bool bounce_read_complaint(const Message *message, Bounce *bounce);

/** Amazon's notices in JSON. @return whether it is one. */
bool bounce_read_notice(const Message *message, Bounce *bounce);

/** Whether a mail system writes: it calls itself so, or nobody may answer. */
bool bounce_is_from_system(const Message *message);

/** Which sign says that a program answered. @return static words, or NULL. */
const char *bounce_answer_sign(const Message *message);

/** Words at its beginning that programs use and people, too. @return static words, or NULL. */
const char *bounce_answer_guess(const Message *message);

/** Which sign says that a list passed it on. @return static words, or NULL. */
const char *bounce_list_sign(const Message *message);

#endif
