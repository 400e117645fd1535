#include "flow/prepare_events.h"

#include "base/now.h"
#include "flow/ahead.h"
#include "store/events.h"
#include "store/sources.h"

#include <string.h>

/* What is known of events at a draft. */
typedef struct Ahead {
	GPtrArray *events; /* of Event: of this digest */
	GPtrArray *all;    /* of Event: of any */
	GPtrArray *told;   /* of EventTold: to anybody */
	GHashTable *rows;  /* name -> SourceRow */
	int64_t from_s, until_s;
} Ahead;

static void
ahead_clear(Ahead *ahead)
{
	g_clear_pointer(&ahead->events, g_ptr_array_unref);
	g_clear_pointer(&ahead->all, g_ptr_array_unref);
	g_clear_pointer(&ahead->told, g_ptr_array_unref);
	g_clear_pointer(&ahead->rows, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Ahead, ahead_clear)

static const Event *
find_event(const GPtrArray *events, const char *uid)
{
	for (guint i = 0; i < events->len; i++) {
		const Event *event = g_ptr_array_index(events, i);

		if (strcmp(event->uid, uid) == 0) {
			return event;
		}
	}
	return NULL;
}

static bool
is_of_course(const EventTold *told, const Draft *draft)
{
	return strcmp(told->digest, draft->digest) == 0
		&& told->is_by_month == (draft->frequency == SCHEDULE_BY_MONTH);
}

static const Event *
find_told(const Ahead *ahead, const Draft *draft, const char *uid)
{
	for (guint i = 0; i < ahead->told->len; i++) {
		const EventTold *told = g_ptr_array_index(ahead->told, i);

		if (is_of_course(told, draft) && strcmp(told->event->uid, uid) == 0) {
			return told->event;
		}
	}
	return NULL;
}

/* Whether a reader's calendar would show the same. */
static bool
is_same(const Event *one, const Event *other)
{
	return one->start_s == other->start_s && one->end_s == other->end_s
		&& one->first_day == other->first_day && one->last_day == other->last_day
		&& one->is_cancelled == other->is_cancelled
		&& g_strcmp0(one->title, other->title) == 0
		&& g_strcmp0(one->place, other->place) == 0 && g_strcmp0(one->url, other->url) == 0;
}

void
prepare_events_number(const GPtrArray *told, Event *event)
{
	const Event *latest = NULL;

	for (guint i = 0; i < told->len; i++) {
		const EventTold *one = g_ptr_array_index(told, i);

		if (strcmp(one->event->uid, event->uid) == 0
			&& (latest == NULL || one->event->sequence > latest->sequence)) {
			latest = one->event;
		}
	}
	if (latest != NULL) {
		event->sequence = MAX(event->sequence,
			latest->sequence + (is_same(event, latest) ? 0 : 1));
	}
}

/* Whether a source announces anything at all: one that fell silent has not cancelled everything. */
static bool
speaks(const Ahead *ahead, const char *source)
{
	for (guint i = 0; i < ahead->all->len; i++) {
		const Event *event = g_ptr_array_index(ahead->all, i);

		if (g_strcmp0(event->source, source) == 0) {
			return true;
		}
	}
	return false;
}

/* Whether its own source could be read to its end, so that what is not there is gone. What the ini
 * does not say any more its organiser has taken out. */
static bool
is_source_sure(const Ahead *ahead, const Context *context, const char *source)
{
	const SourceRow *row = source != NULL ? g_hash_table_lookup(ahead->rows, source) : NULL;

	return source == NULL
		|| (config_source(context->config, source) != NULL && row != NULL
			&& row->failing_since_s == 0 && !row->is_closed && row->remark == NULL
			&& speaks(ahead, source));
}

/* Whether all of that time was looked at. */
static bool
is_seen(const Ahead *ahead, int64_t start_s)
{
	const guint count = ahead->all->len;
	const Event *last = count > 0 ? g_ptr_array_index(ahead->all, count - 1) : NULL;

	return start_s >= ahead->from_s && (count < AHEAD_MAX || start_s < last->start_s);
}

/* Whether something of the same name takes place then, as somebody else announces it. */
static bool
has_twin(const Ahead *ahead, const Event *event)
{
	for (guint i = 0; i < ahead->all->len; i++) {
		const Event *other = g_ptr_array_index(ahead->all, i);

		if (other->start_s == event->start_s && strcmp(other->title, event->title) == 0) {
			return true;
		}
	}
	return false;
}

/* What readers were told of, and nobody announces any more. */
static void
add_gone(const Ahead *ahead, const Context *context, Draft *draft)
{
	for (guint i = 0; i < ahead->told->len; i++) {
		const EventTold *told = g_ptr_array_index(ahead->told, i);
		const Event *event = told->event;

		if (!is_of_course(told, draft) || event->is_cancelled
			|| !is_seen(ahead, event->start_s)
			|| find_event(ahead->all, event->uid) != NULL || has_twin(ahead, event)
			|| !is_source_sure(ahead, context, event->source)) {
			continue;
		}
		Event *gone = event_copy(event);
		gone->is_cancelled = true;
		prepare_events_number(ahead->told, gone);
		g_ptr_array_add(draft->events, gone);
	}
}

static void
add_ahead(const Ahead *ahead, Draft *draft)
{
	for (guint i = 0; i < ahead->events->len; i++) {
		const Event *event = g_ptr_array_index(ahead->events, i);
		const Event *told = find_told(ahead, draft, event->uid);

		if (event->start_s >= ahead->until_s && (told == NULL || is_same(event, told))) {
			continue;
		}
		Event *own = event_copy(event);
		prepare_events_number(ahead->told, own);
		g_ptr_array_add(draft->events, own);
	}
}

/* Up to when anything was told of. */
static int64_t
last_told(const Ahead *ahead)
{
	int64_t last_s = 0;

	for (guint i = 0; i < ahead->told->len; i++) {
		const EventTold *told = g_ptr_array_index(ahead->told, i);

		last_s = MAX(last_s, told->event->start_s);
	}
	return last_s;
}

/* How far a date that was told of may have been moved and is still found. */
#define MOVED_S (92 * DAY_S)

static bool
look_ahead(const Context *context, const DigestSpec *digest, Ahead *ahead, GError **error)
{
	AheadWanted wanted = { .from_s = ahead->from_s };

	if (!events_told(context->store, ahead->from_s, &ahead->told, error)
		|| !sources_all(context->store, &ahead->rows, error)) {
		return false;
	}
	const int64_t last_s = last_told(ahead);
	wanted.until_s = last_s > 0 ? MAX(ahead->until_s, last_s + MOVED_S) : ahead->until_s;
	if (!ahead_events(context, &wanted, &ahead->all, error)) {
		return false;
	}
	wanted.digest = digest;
	return ahead_events(context, &wanted, &ahead->events, error);
}

bool
prepare_events(Context *context, const DigestSpec *digest, const PrepareState *state, Draft *draft,
	GError **error)
{
	const int64_t length_s = digest_spec_events(digest);
	g_auto(Ahead) ahead = {
		.from_s = MAX(state->window.end_s, now_s(&context->now)),
		.until_s = state->window.end_s + length_s,
	};

	if (length_s == 0) {
		return true;
	}
	if (!look_ahead(context, digest, &ahead, error)) {
		return false;
	}
	add_ahead(&ahead, draft);
	add_gone(&ahead, context, draft);
	g_ptr_array_sort(draft->events, event_compare);
	if (draft->events->len > DRAFT_EVENTS_MAX) {
		g_ptr_array_set_size(draft->events, DRAFT_EVENTS_MAX);
	}
	draft->has_calendar = digest->attach_ics && draft->events->len > 0;
	return true;
}

bool
prepare_events_tell(Context *context, const Draft *draft, GError **error)
{
	const EditionsCourse course = {
		.digest = draft->digest,
		.course = schedule_course(draft->frequency),
	};

	return events_tell(context->store, &course, draft->events, error);
}
