/*
 * One run of polling. A Job is one source that is being asked; its state and row are written in the
 * same transaction as the posts of each reply, so a kill at any point leaves what was before or
 * after a reply, never between.
 */
#include "flow/poll.h"

#include "base/error.h"
#include "base/log.h"
#include "base/signal.h"
#include "fetch/fetcher.h"
#include "flow/ingest.h"
#include "flow/prepare.h"
#include "source/kind.h"
#include "store/editions.h"
#include "store/hosts.h"
#include "store/sources.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* The member of a source's state that is ours: by what its posts were chosen when it was read
 * last. */
#define WANTS_KEY "wants"
/* A run of one source ends after so many requests, whatever it still wants. */
#define REQUESTS_MOST 50
/* Back-off of a failing source: its interval doubled at most so often, and never over this. */
#define DOUBLINGS_MOST 6
#define BACKOFF_MOST_S (24 * 3600)
/* A source whose other side says no is asked again once a day: people reopen things. */
#define CLOSED_RETRY_S (24 * 3600)
/* No host is believed that wants a longer wait (text/date caps it). */
#define HOST_WAIT_MOST_S (24 * 3600)

typedef struct Job {
	SourceSpec *spec;       /* borrowed */
	const SourceKind *kind;
	SourceRow *row;         /* owned */
	PollRow *report;        /* borrowed */
	Reach *reach;           /* one reference: where the source's requests may go */
	char *wants;            /* owned: ingest_wants() of today */
	int in_flight;
	bool is_over;           /* the run of this source ended */
	bool has_answer;        /* a reply had content, not just "not modified" */
	int64_t wait_until_s;   /* the platform's own limit */
	StepOutcome worst;      /* STEP_GO_ON, or how it went wrong */
} Job;

typedef struct Poll {
	Context *context;
	Ingest *ingest;
	Fetcher *fetcher;
	GPtrArray *jobs;        /* of Job */
	PollReport *report;
	int64_t now_s;
	int64_t deadline_s;     /* the latest due time that is not decided, or DATE_UNKNOWN */
	bool is_waited_for;     /* a digest waits, since no source of it has answered */
	int64_t begin_s;        /* how far back a first reading goes */
} Poll;

static void
job_free(void *data)
{
	Job *job = data;

	source_row_free(job->row);
	reach_unref(job->reach);
	g_free(job->wants);
	g_free(job);
}

