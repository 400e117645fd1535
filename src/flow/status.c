#include "flow/status.h"

#include "flow/deliver_pause.h"
#include "flow/deliver_room.h"
#include "flow/due.h"
#include "flow/inbox_poll.h"
#include "flow/money.h"
#include "flow/note.h"
#include "flow/outlook.h"
#include "flow/people.h"
#include "flow/prepare.h"
#include "flow/standing.h"
#include "flow/witness.h"
#include "store/bounces.h"
#include "store/deliveries.h"
#include "store/guards.h"
#include "store/keepouts.h"
#include "store/memos.h"
#include "store/posts.h"
#include "store/sources.h"
#include "store/subscribers.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* Deliveries in trouble that are shown one by one, of each state. */
#define FAILURES_SHOWN 10

/* What is still to be read of a source. */
typedef struct Missing {
	int64_t from_s, to_s;
} Missing;

/* By the number of the source; over its tags. @table out, owned: int64_t -> Missing. */
static bool
load_missing(Context *context, GHashTable **table, GError **error)
{
	g_autoptr(GPtrArray) readings = NULL;

	if (!sources_readings(context->store, &readings, error)) {
		return false;
	}
	*table = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	for (guint i = 0; i < readings->len; i++) {
		const ReadingRow *reading = g_ptr_array_index(readings, i);
		Missing *missing = g_hash_table_lookup(*table, &reading->source_id);
		if (reading->missing_to_s == 0) {
			continue;
		}
		if (missing == NULL) {
			missing = g_new0(Missing, 1);
			missing->from_s = reading->missing_from_s;
			g_hash_table_insert(*table, g_memdup2(&reading->source_id, sizeof(int64_t)),
				missing);
		}
		missing->from_s = MIN(missing->from_s, reading->missing_from_s);
		missing->to_s = MAX(missing->to_s, reading->missing_to_s);
	}
	return true;
}

static json_t *
missing_json(const Missing *missing)
{
	return missing == NULL ? json_null()
			       : jsontext_object("from", jsontext_time(missing->from_s), "to",
				       jsontext_time(missing->to_s), NULL);
}

/* @known: its row, or NULL when it was never asked. */
static json_t *
source_json(const SourceSpec *spec, const SourceRow *known, GHashTable *missing, int64_t at_s)
{
	static const SourceRow never_asked = { 0 };
	const SourceRow *row = known != NULL ? known : &never_asked;
	const Missing *gap = g_hash_table_lookup(missing, &row->id);
	g_autofree char *shown_url = url_redact(spec->url);

	return jsontext_object("name", jsontext_text(spec->name), "type", jsontext_text(spec->kind),
		"url", jsontext_text(shown_url), "state", jsontext_text(standing_name(row)),
		"last_success", jsontext_time(row->last_ok_s), "failing_since",
		jsontext_time(row->failing_since_s), "next_due",
		jsontext_time(row->next_due_s >= DUE_NEVER_S ? 0 : row->next_due_s), "failures",
		json_integer(row->failures), "error", jsontext_text(row->last_error), "behind",
		jsontext_text(row->behind), "remark", jsontext_text(row->remark), "private",
		standing_private(row), "missing", missing_json(gap), "money",
		money_report(spec, known, at_s), NULL);
}

static bool
sources_json(Context *context, json_t **rows, GError **error)
{
	const GPtrArray *sources = context->config->sources;
	g_autoptr(GHashTable) known = NULL;
	g_autoptr(GHashTable) missing = NULL;
	json_t *made;

	if (!sources_all(context->store, &known, error)
		|| !load_missing(context, &missing, error)) {
		return false;
	}
	made = json_array();
	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(sources, i);
		const SourceRow *row = g_hash_table_lookup(known, spec->name);
		json_array_append_new(made, source_json(spec, row, missing, now_s(&context->now)));
	}
	*rows = made;
	return true;
}

