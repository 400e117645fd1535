/**
 * The one cron line: deliver what is owed, read what came in, poll, decide what is due, freeze it,
 * deliver that. Polling, reading and mailing are activities with a lock each, and none keeps the
 * others.
 */
#ifndef TAGDIGEST_FLOW_RUN_H
#define TAGDIGEST_FLOW_RUN_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"
#include "flow/deliver.h"
#include "flow/inbox_poll.h"
#include "flow/poll.h"
#include "flow/prepare.h"

/** What became of one digest. */
typedef struct RunRow {
	char *digest;          /* owned */
	ScheduleCourse course; /* which of its editions: its own, its month, its chats alone */
	PrepareState state;
	bool is_decided;      /* a period was decided in this run */
	PrepareFrozen frozen; /* when is_decided, else nothing */
	DraftOrigin origin;   /* likewise: what was found when its posts were asked for again */
	int number;           /* of the edition, when frozen */
	int posts;            /* in it, or too few for it */
	GError *error;        /* owned: why it could not be decided, or NULL; the others go on */
} RunRow;

typedef struct RunReport {
	InboxReport *inbox;  /* owned; NULL when no mailbox is read, or it could not be noted */
	GError *inbox_error; /* owned: why what came in could not be kept, or NULL; the rest goes on
			      */
	PollReport *poll;    /* owned; NULL for `send`, when another process polls, or on error */
	GError *poll_error;  /* owned: why polling failed as a whole, or NULL; mail goes on */
	GError *archive_error; /* owned: why the archive is not up to date, or NULL; likewise */
	GPtrArray *told; /* owned, of char*: lines on sources for cron; NULL on a terminal, and for
			  * `send`: nobody is told */
	GPtrArray *digests;     /* of RunRow */
	DeliverReport *deliver; /* owned; NULL when another process delivers */
	bool is_poll_held;      /* another process polls */
	bool is_mail_held;      /* another process decides and delivers */
} RunReport;

/** What a run is to do. */
typedef struct RunWish {
	bool with_poll;      /* false: `send`, which decides and delivers on what is stored */
	bool is_finished;    /* decide the last period that is over on demand: prepare_finished() */
	bool is_clock_right; /* somebody says so, and it is not checked */
	bool is_database_right; /* likewise that it knows less than was mailed from here */
	const char *digest;     /* borrowed: only this digest is decided; NULL: all, or the only one
				 * for is_finished */
} RunWish;

/**
 * Run.
 *
 * @wish    borrowed.
 * @report  out, owned.
 * @error   REMOTE_TEMPORARY when the clock cannot be believed, USAGE_PERMANENT for an unknown
 * digest, CONFIG_PERMANENT, STORE_*.
 */
bool run_all(Context *context, const RunWish *wish, RunReport **report, GError **error);

/**
 * Poll only, under the poll lock. @names as poll_run().
 * @report out, owned: its poll is NULL when another process polls.
 */
bool run_poll(Context *context, const char *const *names, RunReport **report, GError **error);

/** Whether nothing at all was done, since other processes are at it. */
bool run_is_locked_out(const RunReport *report);

/** @report owned. */
void run_report_free(RunReport *report);

/**
 * What a run has to say to cron, as an error: a digest could not be decided, a delivery became
 * uncertain, mail is stuck, or every due source failed; the first of these, in one line. That
 * sources failed is an error without words where `told` has those that are due (flow/tell).
 * @return whether all is well.
 */
bool run_judge(const RunReport *report, GError **error);

/** All as JSON, for --json. @return owned reference. */
json_t *run_report_json(const RunReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunReport, run_report_free)

#endif