static void
poll_clear(Poll *poll)
{
	ingest_free(poll->ingest);
	fetcher_free(poll->fetcher);
	g_clear_pointer(&poll->jobs, g_ptr_array_unref);
	g_clear_pointer(&poll->report, poll_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Poll, poll_clear)

/* The deadline that an answer is missing for, and how far back a first reading must go. */
static bool
look_at_digests(Poll *poll, GError **error)
{
	const GPtrArray *digests = poll->context->config->digests;

	poll->deadline_s = DATE_UNKNOWN;
	poll->begin_s = poll->now_s;
	for (guint i = 0; i < digests->len; i++) {
		PrepareState state;
		if (!prepare_look(poll->context, g_ptr_array_index(digests, i), &state, error)) {
			return false;
		}
		poll->begin_s = MIN(poll->begin_s, state.window.since_s);
		poll->is_waited_for = poll->is_waited_for || state.due == PREPARE_WAITING;
		if (state.due == PREPARE_WAITING || state.due == PREPARE_DUE) {
			poll->deadline_s = MAX(poll->deadline_s, state.window.end_s);
		}
	}
	return true;
}

static bool
is_due(const Poll *poll, const SourceRow *row, const SourceSpec *spec, bool is_named)
{
	/* The clock was ahead and has been set back: what was planned by it would never come. */
	if (row->last_try_s > poll->now_s) {
		return true;
	}
	if (is_named) {
		return row->last_try_s + spec->min_interval_s <= poll->now_s;
	}
	if (row->next_due_s <= poll->now_s) {
		return true;
	}
	/* A deadline has passed: each source is asked once more, out of turn, and again while no
	 * source at all answers. What a server asked for (Retry-After) still holds, in fetch. */
	int64_t last_s = poll->is_waited_for ? row->last_ok_s : row->last_try_s;
	return poll->deadline_s != DATE_UNKNOWN && last_s < poll->deadline_s;
}

static PollRow *
report_row(Poll *poll, const SourceSpec *spec)
{
	PollRow *row = g_new0(PollRow, 1);

	row->source = g_strdup(spec->name);
	row->outcome = POLL_NOT_DUE;
	g_ptr_array_add(poll->report->rows, row);
	return row;
}

/* Where the ini looks for other tags than it did, or by other rules, the source is read as for the
 * first time: what was dropped may be wanted, and the other side would say that nothing changed. */
static void
forget_other_wants(Job *job)
{
	const char *known = jsontext_string(job->row->state, WANTS_KEY);

	if (g_strcmp0(known, job->wants) != 0) {
		g_clear_pointer(&job->row->state, json_decref);
	}
}

static void
add_job(Poll *poll, SourceSpec *spec, SourceRow *row, PollRow *report)
{
	Job *job = g_new0(Job, 1);

	spec->begin_s = poll->begin_s;
	job->spec = spec;
	job->kind = kind_find(spec->kind);
	job->row = row;
	job->report = report;
	job->worst = STEP_GO_ON;
	job->reach = reach_new(spec->url, spec->allow_private);
	job->wants = ingest_wants(poll->ingest, spec);
	forget_other_wants(job);
	g_ptr_array_add(poll->jobs, job);
	poll->report->due++;
}

static bool
is_in(const char *const *names, const char *name)
{
	for (guint i = 0; names != NULL && names[i] != NULL; i++) {
		if (g_ascii_strcasecmp(names[i], name) == 0) {
			return true;
		}
	}
	return false;
}

/* Which sources are asked in this run. */
static bool
plan(Poll *poll, const char *const *names, GError **error)
{
	const GPtrArray *sources = poll->context->config->sources;
	Store *store = poll->context->store;
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(store, &transaction, error)) {
		return false;
	}
	for (guint i = 0; i < sources->len; i++) {
		SourceSpec *spec = g_ptr_array_index(sources, i);
		g_autoptr(SourceRow) row = NULL;
		if (names != NULL && !is_in(names, spec->name)) {
			continue;
		}
		if (!sources_ensure(store, spec->name, spec->kind, spec->url, &row, error)) {
			return false;
		}
		PollRow *report = report_row(poll, spec);
		report->next_due_s = MAX(row->next_due_s, row->last_try_s + spec->min_interval_s);
		if (is_due(poll, row, spec, names != NULL)) {
			add_job(poll, spec, g_steal_pointer(&row), report);
		} else if (row->last_ok_s != 0 && row->failing_since_s == 0) {
			poll->report->well++;
		}
	}
	return store_transaction_commit(&transaction, error);
}

/* How long a source that failed is left alone; never less than its interval. */
static int64_t
backoff_s(const Job *job)
{
	int doublings = CLAMP(job->row->failures - 1, 0, DOUBLINGS_MOST);
	int64_t doubled_s = MIN(job->spec->min_interval_s << doublings, BACKOFF_MOST_S);

	return MAX(job->row->is_closed ? CLOSED_RETRY_S : doubled_s, job->spec->min_interval_s);
}

/* The run of this source is over: what is remembered of how it went. */
static void
finish(Poll *poll, Job *job)
{
	SourceRow *row = job->row;

	job->is_over = true;
	row->last_try_s = poll->now_s;
	row->is_closed = job->worst == STEP_CLOSED;
	if (job->worst == STEP_GO_ON) {
		row->last_ok_s = poll->now_s;
		row->failing_since_s = 0;
		row->failures = 0;
		g_clear_pointer(&row->last_error, g_free);
		row->next_due_s = poll->now_s + job->spec->min_interval_s;
		job->report->outcome = job->has_answer ? POLL_READ : POLL_SAME;
	} else {
		if (row->failing_since_s == 0 || row->failing_since_s > poll->now_s) {
			row->failing_since_s = poll->now_s;
		}
		row->failures++;
		g_free(row->last_error);
		row->last_error = g_strdup(job->report->why);
		row->next_due_s = poll->now_s + backoff_s(job);
		job->report->outcome = row->is_closed ? POLL_CLOSED : POLL_FAILED;
		poll->report->failed++;
	}
	row->next_due_s = MAX(row->next_due_s, job->wait_until_s);
	job->report->next_due_s = row->next_due_s;
}