static json_t *
period_json(const PeriodRow *last)
{
	if (!last->is_there || last->is_beginning) {
		return json_null();
	}
	const char *outcome = last->was_quiet ? "quiet" : "edition";

	return jsontext_object("start", jsontext_time(last->start_s), "end",
		jsontext_time(last->end_s), "outcome", jsontext_text(outcome), "posts",
		json_integer(last->posts), "decided", jsontext_time(last->decided_s), NULL);
}

/* The period that is due or in progress. */
static json_t *
period_in_view_json(const Outlook *outlook)
{
	const Window *window = &outlook->state.window;

	return jsontext_object("start", jsontext_time(window->start_s), "end",
		jsontext_time(window->end_s), "posts", json_integer(outlook->posts), NULL);
}

static const char *
due_name(const PrepareState *state)
{
	static const char *const names[] = {
		[PREPARE_NOT_DUE] = "not due",
		[PREPARE_UNREAD] = "due, but nobody is subscribed",
		[PREPARE_WAITING] = "waiting for a source to answer",
		[PREPARE_DUE] = "due now",
		[PREPARE_HELD] = "held for the organiser's ok",
	};

	return state->is_over ? "ended" : state->is_paused ? "paused" : names[state->due];
}

/* When the pause ends that it is, as the schedule has it; 0: it is none. */
static int64_t
paused_until(const PrepareState *state)
{
	return state->is_paused ? state->next_due_s : 0;
}

/* How many get its month instead of its own editions. @readers out. */
static bool
count_by_month(Context *context, const DigestSpec *digest, int *readers, GError **error)
{
	DigestSpec beside;

	*readers = 0;
	return !digest_spec_by_month(digest, &beside)
		|| people_count(context, &beside, readers, error);
}

/* {subscribers, next_due} of its chats alone; null where none comes so. @json out, owned. */
static bool
after_chats_json(Context *context, const DigestSpec *digest, json_t **json, GError **error)
{
	DigestSpec beside;
	PrepareState state;
	int readers;

	*json = json_null();
	if (!digest_spec_after_chats(digest, &beside)) {
		return true;
	}
	if (!prepare_look(context, &beside, &state, error)
		|| !people_count(context, &beside, &readers, error)) {
		return false;
	}
	*json = jsontext_object("subscribers", json_integer(readers), "next_due",
		state.next_due_s != 0 ? jsontext_time(state.next_due_s) : json_null(), NULL);
	return true;
}

static bool
add_digest(Context *context, const DigestSpec *digest, json_t *rows, GError **error)
{
	g_autofree char *schedule = digest_spec_schedule_text(digest);
	json_auto_t *after = NULL;
	g_auto(Note) note = { 0 };
	g_autofree char *witness = NULL;
	int by_month;
	Outlook outlook;
	PeriodRow last;

	if (!outlook_look(context, digest, &outlook, error)
		|| !note_look(context, digest, &note, error)
		|| !witness_words(context, digest, &witness, error)
		|| !count_by_month(context, digest, &by_month, error)
		|| !after_chats_json(context, digest, &after, error)
		|| !prepare_last_period(context, digest, &last, error)) {
		return false;
	}
	g_autofree char *words = outlook_words(digest, &outlook);
	g_autofree char *note_said = note_words(digest, &note);
	const PrepareState *state = &outlook.state;
	json_array_append_new(rows,
		jsontext_object("name", jsontext_text(digest->name), "title",
			jsontext_text(digest->title), "schedule", jsontext_text(schedule),
			"timezone", jsontext_text(digest->timezone), "subscribers",
			json_integer(outlook.readers), "by_month", json_integer(by_month),
			"after_chats", json_incref(after), "state", jsontext_text(due_name(state)),
			"next_due", jsontext_time(state->next_due_s), "period",
			period_in_view_json(&outlook), "outlook", jsontext_text(words),
			"paused_until", jsontext_time(paused_until(state)), "note",
			jsontext_text(note_said), "witness", jsontext_text(witness), "last_period",
			period_json(&last), NULL));
	return true;
}

