/*
 * One run of polling: which sources are asked, and what is written of them in one transaction a
 * batch (flow/gather). A source's part of it is a Job (flow/poll_job).
 */
#include "flow/poll.h"

#include "base/error.h"
#include "flow/due.h"
#include "flow/gather.h"
#include "flow/ingest.h"
#include "flow/poll_due.h"
#include "flow/ingest_events.h"
#include "flow/poll_job.h"
#include "flow/poll_lease.h"
#include "flow/poll_stream.h"
#include "flow/prepare.h"
#include "source/kind.h"
#include "store/events.h"
#include "store/sources.h"

#include <string.h>

#define MS_IN_S 1000
/* Of the time of a run streams have one part of so many. */
#define STREAMS_SHARE 4

/* The posts of one document, which are judged together. */
typedef struct Document {
	Job *job;          /* borrowed */
	GPtrArray *posts;  /* owned: of Post */
	GPtrArray *events; /* owned, of Event: a calendar instead; NULL: posts */
	bool are_all_events;
} Document;

typedef struct Poll {
	Context *context;
	const Ingest *ingest;
	Gather *gather;
	GPtrArray *jobs;      /* of Job, owned, in the order in which they are asked */
	GPtrArray *changed;   /* of Job, borrowed: to be written with the batch */
	GPtrArray *documents; /* of Document: likewise */
	PollReport *report;
	guint over; /* jobs that are over */
	int64_t now_s;
	PollDue due;
	bool is_glance;
} Poll;

static void
document_free(void *data)
{
	Document *document = data;

	g_ptr_array_unref(document->posts);
	g_clear_pointer(&document->events, g_ptr_array_unref);
	g_free(document);
}

static void
poll_clear(Poll *poll)
{
	g_clear_pointer(&poll->gather, gather_free);
	g_clear_pointer(&poll->documents, g_ptr_array_unref);
	g_clear_pointer(&poll->changed, g_ptr_array_unref);
	g_clear_pointer(&poll->jobs, g_ptr_array_unref);
	g_clear_pointer(&poll->report, poll_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Poll, poll_clear)

/* ---- which sources are asked ---- */

static PollRow *
report_row(Poll *poll, const SourceSpec *spec)
{
	PollRow *row = g_new0(PollRow, 1);

	row->source = g_strdup(spec->name);
	row->outcome = POLL_NOT_DUE;
	g_ptr_array_add(poll->report->rows, row);
	return row;
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

static bool
is_known(GHashTable *rows, const SourceSpec *spec)
{
	const SourceRow *row = g_hash_table_lookup(rows, spec->name);

	return row != NULL && strcmp(row->kind, spec->kind) == 0
		&& strcmp(row->url, spec->url) == 0;
}

/* Most runs have nothing to write, and then wait for no other writer. */
static bool
begin_once(Store *store, StoreTransaction *transaction, GError **error)
{
	return transaction->store != NULL || store_transaction_begin(store, transaction, error);
}

/* Rows for the sources that have none, or one of another address. */
static bool
ensure_rows(Poll *poll, GHashTable *rows, GError **error)
{
	const GPtrArray *sources = poll->context->config->sources;
	Store *store = poll->context->store;
	g_auto(StoreTransaction) transaction = { 0 };

	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(sources, i);
		SourceRow *row = NULL;
		if (is_known(rows, spec)) {
			continue;
		}
		if (!begin_once(store, &transaction, error)
			|| !sources_ensure(store, spec, &row, error)
			|| !sources_forget_readings(store, row->id, error)) {
			return false;
		}
		g_hash_table_replace(rows, row->name, row);
	}
	return transaction.store == NULL || store_transaction_commit(&transaction, error);
}

/* A count for each hashtag of a source. @return owned. */
static GArray *
new_tallies(const SourceSpec *spec)
{
	GArray *tallies = g_array_new(FALSE, FALSE, sizeof(PollTally));

	for (guint i = 0; i < spec->tags->len; i++) {
		const PollTally none = { .tag = g_ptr_array_index(spec->tags, i),
			.oldest_s = DATE_UNKNOWN,
			.newest_s = DATE_UNKNOWN };

		g_array_append_val(tallies, none);
	}
	return tallies;
}

static void
add_job(Poll *poll, const SourceSpec *spec, SourceRow *row, PollRow *report)
{
	g_autofree char *wants = ingest_wants(poll->ingest, spec);
	Job *job = job_new(spec, row, report, wants);

	report->tallies = poll->is_glance ? new_tallies(spec) : NULL;
	job->now_s = poll->now_s;
	job->begin_s = poll->due.begin_s;
	g_ptr_array_add(poll->jobs, job);
	poll->report->due++;
}

/* Who waits longest comes first: a run may be out of time before all have been asked. */
static gint
compare_waits(gconstpointer a, gconstpointer b)
{
	const Job *one = *(const Job *const *)a;
	const Job *other = *(const Job *const *)b;

	return (one->row->last_try_s > other->row->last_try_s)
		- (one->row->last_try_s < other->row->last_try_s);
}

/* Which sources are asked in this run. */
static bool
plan(Poll *poll, const char *const *names, GError **error)
{
	const GPtrArray *sources = poll->context->config->sources;
	g_autoptr(GHashTable) rows = NULL;

	if (!sources_all(poll->context->store, &rows, error) || !ensure_rows(poll, rows, error)) {
		return false;
	}
	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(sources, i);
		SourceRow *row = g_hash_table_lookup(rows, spec->name);
		if (names != NULL && !is_in(names, spec->name) && !is_in(names, spec->section)) {
			continue;
		}
		PollRow *report = report_row(poll, spec);
		report->next_due_s = MAX(row->next_due_s, row->last_try_s + spec->min_interval_s);
		if (!poll_lease_is_held(row, poll->now_s)
			&& poll_due_is(&poll->due, row, spec, names != NULL)
			&& (names != NULL || !poll_due_is_skipped(&poll->due, row))) {
			g_hash_table_steal(rows, spec->name);
			add_job(poll, spec, row, report);
		} else if (row->last_ok_s != 0 && row->failing_since_s == 0) {
			poll->report->well++;
		}
	}
	g_ptr_array_sort(poll->jobs, compare_waits);
	return poll_lease_take(poll->context, poll->jobs, poll->now_s, error);
}

