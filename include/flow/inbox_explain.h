/**
 * What a mail that came in is, said and not done: the judgement of the inbox without its effects.
 */
#ifndef TAGDIGEST_FLOW_INBOX_EXPLAIN_H
#define TAGDIGEST_FLOW_INBOX_EXPLAIN_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "subscribe/bounce.h"
#include "text/message.h"

/** A message with all that its own words say of it. Cleared by inbox_judgement_clear(). */
typedef struct InboxJudgement {
	Message *message;
	Bounce bounce;
	const char *kind; /* static: "bounce", "complaint", "auto-reply", "command" or "unknown" */
	char *why;        /* owned, one line for people */
} InboxJudgement;

/**
 * Judge a message.
 *
 * @bytes      borrowed.
 * @judgement  out, zeroed: its content.
 * @error      PARSE_PERMANENT: there is none.
 * @return true, or false with *judgement untouched.
 */
bool inbox_judge(GBytes *bytes, InboxJudgement *judgement, GError **error);

/**
 * What `inbox --explain --json` prints of one message: {"kind", "hard", "status", "recipients",
 * "command", "why"}; hard and status are those of the first address that a report names.
 *
 * @bytes  borrowed: the message; what is none is of kind "unknown", and why says so.
 * @return owned reference.
 */
json_t *inbox_explain(GBytes *bytes);

/** Free what it holds. */
void inbox_judgement_clear(InboxJudgement *judgement);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(InboxJudgement, inbox_judgement_clear)

#endif
