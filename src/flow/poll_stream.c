#include "flow/poll_stream.h"

#include "base/error.h"
#include "base/now.h"
#include "base/signal.h"
#include "flow/intake.h"
#include "flow/standing.h"
#include "text/jsontext.h"

/* So many items are a look. */
#define GLANCE_ITEMS_MAX 2000
/* The member of the state that says what of it could not be read. */
#define UNREADABLE "unreadable"
#define STOPPED "somebody asked to stop"

typedef struct Streaming {
	Context *context;
	Job *job;
	const Stream *stream;
	void *reading; /* owned: of the stream; NULL: it could not be opened */
	Intake intake;
	GError *trouble; /* owned: what is wrong with the source */
	bool is_over;    /* nothing more is there */
	const char *cut; /* why it ends before that; NULL: it does not */
} Streaming;

static void
streaming_clear(Streaming *streaming)
{
	if (streaming->reading != NULL) {
		streaming->stream->end(streaming->reading);
	}
	intake_clear(&streaming->intake);
	g_clear_error(&streaming->trouble);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Streaming, streaming_clear)

/* What is the store's ends the run; all else is the source's, but for what breaks off because
 * somebody wants it to stop. @trouble owned by the call. */
static bool
take_trouble(Streaming *streaming, GError *trouble, GError **error)
{
	if (trouble->code == ERROR_STORE_TEMPORARY || trouble->code == ERROR_STORE_PERMANENT) {
		g_propagate_error(error, trouble);
		return false;
	}
	if (signal_stop_requested()) {
		streaming->cut = STOPPED;
		g_error_free(trouble);
	} else {
		streaming->trouble = trouble;
	}
	return true;
}

static void
hear(Streaming *streaming, ImportItem *item)
{
	const Stream *stream = streaming->stream;

	if (item->verdict == IMPORT_END) {
		streaming->is_over = true;
		return;
	}
	if (item->verdict == IMPORT_UNREADABLE && stream->place != NULL) {
		g_autofree char *place = stream->place(streaming->reading);
		g_autofree char *why = g_steal_pointer(&item->why);

		item->why = g_strjoin(": ", place != NULL ? place : "it",
			why != NULL ? why : "it cannot be read", NULL);
	}
	if (item->verdict == IMPORT_POST) {
		poll_row_tally(streaming->job->report, item->post);
	}
	intake_hear(&streaming->intake, item, 0, 0);
}

/* Why no more is read, though there may be more; NULL: it is. */
static const char *
why_cut(const Streaming *streaming, int64_t until_ms)
{
	if (streaming->is_over) {
		return NULL;
	}
	if (signal_stop_requested()) {
		return STOPPED;
	}
	if (now_monotonic_ms() >= until_ms) {
		return "the time of the run was over";
	}
	return streaming->job->report->tallies != NULL
			&& intake_sum(&streaming->intake) >= GLANCE_ITEMS_MAX
		? "a glance looks at the first items alone"
		: NULL;
}

/* Until a batch is there. */
static bool
hear_batch(Streaming *streaming, int64_t until_ms, GError **error)
{
	const Stream *stream = streaming->stream;

	while (!streaming->is_over && streaming->cut == NULL && !intake_is_full(&streaming->intake)
		&& (stream->is_long == NULL || !stream->is_long(streaming->reading))) {
		ImportItem item = { 0 };

		if (!stream->next(streaming->reading, &item, error)) {
			return false;
		}
		hear(streaming, &item);
		post_free(item.post);
		g_free(item.why);
		streaming->cut = why_cut(streaming, until_ms);
	}
	return true;
}

/* How many items became that, and why the first did: of the last that came, until more comes.
 * @state borrowed: what is to be kept. */
static void
keep_count(const Streaming *streaming, IntakeOutcome outcome, const char *key, json_t *state)
{
	const Intake *intake = &streaming->intake;
	const int64_t items = intake->counts[outcome];
	json_t *before = json_object_get(streaming->job->state, key);

	if (items > 0) {
		json_object_set_new(state, key,
			jsontext_object("items", json_integer(items), "first",
				jsontext_text(intake->first[outcome].why), NULL));
	} else if (intake_sum(intake) == 0 && json_is_object(before)) {
		json_object_set(state, key, before);
	}
}

/* @return owned reference. */
static json_t *
state_of(const Streaming *streaming)
{
	json_t *state = streaming->stream->state(streaming->reading);

	keep_count(streaming, INTAKE_PRIVATE, STANDING_PRIVATE, state);
	keep_count(streaming, INTAKE_UNREADABLE, UNREADABLE, state);
	return state;
}

