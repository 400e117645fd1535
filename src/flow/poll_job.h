/**
 * One source that is being asked in this run: step by step, and what is remembered of how it went.
 */
#ifndef TAGDIGEST_FLOW_POLL_JOB_H
#define TAGDIGEST_FLOW_POLL_JOB_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/access.h"
#include "flow/gather.h"
#include "flow/poll.h"
#include "source/kind.h"
#include "store/sources.h"

typedef struct Job {
	const SourceSpec *spec; /* borrowed */
	const SourceKind *kind;
	SourceRow *row;  /* owned */
	json_t *state;   /* owned: the row's, read; NULL at first */
	PollRow *report; /* borrowed */
	Access access;   /* owned: how its requests go out */
	int64_t now_s;
	int64_t begin_s;     /* how far back a first reading goes */
	bool is_new_reading; /* what was read before was read for something else */
	int in_flight;
	bool is_over;          /* the run of this source ended */
	bool has_answer;       /* a reply had content, not just "not modified" */
	bool has_remark;       /* something could not be read in this run */
	bool is_our_fault;     /* it could not be asked for a reason of this machine's */
	bool was_put_off;      /* its host had asked to wait: something was not asked */
	bool has_trouble;      /* what was asked went wrong */
	Rest rest;             /* how long it wants to be left alone */
	int gone_runs;         /* runs in a row, this one too, that found it gone */
	int64_t wait_until_s;  /* the platform's own limit */
	StepOutcome worst;     /* STEP_GO_ON, or how it went wrong */
	bool is_changed;       /* row is to be written */
	bool has_news;         /* more of it than how the run went */
	GPtrArray *events;     /* of Event: a calendar that came with the last step, to be taken */
	bool are_all_events;   /* and what is not among them is not there any more */
	GPtrArray *readings;   /* of ReadingRow: to be written */
	bool forgets_readings; /* those of before are forgotten first */
} Job;

/**
 * Begin one.
 *
 * @spec    borrowed for as long as it lives.
 * @row     owned by the job from now on.
 * @report  borrowed.
 * @wants   borrowed: a hash of what the source is read for today.
 * @return owned.
 */
Job *job_new(const SourceSpec *spec, SourceRow *row, PollRow *report, const char *wants);

/** @job owned. */
void job_free(Job *job);

/**
 * One step: its requests are asked for, all else is collected in the job.
 *
 * @reply  borrowed, or NULL to begin.
 * @return the posts that it read, owned array of Post.
 */
GPtrArray *job_step(Job *job, Gather *gather, const Reply *reply);

/** What a reason says where the source is asked by a person alone, or sooner by one; its name
 * follows. */
#define JOB_ASKS_AT_ONCE "`tagdigest poll "

/** What a stream says after a batch (flow/stream). */
typedef struct JobStream {
	json_t *state;      /* owned by the call */
	const char *behind; /* borrowed: what is left to the next run, or NULL */
	const char *remark; /* borrowed: what could not be read, or NULL */
	const char *why;    /* borrowed: what is wrong with it, or NULL */
	bool has_answer;    /* something came */
} JobStream;

/** Note what a stream says, and how its run went where it is over. @said borrowed. */
void job_take_stream(Job *job, const JobStream *said, bool is_over);

/**
 * It could not be asked for anything: REMOTE_PERMANENT is the other side's lasting no, which is
 * said with how it is asked sooner than in a day, and what is neither that nor the network's is a
 * reason of this machine's. @trouble borrowed.
 */
void job_refuse(Job *job, const GError *trouble);

/** The time is over before it is: what is still in flight is left to the next run. */
void job_cut_off(Job *job);

/** Write what has changed. Inside a transaction. @error STORE_*. */
bool job_write(Job *job, Store *store, GError **error);

#endif
