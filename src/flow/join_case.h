/** A mail in join's hands: who writes, and whose the way is that it came by. */
#ifndef TAGDIGEST_FLOW_JOIN_CASE_H
#define TAGDIGEST_FLOW_JOIN_CASE_H

#include <glib.h>
#include <stdbool.h>

#include "flow/inbox_mail.h"
#include "model/subscriber.h"
#include "store/asked.h"

/** Whoever was asked whether it was them has so long to say yes. */
#define JOIN_CONFIRM_DAYS 14

typedef struct JoinCase {
	Context *context; /* borrowed, as the next two */
	const InboxMail *mail;
	InboxHandled *handled;
	int64_t at_s;
	const char *from;         /* borrowed: who writes, a bare address */
	char *key;                /* owned: the same, folded */
	char *evidence;           /* owned: what is kept of the mail */
	const DigestSpec *digest; /* borrowed: the one that is named, or the only one; NULL: any */
	bool is_named;            /* it is the former */
	Subscription *one;        /* owned: whose the way or the token is; NULL */
	bool is_owner;            /* and they write from its own address */
	bool is_asked;   /* the way is of a mail that asked the owner alone whether they want to
			  * leave: whoever has it speaks for them */
	bool is_leaving; /* the way leads out, whatever is said */
	bool is_copy;    /* what was sent to the owner is quoted, passed on, or an edition: whoever
			  * has it need not know that it is somebody else's */
} JoinCase;

/**
 * Look at a mail.
 *
 * @case_     out: context, mail, handled are set, all else is zero (join_case_clear).
 * @is_heard  out: false: it is nobody's who could be answered, or is about no digest of ours; why
 * is then in handled.
 * @error     STORE_*.
 */
bool join_case_open(JoinCase *case_, bool *is_heard, GError **error);

/**
 * Whether somebody may be written to who perhaps did not ask; if they may, they will be. Where too
 * many are, the organiser is told, once a week.
 *
 * @key     borrowed: the folded address.
 * @answer  out. @error STORE_*, and those of memo_queue().
 */
bool join_case_may_write(const JoinCase *case_, const char *key, AskedAnswer *answer,
	GError **error);

/** Leave a mail alone, or say what was done. @why borrowed. @return true. */
bool join_case_left_alone(const JoinCase *case_, const char *why);
bool join_case_done(const JoinCase *case_, const char *what, const char *why);

/** Free what it holds. */
void join_case_clear(JoinCase *case_);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(JoinCase, join_case_clear)

#endif