static bool
digests_json(Context *context, json_t **rows, GError **error)
{
	const GPtrArray *digests = context->config->digests;
	json_auto_t *made = json_array();

	for (guint i = 0; i < digests->len; i++) {
		if (!add_digest(context, g_ptr_array_index(digests, i), made, error)) {
			return false;
		}
	}
	*rows = json_incref(made);
	return true;
}

/* Active subscriptions of digests that the ini does not have, as {digest: how many}: who renames a
 * digest leaves its readers behind. */
static bool
strays_json(Context *context, json_t **strays, GError **error)
{
	g_autoptr(GPtrArray) tallies = NULL;
	json_t *made = NULL;

	if (!subscribers_tally(context->store, &tallies, error)) {
		return false;
	}
	made = json_object();
	for (guint i = 0; i < tallies->len; i++) {
		const SubscribersTally *tally = g_ptr_array_index(tallies, i);
		const DigestSpec *digest = config_digest(context->config, tally->digest);
		if (digest == NULL || strcmp(digest->name, tally->digest) != 0) {
			json_object_set_new(made, tally->digest, json_integer(tally->active));
		}
	}
	*strays = made;
	return true;
}

static bool
add_troubles(Context *context, DeliveryState state, json_t *rows, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;

	if (!deliveries_list(context->store, state, FAILURES_SHOWN, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		const Delivery *row = g_ptr_array_index(list, i);
		json_array_append_new(rows,
			jsontext_object("email", jsontext_text(row->email), "state",
				jsontext_text(delivery_state_name(state)), "edition",
				json_integer(row->edition_id), "detail", jsontext_text(row->detail),
				NULL));
	}
	return true;
}

/* Editions that wait for the organiser's word. */
static bool
held_json(Context *context, json_t **rows, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;
	json_t *made;

	if (!guards_held(context->store, &list, error)) {
		return false;
	}
	made = json_array();
	for (guint i = 0; i < list->len; i++) {
		const GuardsHeld *held = g_ptr_array_index(list, i);
		json_array_append_new(made,
			jsontext_object("digest", jsontext_text(held->digest), "number",
				json_integer(held->number), "readers", json_integer(held->readers),
				"why", jsontext_text(held->why), NULL));
	}
	*rows = made;
	return true;
}

/* How many mails are in each state, and those in trouble. @troubles borrowed. */
static json_t *
states_json(const int64_t counts[DELIVERY_STATES], json_t *troubles)
{
	json_t *made = json_object();

	for (int i = 0; i < DELIVERY_STATES; i++) {
		json_object_set_new(made, delivery_state_name((DeliveryState)i),
			json_integer(counts[i]));
	}
	json_object_set(made, "troubles", troubles);
	return made;
}

static bool
mail_json(Context *context, json_t **mail, GError **error)
{
	int64_t counts[DELIVERY_STATES] = { 0 };
	json_auto_t *troubles = json_array();

	if (!deliveries_count(context->store, 0, counts, error)
		|| !add_troubles(context, DELIVERY_UNCERTAIN, troubles, error)
		|| !add_troubles(context, DELIVERY_SENDING, troubles, error)
		|| !add_troubles(context, DELIVERY_HELD, troubles, error)
		|| !add_troubles(context, DELIVERY_FAILED, troubles, error)
		|| !add_troubles(context, DELIVERY_RETRY, troubles, error)
		|| !add_troubles(context, DELIVERY_QUEUED, troubles, error)) {
		return false;
	}
	*mail = states_json(counts, troubles);
	return true;
}

static bool
add_memo_troubles(Context *context, DeliveryState state, json_t *rows, GError **error)
{
	const MemosPage page = { .state = state, .limit = FAILURES_SHOWN };
	g_autoptr(GPtrArray) list = NULL;

	if (!memos_due(context->store, &page, G_MAXINT64, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		const Memo *memo = g_ptr_array_index(list, i);
		json_array_append_new(rows,
			jsontext_object("email", jsontext_text(memo->to), "state",
				jsontext_text(delivery_state_name(state)), "kind",
				jsontext_text(memo->kind), "detail",
				jsontext_text(memo->delivery->detail), NULL));
	}
	return true;
}

/* What is for one person. */
static bool
memos_json(Context *context, json_t **memos, GError **error)
{
	int64_t counts[DELIVERY_STATES] = { 0 };
	json_auto_t *troubles = json_array();

	if (!memos_count(context->store, counts, error)
		|| !add_memo_troubles(context, DELIVERY_UNCERTAIN, troubles, error)
		|| !add_memo_troubles(context, DELIVERY_RETRY, troubles, error)) {
		return false;
	}
	*memos = states_json(counts, troubles);
	return true;
}

/* Who gets nothing any more since a mail server or they said so, the last first. */
static bool
suspended_json(Context *context, json_t **suspended, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;
	int64_t count = 0;
	json_t *people = NULL;

	if (!bounces_suspended(context->store, FAILURES_SHOWN, &count, &list, error)) {
		return false;
	}
	people = json_array();
	for (guint i = 0; i < list->len; i++) {
		const BouncesSuspended *one = g_ptr_array_index(list, i);

		json_array_append_new(people,
			jsontext_object("email", jsontext_text(one->email), "digest",
				jsontext_text(one->digest), "state",
				jsontext_text(subscription_state_name(one->state)), "since",
				jsontext_time(one->since_s), "why", jsontext_text(one->why), NULL));
	}
	*suspended = jsontext_object("count", json_integer(count), "people", people, NULL);
	return true;
}

/* How many mails may leave now; null: as many as there are. */
static bool
room_json(Context *context, json_t **room, GError **error)
{
	int count;

	if (!deliver_room(context, &count, error)) {
		return false;
	}
	*room = count == DELIVER_ROOM_ANY ? json_null() : json_integer(count);
	return true;
}

static bool
posts_json(Context *context, json_t **posts, GError **error)
{
	int64_t kept = 0, dropped = 0, kept_out = 0;

	if (!posts_count(context->store, &kept, &dropped, error)
		|| !keepouts_count(context->store, &kept_out, error)) {
		return false;
	}
	*posts = jsontext_object("kept", json_integer(kept), "dropped", json_integer(dropped),
		"kept_out", json_integer(kept_out), NULL);
	return true;
}

/* What the report is made of, each under its key. */
static const struct {
	const char *key;
	bool (*make)(Context *context, json_t **part, GError **error);
} parts[] = {
	{ "digests", digests_json },
	{ "strays", strays_json },
	{ "suspended", suspended_json },
	{ "sources", sources_json },
	{ "inbox", inbox_poll_state },
	{ "mail", mail_json },
	{ "memos", memos_json },
	{ "held_editions", held_json },
	{ "mail_room", room_json },
	{ "posts", posts_json },
};

static bool
add_pause(Context *context, json_t *report, GError **error)
{
	g_auto(DeliverPause) pause = { 0 };

	if (!deliver_pause_read(context, &pause, error)) {
		return false;
	}
	json_object_set_new(report, "mail_paused_until", jsontext_time(pause.until_s));
	json_object_set_new(report, "mail_paused_why", jsontext_text(pause.reason));
	json_object_set_new(report, "login_is_refused",
		json_boolean(pause.until_s != 0 && pause.kind == DELIVER_PAUSE_LOGIN));
	return true;
}

bool
status_report(Context *context, json_t **report, GError **error)
{
	json_auto_t *made = jsontext_object("now", jsontext_time(now_s(&context->now)), "ini",
		jsontext_text(context->config->path), "state_dir",
		jsontext_text(context->config->state_dir), NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		json_t *part = NULL;

		if (!parts[i].make(context, &part, error)) {
			return false;
		}
		json_object_set_new(made, parts[i].key, part);
	}
	if (!add_pause(context, made, error)) {
		return false;
	}
	*report = json_incref(made);
	return true;
}