/* ---- what came ---- */

static void
note_over(Poll *poll, const Job *job)
{
	const PollOutcome outcome = job->report->outcome;

	poll->over++;
	poll->report->failed += poll_outcome_is_failure(outcome) ? 1 : 0;
	progress_show(poll->context->progress, "polling: %u of %u sources, last %s", poll->over,
		poll->jobs->len, job->spec->name);
}

/* It has moved on: it is written with the batch, once, however often it stands there. */
static void
note_changed(Poll *poll, Job *job)
{
	g_ptr_array_add(poll->changed, job);
	if (job->is_over) {
		note_over(poll, job);
	}
}

static void
take_step(Poll *poll, Job *job, const Reply *reply)
{
	GPtrArray *posts = job_step(job, poll->gather, reply);

	if (posts->len > 0 || job->events != NULL) {
		Document *document = g_new0(Document, 1);
		document->job = job;
		document->posts = posts;
		document->events = g_steal_pointer(&job->events);
		document->are_all_events = job->are_all_events;
		g_ptr_array_add(poll->documents, document);
	} else {
		g_ptr_array_unref(posts);
	}
	note_changed(poll, job);
}

static void
take_reply(void *data, void *cookie, const Reply *reply)
{
	take_step(data, cookie, reply);
}

static bool
write_calendar(const Poll *poll, const Document *document, GError **error)
{
	const EventsReading reading = {
		.source_id = document->job->row->id,
		.events = document->events,
		.is_whole = document->are_all_events,
		.now_s = poll->now_s,
	};

	return document->events == NULL
		|| (ingest_events(document->job->spec, document->events, error)
			&& events_put(poll->context->store, &reading, error));
}

/* The first, since they are written in the order in which they came. */
static bool
write_document(void *data, GError **error)
{
	Poll *poll = data;
	const Document *document = g_ptr_array_index(poll->documents, 0);
	const Job *job = document->job;
	const IngestDocument read = {
		.source = job->spec,
		.source_id = job->row->id,
		.posts = document->posts,
		.read_s = poll->now_s,
	};
	IngestCounts counts = { 0 };

	if (!write_calendar(poll, document, error)
		|| !ingest_posts(poll->ingest, poll->context->store, &read, &counts, error)) {
		g_prefix_error(error, "source %s: ", job->spec->name);
		return false;
	}
	job->report->read += (int)document->posts->len;
	job->report->fresh += counts.fresh;
	job->report->updated += counts.updated;
	job->report->dropped += counts.dropped;
	g_ptr_array_remove_index(poll->documents, 0);
	return true;
}

static bool
has_documents(void *data)
{
	const Poll *poll = data;

	return poll->documents->len > 0;
}

