/**
 * Ask the sources that are due, keep what is wanted: config -> sources due -> step -> fetch -> step
 * -> ingest, in batches (flow/gather). One source's failure touches that source alone.
 */
#ifndef TAGDIGEST_FLOW_POLL_H
#define TAGDIGEST_FLOW_POLL_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "model/post.h"
#include "text/hashtag.h"

typedef enum PollOutcome {
	POLL_READ,    /* answered */
	POLL_SAME,    /* answered that nothing changed */
	POLL_BEHIND,  /* answered, and something was cut off: the next run goes on there */
	POLL_NOT_DUE, /* not asked: too soon */
	POLL_FAILED,  /* no usable answer; asked again later */
	POLL_CLOSED,  /* the other side says no */
} PollOutcome;

/** How many posts of one hashtag were seen in a glance. */
typedef struct PollTally {
	const Hashtag *tag; /* borrowed from the source */
	int posts;
	int64_t oldest_s; /* Unix seconds UTC; DATE_UNKNOWN: nobody knows, or there was none */
	int64_t newest_s;
} PollTally;

/** What became of one source. */
typedef struct PollRow {
	char *source; /* owned */
	PollOutcome outcome;
	int requests;       /* made */
	int read;           /* posts in the answers */
	int events;         /* dates in a calendar that came */
	int fresh;          /* kept for the first time */
	int updated;        /* known, with changed content */
	int dropped;        /* not wanted: consent, rules, no hashtag */
	int status;         /* HTTP's, of the last answer that could not be used; 0: none came */
	GArray *tallies;    /* owned: of PollTally, the source's order; NULL but in a glance */
	char *why;          /* owned, or NULL */
	char *behind;       /* owned: what was cut off, or NULL */
	int64_t next_due_s; /* Unix seconds UTC */
} PollRow;

typedef struct PollReport {
	GPtrArray *rows; /* of PollRow, the ini's order */
	int due;         /* asked */
	int failed;      /* of those, failed or closed */
	int well;        /* not asked, and well when they were asked last */
} PollReport;

/**
 * Poll.
 *
 * @context  borrowed; store open for writing.
 * @names    borrowed NULL-terminated list of sources to ask now (their minimum interval is kept),
 *           or NULL: those that are due, and those that a passed deadline waits for.
 * @report   out, owned (poll_report_free).
 * @error    USAGE_PERMANENT for a name that is no source, STORE_*; a failed source is no error.
 */
bool poll_run(Context *context, const char *const *names, PollReport **report, GError **error);

/**
 * Poll to see what is there: every source that the store knows nothing of yet, its newest posts
 * only, each hashtag counted.
 *
 * @context  as for poll_run(); its store is one that nobody keeps.
 * @names    borrowed, NULL-terminated: only these.
 * @report   out, owned.
 */
bool poll_glance(Context *context, const char *const *names, PollReport **report, GError **error);

/** An empty report. @return owned. */
PollReport *poll_report_new(void);

/** @report owned. */
void poll_report_free(PollReport *report);

/** In a glance, count the hashtags of a post (borrowed). */
void poll_row_tally(const PollRow *row, const Post *post);

/** "read", "same" …: for reports. @return static. */
const char *poll_outcome_name(PollOutcome outcome);

/** Whether nothing usable came: POLL_FAILED, POLL_CLOSED. */
bool poll_outcome_is_failure(PollOutcome outcome);

/**
 * Whether there was something to ask, every one of it failed, and no other source is known to be
 * well: the case for exit 75. One broken source among good ones is for `status`, not for cron.
 */
bool poll_report_all_failed(const PollReport *report);

/**
 * One line that names the first failure and counts the others: "mastodon: …, and 2 more".
 * @return owned.
 */
char *poll_report_failure(const PollReport *report);

/** The rows as a JSON array, for --json. @return owned reference. */
json_t *poll_report_json(const PollReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PollReport, poll_report_free)

#endif