static void
note_outcome(Job *job, const Step *step, const Reply *reply)
{
	if (step->outcome != STEP_GO_ON) {
		job->worst = MAX(job->worst, step->outcome);
		job->wait_until_s = MAX(job->wait_until_s, step->wait_until_s);
	} else if (reply != NULL && !step->not_modified) {
		job->has_answer = true;
	}
	/* A remark on what went well does not hide what went wrong. */
	if (step->why != NULL && step->outcome >= job->worst) {
		g_free(job->report->why);
		job->report->why = g_strdup(step->why);
	}
}

static void
make_requests(Poll *poll, Job *job, Step *step)
{
	for (guint i = 0; i < step->requests->len; i++) {
		Request *request = g_ptr_array_index(step->requests, i);
		if (job->report->requests >= REQUESTS_MOST) {
			log_line(LOG_LEVEL_INFO, "source %s: %d requests made, the rest comes "
				 "with the next run", job->spec->name, REQUESTS_MOST);
			break;
		}
		reach_unref(request->reach);
		request->reach = reach_ref(job->reach);
		g_ptr_array_index(step->requests, i) = NULL;
		fetcher_add(poll->fetcher, request, job);
		job->in_flight++;
		job->report->requests++;
	}
}

/* What a platform asks to wait holds for its whole host, also when a deadline presses. */
static bool
save_wait(Poll *poll, const Job *job, const Step *step, GError **error)
{
	if (step->wait_until_s <= poll->now_s) {
		return true;
	}
	g_autofree char *authority = url_authority(job->spec->url);
	if (authority == NULL) {
		return true;
	}
	g_autoptr(HostState) host = host_state_new(authority);
	host->not_before_s = step->wait_until_s;
	host->reason = g_strdup(step->why);
	fetcher_set_host(poll->fetcher, host);
	return hosts_save(poll->context->store, host, error);
}

static bool
save_step(Poll *poll, Job *job, Step *step, GError **error)
{
	IngestCounts counts = { 0 };
	Store *store = poll->context->store;

	if (!ingest_posts(poll->ingest, store, job->spec, job->row->id, step->posts, poll->now_s,
			  &counts, error)
	    || !save_wait(poll, job, step, error) || !sources_save(store, job->row, error)) {
		return false;
	}
	job->report->read += (int)step->posts->len;
	job->report->fresh += counts.fresh;
	job->report->updated += counts.updated;
	job->report->dropped += counts.dropped;
	return true;
}

static void
remember_state(const Job *job, json_t *state)
{
	SourceRow *row = job->row;

	json_object_set_new(state, WANTS_KEY, json_string(job->wants));
	json_decref(row->state);
	row->state = json_incref(state);
	g_free(row->title);
	row->title = g_strdup(json_string_value(json_object_get(state, "title")));
}

/* One step of one source: its requests are made, its posts and state stored together. */
static bool
take_step(Poll *poll, Job *job, const Reply *reply, GError **error)
{
	g_auto(Step) step = { 0 };
	g_auto(StoreTransaction) transaction = { 0 };

	job->kind->step(job->spec, job->row->state, poll->now_s, reply, &step);
	note_outcome(job, &step, reply);
	make_requests(poll, job, &step);
	remember_state(job, step.state);
	if (job->in_flight == 0) {
		finish(poll, job);
	}
	return store_transaction_begin(poll->context->store, &transaction, error)
	       && save_step(poll, job, &step, error)
	       && store_transaction_commit(&transaction, error);
}

