#include "flow/poll_job.h"

#include "base/error.h"
#include "base/now.h"
#include "flow/due.h"

#define HTTP_TOO_MANY_REQUESTS 429
/* How long a source may be put off before that is said to be a failure. */
#define PUT_OFF_S_MAX (2 * DAY_S)

Job *
job_new(const SourceSpec *spec, SourceRow *row, PollRow *report, const char *wants)
{
	Job *job = g_new0(Job, 1);

	job->spec = spec;
	job->kind = kind_of(spec);
	job->row = row;
	/* One that cannot be read is as good as none: the source begins anew. */
	job->state = row->state != NULL ? json_loads(row->state, JSON_DECODE_ANY, NULL) : NULL;
	job->report = report;
	job->access = access_of(spec);
	job->readings = g_ptr_array_new_with_free_func((GDestroyNotify)reading_row_free);
	if (g_strcmp0(row->wants, wants) != 0) {
		/* What was dropped may be wanted; the other side would say that nothing changed. */
		job->is_new_reading = true;
		job->has_news = true;
		g_free(row->wants);
		row->wants = g_strdup(wants);
	}
	return job;
}

void
job_free(Job *job)
{
	access_clear(&job->access);
	g_clear_pointer(&job->state, json_decref);
	source_row_free(job->row);
	g_ptr_array_unref(job->readings);
	g_clear_pointer(&job->events, g_ptr_array_unref);
	g_free(job);
}

static void
finish_well(Job *job)
{
	SourceRow *row = job->row;

	row->last_ok_s = job->now_s;
	row->failing_since_s = 0;
	row->failures = 0;
	g_clear_pointer(&row->last_error, g_free);
	if (row->behind != NULL) {
		job->report->outcome = POLL_BEHIND;
	} else {
		job->report->outcome = job->has_answer ? POLL_READ : POLL_SAME;
	}
}

/* It is not asked any more, which is said with what the server says. */
static void
say_gone(Job *job)
{
	if (job->gone_runs >= DUE_GONE_RUNS) {
		g_autofree char *why = g_steal_pointer(&job->report->why);
		job->report->why = g_strdup_printf(
			"%s; it is not asked any more (give its new "
			"address or take it out of the ini; " JOB_ASKS_AT_ONCE "%s` asks once)",
			why, job->spec->name);
	}
}

static void
finish_badly(Job *job)
{
	SourceRow *row = job->row;

	row->failing_since_s = row->failing_since_s != 0 ? MIN(row->failing_since_s, job->now_s)
							 : job->now_s;
	row->failures++;
	say_gone(job);
	g_free(row->last_error);
	row->last_error = g_strdup(job->report->why);
	job->report->outcome = row->is_closed ? POLL_CLOSED : POLL_FAILED;
}

/* What the other side @said replaces what @place holds. */
static void
set_text(Job *job, char **place, const char *said)
{
	g_autofree char *text = access_conceal(&job->access, said);

	if (g_strcmp0(*place, text) != 0) {
		g_free(*place);
		*place = g_steal_pointer(&text);
		job->has_news = true;
	}
}

static void
set_behind(Job *job, const char *behind)
{
	set_text(job, &job->row->behind, behind);
	g_free(job->report->behind);
	job->report->behind = g_strdup(behind);
}

/* Its host had asked to wait, and so nobody asked for all that it wanted. */
static bool
is_put_off(const Job *job)
{
	return job->was_put_off && !job->has_trouble;
}

/* That is manners, and no failure of a source that was read of late. */
static void
finish_put_off(Job *job, int64_t last_try_s)
{
	SourceRow *row = job->row;

	if (job->has_answer) {
		set_behind(job, job->report->why);
		finish_well(job);
	} else if (row->failing_since_s == 0 && job->now_s - row->last_ok_s < PUT_OFF_S_MAX) {
		row->last_try_s = last_try_s;
		job->report->outcome = POLL_NOT_DUE;
	} else {
		const int failures = row->failures;
		finish_badly(job);
		row->failures = failures;
	}
}

static int64_t
next_due(const Job *job)
{
	const DueFacts facts = {
		.now_s = job->now_s,
		.interval_s = job->spec->min_interval_s,
		.url = job->spec->url,
		.failures = job->row->failures,
		.is_closed = job->row->is_closed,
		.is_our_fault = job->is_our_fault,
		.gone_runs = job->gone_runs,
		.wait_until_s = job->wait_until_s,
		.rest = &job->rest,
	};

	return due_next(&facts);
}

/* Whoever comes next may ask it. */
static void
give_back(Job *job)
{
	job->is_over = true;
	job->is_changed = true;
	g_clear_pointer(&job->row->lease_owner, g_free);
	job->row->lease_until_s = 0;
}

