/**
 * The mailbox of the contact, read: new messages of [inbox] go to flow/inbox, those that were for
 * us are filed, and all else is left as it is, not even marked as read. A kill at any point loses
 * nothing and handles nothing twice.
 */
#ifndef TAGDIGEST_FLOW_INBOX_POLL_H
#define TAGDIGEST_FLOW_INBOX_POLL_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"

/** What came of it. */
typedef struct InboxReport {
	char *where;          /* owned: the mailbox, without a login */
	int looked;           /* at so many messages */
	int handled;          /* so many were for us */
	GPtrArray *left;      /* owned, of char*: messages that could not be read, and why */
	GError *error;        /* owned: why not all was read, or NULL; what was read counts */
	int64_t not_before_s; /* it failed before and is not asked until then; 0: it was asked */
	bool is_held;         /* another process is at it */
} InboxReport;

/**
 * Read the mailbox, if there is one and it is due. Trouble with it is in the report, counted, and
 * said in `status`: it keeps nobody from mailing.
 *
 * @report  out, owned; NULL where no mailbox is polled.
 * @error   STORE_*, SYSTEM_PERMANENT.
 */
bool inbox_poll(Context *context, InboxReport **report, GError **error);

/**
 * Find what cron is to mail of it: that it cannot be read, weekly while it lasts, and that it is
 * read again; and remember that it was told.
 *
 * @report  borrowed: of this run, may be NULL.
 * @lines   borrowed, of char*: added to.
 * @error   STORE_*.
 */
bool inbox_poll_tell(Context *context, const InboxReport *report, GPtrArray *lines, GError **error);

/** @report owned, may be NULL. */
void inbox_report_free(InboxReport *report);

/** For --json. @report borrowed, may be NULL. @return owned reference. */
json_t *inbox_report_json(const InboxReport *report);

/**
 * How the mailbox stands, for `status`: {where, last_try, last_success, failing_since, failures,
 * error, next_try, remark}; null where none is polled.
 *
 * @state  out, owned reference.
 * @error  STORE_*.
 */
bool inbox_poll_state(Context *context, json_t **state, GError **error);

/** The same in a line or two, "" where none is polled. @state borrowed. @return owned. */
char *inbox_poll_words(const json_t *state);

/**
 * Connect, log in and look, without reading or changing anything: `check --online`.
 *
 * @line   out, owned: what was seen; "" where no mailbox is polled.
 * @error  as of what would fail.
 */
bool inbox_poll_try(Context *context, char **line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(InboxReport, inbox_report_free)

#endif