static bool
write_jobs(void *data, GError **error)
{
	Poll *poll = data;

	for (guint i = 0; i < poll->changed->len; i++) {
		if (!job_write(g_ptr_array_index(poll->changed, i), poll->context->store, error)) {
			return false;
		}
	}
	g_ptr_array_set_size(poll->changed, 0);
	return true;
}

/* ---- the run ---- */

static void
begin_job(Poll *poll, Job *job)
{
	g_autoptr(GError) error = NULL;

	if (stream_of(job->spec) != NULL) {
		return;
	}
	if (!access_log_in(&job->access, poll->context->config, job->spec, &error)) {
		job_refuse(job, error);
		note_changed(poll, job);
		return;
	}
	take_step(poll, job, NULL);
}

static void
cut_off(Poll *poll)
{
	for (guint i = 0; i < poll->jobs->len; i++) {
		Job *job = g_ptr_array_index(poll->jobs, i);
		if (!job->is_over) {
			job_cut_off(job);
			note_changed(poll, job);
		}
	}
}

/* Streams come first, and leave most of the time to the others. */
static bool
read_streams(Poll *poll, int64_t *left_s, GError **error)
{
	const int64_t run_time_s = poll->context->config->run_time_s;
	const int64_t began_ms = now_monotonic_ms();
	const int64_t until_ms = run_time_s == 0 ? G_MAXINT64
						 : began_ms + run_time_s * MS_IN_S / STREAMS_SHARE;

	for (guint i = 0; i < poll->jobs->len; i++) {
		Job *job = g_ptr_array_index(poll->jobs, i);
		const Stream *stream = stream_of(job->spec);

		if (stream != NULL) {
			progress_show(poll->context->progress, "reading %s", job->spec->name);
			if (!poll_stream(poll->context, job, stream, until_ms, error)) {
				return false;
			}
			note_over(poll, job);
		}
	}
	*left_s = run_time_s == 0 ? 0
				  : MAX(run_time_s - (now_monotonic_ms() - began_ms) / MS_IN_S, 1);
	return true;
}

static bool
has_requests(const Poll *poll)
{
	for (guint i = 0; i < poll->jobs->len; i++) {
		const Job *job = g_ptr_array_index(poll->jobs, i);

		if (stream_of(job->spec) == NULL) {
			return true;
		}
	}
	return false;
}

/* With nothing due, which most runs are, libcurl is not even started. */
static bool
gather(Poll *poll, int64_t time_s, GError **error)
{
	const GatherTaker taker = { .take = take_reply,
		.has_content = has_documents,
		.write_content = write_document,
		.write_state = write_jobs,
		.data = poll };
	GatherEnd end = GATHER_DONE;

	if (!has_requests(poll)) {
		return true;
	}
	if (!gather_new(poll->context, &taker, time_s, &poll->gather, error)) {
		return false;
	}
	for (guint i = 0; i < poll->jobs->len; i++) {
		begin_job(poll, g_ptr_array_index(poll->jobs, i));
	}
	const bool is_written = gather_run(poll->gather, &end, error);
	progress_clear(poll->context->progress);
	if (!is_written) {
		return false;
	}
	if (end == GATHER_STOPPED) {
		error_set(error, ERROR_SYSTEM_TEMPORARY,
			"stopped by a signal; nothing is lost, the next run goes on");
		return false;
	}
	cut_off(poll);
	return poll->changed->len == 0 || gather_write(poll->gather, error);
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

static bool
run(Poll *poll, const char *const *names, PollReport **report, GError **error)
{
	int64_t left_s = 0;

	poll->now_s = now_s(&poll->context->now);
	poll->jobs = g_ptr_array_new_with_free_func((GDestroyNotify)job_free);
	poll->changed = g_ptr_array_new();
	poll->documents = g_ptr_array_new_with_free_func(document_free);
	poll->report = poll_report_new();
	if (!context_rules(poll->context, &poll->ingest, error)
		|| !poll_due_look(poll->context, &poll->due, error) || !plan(poll, names, error)
		|| !read_streams(poll, &left_s, error) || !gather(poll, left_s, error)) {
		return false;
	}
	*report = g_steal_pointer(&poll->report);
	return true;
}

bool
poll_run(Context *context, const char *const *names, PollReport **report, GError **error)
{
	g_auto(Poll) poll = { .context = context };

	return check_names(context->config, names, error) && run(&poll, names, report, error);
}

bool
poll_glance(Context *context, const char *const *names, PollReport **report, GError **error)
{
	g_auto(Poll) poll = { .context = context, .is_glance = true };

	return run(&poll, names, report, error);
}