/* The run of this source is over: what is remembered of how it went. */
static void
finish(Job *job)
{
	SourceRow *row = job->row;
	const int64_t last_try_s = row->last_try_s;

	give_back(job);
	row->last_try_s = job->now_s;
	row->is_closed = job->worst == STEP_CLOSED;
	if (job->worst == STEP_GO_ON) {
		finish_well(job);
	} else if (is_put_off(job)) {
		finish_put_off(job, last_try_s);
	} else {
		finish_badly(job);
	}
	row->next_due_s = is_put_off(job) && !job->has_answer ? job->rest.retry_at_s
							      : next_due(job);
	job->report->next_due_s = row->next_due_s;
}

/* Whether a reply brought a document, and not just the word that nothing changed. */
static bool
is_document(const Step *step, const Reply *reply)
{
	return reply != NULL && step->outcome == STEP_GO_ON && !step->not_modified;
}

/* A remark stands until a document came that gave no cause for one. */
static void
note_remark(Job *job, const Step *step, const Reply *reply)
{
	if (step->is_in_part) {
		set_text(job, &job->row->remark, step->why);
		job->has_remark = true;
	} else if (is_document(step, reply) && !job->has_remark) {
		set_text(job, &job->row->remark, NULL);
	}
}

static void
note_outcome(Job *job, const Step *step, const Reply *reply)
{
	if (step->outcome != STEP_GO_ON) {
		const bool was_asked = reply == NULL || reply->error == NULL
			|| reply->status != HTTP_TOO_MANY_REQUESTS;
		job->has_trouble = job->has_trouble || was_asked;
		job->was_put_off = job->was_put_off || !was_asked;
		job->worst = MAX(job->worst, step->outcome);
		job->wait_until_s = MAX(job->wait_until_s, step->wait_until_s);
		job->report->status = reply != NULL ? reply->status : 0;
	}
	job->has_answer = job->has_answer || is_document(step, reply);
	/* A remark on what went well does not hide what went wrong. */
	if (step->why != NULL && step->outcome >= job->worst) {
		g_free(job->report->why);
		job->report->why = access_conceal(&job->access, step->why);
	}
	note_remark(job, step, reply);
	set_behind(job, step->is_behind ? step->behind : NULL);
}

/* Of several answers the one counts that asks for most; a document's words are those in state. */
static void
note_rest(Job *job, const Step *step)
{
	const int64_t fresh_s = MAX(job->rest.fresh_s, step->rest.fresh_s);
	const int64_t retry_at_s = MAX(job->rest.retry_at_s, step->rest.retry_at_s);

	job->rest = step->rest;
	job->rest.fresh_s = fresh_s;
	job->rest.retry_at_s = retry_at_s;
	job->gone_runs = step->gone_runs;
}

static void
note_readings(Job *job, const Step *step)
{
	const char *authority = job->access.authority;

	for (guint i = 0; i < step->readings->len; i++) {
		const StepReading *said = g_ptr_array_index(step->readings, i);
		ReadingRow *row = g_new0(ReadingRow, 1);

		row->source_id = job->row->id;
		row->server = g_strdup(authority != NULL ? authority : "");
		row->tag = g_strdup(said->tag);
		row->newest_s = said->newest_s;
		row->oldest_s = said->oldest_s;
		row->missing_from_s = said->missing_from_s;
		row->missing_to_s = said->missing_to_s;
		row->read_s = job->now_s;
		g_ptr_array_add(job->readings, row);
	}
}

static void
remember(Job *job, Step *step)
{
	SourceRow *row = job->row;

	if (!json_equal(job->state, step->state)) {
		g_clear_pointer(&job->state, json_decref);
		job->state = g_steal_pointer(&step->state);
		job->has_news = true;
	}
	if (step->title != NULL) {
		set_text(job, &row->title, step->title);
	}
	job->is_changed = true;
}

static void
tally_posts(const Job *job, const GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		poll_row_tally(job->report, g_ptr_array_index(posts, i));
	}
}

static int
budget_of(const Job *job)
{
	return MAX(0, job->spec->max_requests - job->report->requests);
}

static void
make_requests(Job *job, Gather *gather, Step *step)
{
	const guint count = MIN(step->requests->len, (guint)budget_of(job));

	for (guint i = 0; i < count; i++) {
		Request *request = g_ptr_array_index(step->requests, i);

		g_ptr_array_index(step->requests, i) = NULL;
		access_ask(&job->access, gather, request, job);
		job->in_flight++;
		job->report->requests++;
	}
}

/* What a platform asks to wait holds for its whole host, also when a deadline presses. */
static void
note_wait(const Job *job, Gather *gather, const Step *step)
{
	if (step->wait_until_s <= job->now_s || job->access.authority == NULL) {
		return;
	}
	HostState *host = host_state_new(job->access.authority);
	host->not_before_s = step->wait_until_s;
	host->reason = access_conceal(&job->access, step->why);
	gather_set_host(gather, host);
}

/* A calendar waits to be taken. */
static void
job_hold(Job *job, Step *step)
{
	if (step->events != NULL) {
		g_clear_pointer(&job->events, g_ptr_array_unref);
		job->events = g_steal_pointer(&step->events);
		job->are_all_events = step->are_all_events;
		job->report->events = (int)job->events->len;
	}
}