/* What people should know of what was read. @state borrowed: as it is kept. @return owned, or
 * NULL. */
static char *
remark_of(const Streaming *streaming, const json_t *state)
{
	const Stream *stream = streaming->stream;
	const json_t *unreadable = json_object_get(state, UNREADABLE);
	const int64_t items = jsontext_integer(unreadable, "items", 0);
	const char *first = jsontext_string(unreadable, "first");
	char *own = stream->remark != NULL ? stream->remark(streaming->reading) : NULL;

	if (items == 0) {
		return own;
	}
	g_autofree char *before = own;
	return g_strdup_printf("read in part: %s%s%" G_GINT64_FORMAT
			       " %s could not be read, the first is %s",
		before != NULL ? before : "", before != NULL ? "; " : "", items,
		items == 1 ? "item" : "items", first != NULL ? first : "there");
}

static void
note(Streaming *streaming, bool is_end)
{
	const Stream *stream = streaming->stream;
	const Intake *intake = &streaming->intake;
	PollRow *report = streaming->job->report;
	g_autofree char *behind = stream->behind != NULL ? stream->behind(streaming->reading)
							 : NULL;
	json_t *state = state_of(streaming);
	g_autofree char *remark = remark_of(streaming, state);
	const JobStream said = {
		.state = state,
		.behind = behind != NULL ? behind : streaming->cut,
		.remark = remark,
		.why = streaming->trouble != NULL ? streaming->trouble->message : NULL,
		.has_answer = intake_sum(intake) > 0,
	};

	report->read = (int)intake_sum(intake);
	report->fresh = (int)intake->counts[INTAKE_TAKEN];
	report->dropped = report->read - report->fresh - (int)intake->counts[INTAKE_KNOWN];
	job_take_stream(streaming->job, &said, is_end);
}

static bool
write_batch(Streaming *streaming, GError **error)
{
	const Stream *stream = streaming->stream;
	const bool is_end = streaming->is_over || streaming->cut != NULL
		|| streaming->trouble != NULL;
	Store *store = streaming->context->store;
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(store, &transaction, error)
		|| !intake_write(&streaming->intake, error)
		|| (stream->write != NULL && !stream->write(streaming->reading, error))) {
		g_prefix_error(error, "source %s: ", streaming->job->spec->name);
		return false;
	}
	note(streaming, is_end);
	return job_write(streaming->job, store, error)
		&& store_transaction_commit(&transaction, error);
}

static bool
read_all(Streaming *streaming, int64_t until_ms, GError **error)
{
	while (!streaming->is_over && streaming->cut == NULL && streaming->trouble == NULL) {
		GError *trouble = NULL;

		if (!hear_batch(streaming, until_ms, &trouble)
			&& !take_trouble(streaming, trouble, error)) {
			return false;
		}
		if (!write_batch(streaming, error)) {
			return false;
		}
	}
	return true;
}

static bool
refuse(Streaming *streaming, GError **error)
{
	Store *store = streaming->context->store;
	g_auto(StoreTransaction) transaction = { 0 };

	job_refuse(streaming->job, streaming->trouble);
	return store_transaction_begin(store, &transaction, error)
		&& job_write(streaming->job, store, error)
		&& store_transaction_commit(&transaction, error);
}

bool
poll_stream(Context *context, Job *job, const Stream *stream, int64_t until_ms, GError **error)
{
	g_auto(Streaming) streaming = { .context = context, .job = job, .stream = stream };
	const StreamInput input = {
		.context = context,
		.spec = job->spec,
		.source_id = job->row->id,
		.state = job->state,
		.is_new_reading = job->is_new_reading,
		.now_s = job->now_s,
		.is_glance = job->report->tallies != NULL,
	};
	GError *trouble = NULL;

	intake_begin(&streaming.intake, context, job->spec, job->row->id);
	streaming.intake.is_import = stream->is_import;
	streaming.intake.is_no_first = true;
	if (stream->open(&input, &streaming.reading, &trouble)) {
		if (!read_all(&streaming, until_ms, error)) {
			return false;
		}
	} else if (!take_trouble(&streaming, trouble, error)
		|| (streaming.trouble != NULL && !refuse(&streaming, error))) {
		return false;
	}
	if (signal_stop_requested() && !streaming.is_over) {
		error_set(error, ERROR_SYSTEM_TEMPORARY,
			"stopped by a signal; nothing is lost, the next run goes on");
		return false;
	}
	return true;
}