static bool
begin_jobs(Poll *poll, GError **error)
{
	for (guint i = 0; i < poll->jobs->len; i++) {
		Job *job = g_ptr_array_index(poll->jobs, i);
		if (!take_step(poll, job, NULL, error)) {
			g_prefix_error(error, "source %s: ", job->spec->name);
			return false;
		}
	}
	return true;
}

static bool
take_replies(Poll *poll, GError **error)
{
	Reply *answer = NULL;
	void *cookie = NULL;
	guint over = 0;

	while (fetcher_wait(poll->fetcher, poll->now_s, -1, &answer, &cookie) == FETCHER_REPLY) {
		g_autoptr(Reply) reply = answer;
		Job *job = cookie;
		job->in_flight--;
		if (!take_step(poll, job, reply, error)) {
			g_prefix_error(error, "source %s: ", job->spec->name);
			return false;
		}
		over += job->is_over ? 1 : 0;
		progress_show(poll->context->progress, "polling: %u of %u sources, last %s", over,
			      poll->jobs->len, job->spec->name);
	}
	progress_clear(poll->context->progress);
	if (signal_stop_requested()) {
		error_set(error, ERROR_SYSTEM_TEMPORARY, "stopped by a signal; nothing is lost, "
			  "the next run goes on");
		return false;
	}
	return true;
}

static bool
load_hosts(Poll *poll, GError **error)
{
	g_autoptr(GPtrArray) hosts = NULL;

	if (!hosts_all(poll->context->store, &hosts, error)) {
		return false;
	}
	for (guint i = 0; i < hosts->len; i++) {
		const HostState *host = g_ptr_array_index(hosts, i);
		/* One from a clock that was ahead is not kept to. */
		if (host->not_before_s <= poll->now_s + HOST_WAIT_MOST_S) {
			fetcher_set_host(poll->fetcher, host);
		}
	}
	return true;
}

static bool
save_hosts(Poll *poll, GError **error)
{
	g_autoptr(GPtrArray) hosts = fetcher_changed_hosts(poll->fetcher);
	Store *store = poll->context->store;
	g_auto(StoreTransaction) transaction = { 0 };

	if (hosts->len == 0) {
		return true;
	}
	if (!store_transaction_begin(store, &transaction, error)) {
		return false;
	}
	for (guint i = 0; i < hosts->len; i++) {
		if (!hosts_save(store, g_ptr_array_index(hosts, i), error)) {
			return false;
		}
	}
	return store_transaction_commit(&transaction, error);
}

static bool
check_names(const Config *config, const char *const *names, GError **error)
{
	for (guint i = 0; names != NULL && names[i] != NULL; i++) {
		if (config_source(config, names[i]) == NULL) {
			error_set(error, ERROR_USAGE_PERMANENT, "there is no [source %s] in %s",
				  names[i], config->path);
			return false;
		}
	}
	return true;
}

bool
poll_run(Context *context, const char *const *names, PollReport **report, GError **error)
{
	g_auto(Poll) poll = { .context = context };
	g_autofree char *agent = g_strdup_printf("%s (+mailto:%s)", context->software,
						 context->config->contact);
	FetcherOptions options = fetcher_defaults();

	if (!check_names(context->config, names, error)
	    || !config_load_tokens(context->config, error)) {
		return false;
	}
	poll.now_s = now_s(&context->now);
	poll.jobs = g_ptr_array_new_with_free_func(job_free);
	poll.report = poll_report_new();
	options.user_agent = agent;
	options.ca_file = context->config->ca_file;
	poll.fetcher = fetcher_new(&options);
	if (!ingest_new(context->config, &poll.ingest, error) || !look_at_digests(&poll, error)
	    || !load_hosts(&poll, error) || !plan(&poll, names, error)
	    || !begin_jobs(&poll, error) || !take_replies(&poll, error)
	    || !save_hosts(&poll, error)) {
		return false;
	}
	*report = g_steal_pointer(&poll.report);
	return true;
}