GPtrArray *
job_step(Job *job, Gather *gather, const Reply *reply)
{
	g_auto(Step) step = { 0 };
	StepInput input = {
		.spec = job->spec,
		.state = job->state,
		.now_s = job->now_s,
		.begin_s = job->begin_s,
		.budget = budget_of(job),
		.is_new_reading = reply == NULL && job->is_new_reading,
		.is_glance = job->report->tallies != NULL,
		.has_auth = job->access.secret != NULL,
		.reply = reply,
	};

	job->in_flight -= reply != NULL ? 1 : 0;
	kind_step(job->kind, &input, &step);
	job->forgets_readings = job->forgets_readings || input.is_new_reading;
	job->report->read += (int)step.passed_over;
	job->report->dropped += (int)step.passed_over;
	tally_posts(job, step.posts);
	note_outcome(job, &step, reply);
	note_rest(job, &step);
	note_readings(job, &step);
	note_wait(job, gather, &step);
	if (step.must_keep) {
		gather_keep(gather);
	}
	make_requests(job, gather, &step);
	remember(job, &step);
	if (job->in_flight == 0) {
		finish(job);
	}
	job_hold(job, &step);
	access_conceal_posts(&job->access, step.posts);
	return g_steal_pointer(&step.posts);
}

void
job_take_stream(Job *job, const JobStream *said, bool is_over)
{
	json_auto_t *state = said->state;
	const bool is_new_state = !json_equal(job->state, state);

	if (is_new_state) {
		g_clear_pointer(&job->state, json_decref);
		job->state = g_steal_pointer(&state);
		job->has_news = true;
	}
	job->has_answer = job->has_answer || said->has_answer;
	set_behind(job, said->behind);
	/* What could not be read in an earlier run stands until something else came. */
	if (said->remark != NULL || said->has_answer || is_new_state) {
		set_text(job, &job->row->remark, said->remark);
	}
	if (said->why != NULL) {
		job->worst = STEP_FAILED;
		g_free(job->report->why);
		job->report->why = access_conceal(&job->access, said->why);
	}
	job->is_changed = true;
	if (is_over) {
		finish(job);
	}
}

/* What it is read for now is as new to the next run. */
static void
unhear(Job *job)
{
	if (job->is_new_reading) {
		g_clear_pointer(&job->row->wants, g_free);
	}
}

static bool
is_of_others(const GError *trouble)
{
	return trouble->code == ERROR_NETWORK_TEMPORARY || trouble->code == ERROR_NETWORK_PERMANENT
		|| trouble->code == ERROR_REMOTE_TEMPORARY;
}

void
job_refuse(Job *job, const GError *trouble)
{
	const bool is_closed = trouble->code == ERROR_REMOTE_PERMANENT;

	job->worst = is_closed ? STEP_CLOSED : STEP_FAILED;
	job->is_our_fault = !is_closed && !is_of_others(trouble);
	g_free(job->report->why);
	/* A glance keeps nothing, and so nobody is left alone. */
	job->report->why = is_closed && job->report->tallies == NULL
		? g_strdup_printf("%s; it is asked again in a day, or at once by " JOB_ASKS_AT_ONCE
				  "%s`",
			trouble->message, job->spec->name)
		: g_strdup(trouble->message);
	unhear(job);
	finish(job);
}

void
job_cut_off(Job *job)
{
	if (job->report->requests > job->in_flight) {
		set_behind(job, "the time of the run was over");
		finish(job);
		return;
	}
	/* Nothing of it has come: it is the first in the next run. */
	set_behind(job, "the time of the run was over before it answered");
	give_back(job);
	job->report->outcome = POLL_BEHIND;
}

static bool
write_readings(Job *job, Store *store, GError **error)
{
	if (job->forgets_readings && !sources_forget_readings(store, job->row->id, error)) {
		return false;
	}
	job->forgets_readings = false;
	for (guint i = 0; i < job->readings->len; i++) {
		if (!sources_put_reading(store, g_ptr_array_index(job->readings, i), error)) {
			return false;
		}
	}
	g_ptr_array_set_size(job->readings, 0);
	return true;
}

/* Only now, since few replies change a state. */
static void
write_state(Job *job)
{
	g_free(job->row->state);
	job->row->state = job->state != NULL
		? json_dumps(job->state, JSON_COMPACT | JSON_ENCODE_ANY)
		: NULL;
}

bool
job_write(Job *job, Store *store, GError **error)
{
	if (!job->is_changed) {
		return true;
	}
	const bool has_news = job->has_news;
	job->is_changed = job->has_news = false;
	if (has_news) {
		write_state(job);
	}
	const bool is_written = write_readings(job, store, error)
		&& (has_news ? sources_save(store, job->row, error)
			     : sources_save_run(store, job->row, error));
	if (!is_written) {
		g_prefix_error(error, "source %s: ", job->spec->name);
		return false;
	}
	return true;
}
