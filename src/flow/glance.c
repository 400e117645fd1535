#include "flow/glance.h"

#include <string.h>

#include "base/error.h"
#include "base/now.h"
#include "flow/glance.tab.h"
#include "flow/money.h"
#include "flow/poll.h"
#include "flow/scratch.h"
#include "flow/standing.h"
#include "flow/stream.h"
#include "model/reach.h"
#include "store/sources.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"

#define READ "read"
#define IN_PART "read in part"
#define NEVER_READ "never read"
#define REFUSED "refused"
#define NOT_REACHABLE "not reachable"
#define NOT_READABLE "cannot be read"
#define NOT_ASKED "not asked"
#define COSTS "costs money"
#define FILES "file"

/* What is to be done about an answer that could not be used. */
typedef struct Mend {
	const char *kind; /* NULL: any; FILES: of this machine, whatever their kind */
	int first, last;  /* HTTP's status; 0: no answer; -1: nor ever will be one */
	const char *words;
} Mend;

static const Mend mends[] = { GLANCE_MENDS };

/* ---- what it costs ---- */

/* Who is asked, and who is not since it takes money. */
typedef struct Glance {
	const Context *context;
	GPtrArray *names;    /* of char*, borrowed: ended by NULL */
	GHashTable *refused; /* name (borrowed) -> why it is not asked, owned */
	GPtrArray *booked;   /* of SourceSpec, borrowed: what a glance at them may cost is booked */
	Lock *lock;          /* owned: the poll's, from the first of these on */
} Glance;

static void
glance_clear(Glance *glance)
{
	g_clear_pointer(&glance->names, g_ptr_array_unref);
	g_clear_pointer(&glance->refused, g_hash_table_unref);
	g_clear_pointer(&glance->booked, g_ptr_array_unref);
	g_clear_pointer(&glance->lock, lock_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Glance, glance_clear)

/* @return owned: what it would cost. */
static char *
price_words(const Context *context, const SourceSpec *spec)
{
	json_auto_t *money = money_report(spec, NULL, now_s(&context->now));
	g_autofree char *most = budget_money(jsontext_integer(money, "glance", 0));

	return g_strdup_printf("it takes money for each post (`tagdigest check --online --spend` "
			       "asks it, for %s at most)",
		most);
}

static bool
add_paid(Glance *glance, const SourceSpec *spec, bool may_spend, GError **error)
{
	char *why = NULL;

	if (!may_spend) {
		why = price_words(glance->context, spec);
	} else if (spec->budget.micros == 0) {
		why = g_strdup("no budget is set (set budget = 5.00 USD a month, or what you like "
			       "to spend)");
	} else if (!money_book_glance(glance->context, spec, &glance->lock, &why, error)) {
		return false;
	}
	if (why != NULL) {
		g_hash_table_insert(glance->refused, spec->name, why);
	} else {
		g_ptr_array_add(glance->names, spec->name);
		g_ptr_array_add(glance->booked, (gpointer)spec);
	}
	return true;
}

static bool
choose(Glance *glance, bool may_spend, GError **error)
{
	const GPtrArray *sources = glance->context->config->sources;

	glance->names = g_ptr_array_new();
	glance->booked = g_ptr_array_new();
	glance->refused = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	for (guint i = 0; i < sources->len; i++) {
		SourceSpec *spec = g_ptr_array_index(sources, i);
		if (!money_is_taken(spec)) {
			g_ptr_array_add(glance->names, spec->name);
		} else if (!add_paid(glance, spec, may_spend, error)) {
			return false;
		}
	}
	g_ptr_array_add(glance->names, NULL);
	return true;
}

/* What each of them cost, by the state that the glance left. */
static bool
settle(const Glance *glance, Store *own, GError **error)
{
	const int64_t at_s = now_s(&glance->context->now);

	for (guint i = 0; i < glance->booked->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(glance->booked, i);
		g_autoptr(SourceRow) row = NULL;

		if (!sources_get(own, spec->name, &row, error)) {
			return false;
		}
		json_auto_t *money = money_report(spec, row, at_s);
		if (!money_settle_glance(glance->context, spec, jsontext_integer(money, "spent", 0),
			    error)) {
			return false;
		}
	}
	return true;
}

/* ---- what is told ---- */

static bool
is_passing(const PollRow *row)
{
	return row->status == 0 || row->status == 429 || row->status >= 500;
}

static const char *
state_of(const PollRow *row, const SourceRow *known)
{
	const char *standing = known != NULL ? standing_name(known) : "never asked";

	if (row->outcome == POLL_CLOSED) {
		return row->status == 0 && row->requests > 0 ? NOT_REACHABLE : REFUSED;
	}
	if (row->outcome == POLL_FAILED) {
		return is_passing(row) && row->requests > 0 ? NOT_REACHABLE : NOT_READABLE;
	}
	if (row->outcome == POLL_NOT_DUE || strcmp(standing, "never asked") == 0) {
		return NOT_ASKED;
	}
	if (strcmp(standing, NEVER_READ) == 0) {
		return NEVER_READ;
	}
	return known->remark != NULL ? IN_PART : READ;
}

/* Whether the source's own words say what to do. */
static bool
says_itself(const PollRow *row)
{
	return row->why != NULL
		&& (strstr(row->why, "(expected ") != NULL || strstr(row->why, "(set ") != NULL);
}

static bool
is_of_kind(const SourceSpec *spec, const char *kind)
{
	if (kind != NULL && strcmp(kind, FILES) == 0) {
		return reach_is_file(spec->url);
	}
	return kind == NULL || strcmp(kind, spec->kind) == 0;
}

static const char *
mend_of(const SourceSpec *spec, const PollRow *row, const char *state, bool is_told)
{
	const char *empty = standing_empty(spec->kind);

	if (strcmp(state, NEVER_READ) == 0 && is_told) {
		return NULL;
	}
	if (strcmp(state, NEVER_READ) == 0) {
		return strcmp(spec->kind, "mastodon") == 0 ? GLANCE_NO_POSTS
			: strcmp(spec->kind, "feed") == 0  ? GLANCE_NO_ITEMS
			: source_spec_is_calendar(spec)    ? GLANCE_NO_EVENTS
			: empty != NULL                    ? empty
							   : GLANCE_NO_HITS;
	}
	/* What was not even asked is a mistake of this machine's, which has its line. */
	if (!poll_outcome_is_failure(row->outcome) || row->requests == 0 || says_itself(row)) {
		return NULL;
	}
	const bool is_lasting = row->status == 0 && row->outcome == POLL_CLOSED;
	const int status = is_lasting ? -1 : row->status;
	for (guint i = 0; i < G_N_ELEMENTS(mends); i++) {
		const Mend *mend = &mends[i];

		if (is_of_kind(spec, mend->kind) && status >= mend->first && status <= mend->last) {
			return mend->words;
		}
	}
	return NULL;
}

/* What a glance leaves to a run is said of what is not asked, and of files that wait. @return
 * owned, or NULL. */
static char *
why_of(const SourceSpec *spec, const PollRow *row, const SourceRow *known, const char *state)
{
	const bool is_asked = strcmp(state, NOT_ASKED) != 0;
	const char *remark = is_asked && known != NULL ? known->remark : NULL;
	const char *behind = !is_asked || stream_of(spec) != NULL ? row->behind : NULL;

	if (row->why != NULL) {
		return g_strdup(row->why);
	}
	return remark != NULL && behind != NULL ? g_strdup_printf("%s; %s", remark, behind)
						: g_strdup(remark != NULL ? remark : behind);
}

static json_t *
tags_json(const PollRow *row)
{
	json_t *tags = json_array();

	for (guint i = 0; row->tallies != NULL && i < row->tallies->len; i++) {
		const PollTally *tally = &g_array_index(row->tallies, PollTally, i);

		json_array_append_new(tags,
			jsontext_object("tag", jsontext_text(tally->tag->display), "posts",
				json_integer(tally->posts), "since", jsontext_time(tally->oldest_s),
				"newest", jsontext_time(tally->newest_s), NULL));
	}
	return tags;
}

static json_t *
row_json(const SourceSpec *spec, const PollRow *row, const SourceRow *known)
{
	const char *state = state_of(row, known);
	g_autofree char *url = url_redact(spec->url);
	g_autofree char *why = why_of(spec, row, known, state);

	return jsontext_object("name", jsontext_text(spec->name), "state", jsontext_text(state),
		"url", jsontext_text(url), "posts", json_integer(row->read), "events",
		json_integer(row->events), "kept", json_integer(row->fresh), "tags", tags_json(row),
		"private", known != NULL ? standing_private(known) : json_null(), "why",
		jsontext_text(why), "mend", jsontext_text(mend_of(spec, row, state, why != NULL)),
		NULL);
}

/* One that takes money and was not asked. */
static json_t *
refused_json(const SourceSpec *spec, const char *why)
{
	g_autofree char *url = url_redact(spec->url);

	return jsontext_object("name", jsontext_text(spec->name), "state", jsontext_text(COSTS),
		"url", jsontext_text(url), "posts", json_integer(0), "kept", json_integer(0),
		"tags", json_array(), "why", jsontext_text(why), "mend", json_null(), NULL);
}

/* @return owned; the keys and values borrowed. */
static GHashTable *
rows_by_name(const PollReport *polled)
{
	GHashTable *rows = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < polled->rows->len; i++) {
		PollRow *row = g_ptr_array_index(polled->rows, i);
		g_hash_table_insert(rows, row->source, row);
	}
	return rows;
}

static bool
tell(const Glance *glance, const Context *own, const PollReport *polled, json_t **report,
	GError **error)
{
	const GPtrArray *sources = own->config->sources;
	g_autoptr(GHashTable) rows = rows_by_name(polled);
	g_autoptr(GHashTable) known = NULL;

	if (!sources_all(own->store, &known, error)) {
		return false;
	}
	*report = json_array();
	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(sources, i);
		const char *why = g_hash_table_lookup(glance->refused, spec->name);
		const PollRow *row = g_hash_table_lookup(rows, spec->name);

		if (why != NULL) {
			json_array_append_new(*report, refused_json(spec, why));
		} else if (row != NULL) {
			json_array_append_new(*report,
				row_json(spec, row, g_hash_table_lookup(known, spec->name)));
		}
	}
	return true;
}

static bool
run(const Context *context, bool may_spend, json_t **report, GError **error)
{
	g_autoptr(PollReport) polled = NULL;
	g_auto(Glance) glance = { .context = context };
	Context own = { 0 };
	const bool done = choose(&glance, may_spend, error) && scratch_open(context, &own, error)
		&& poll_glance(&own, (const char *const *)glance.names->pdata, &polled, error)
		&& settle(&glance, own.store, error) && tell(&glance, &own, polled, report, error);

	scratch_close(&own);
	return done;
}

bool
glance_run(const Context *context, json_t **report, GError **error)
{
	return run(context, false, report, error);
}

bool
glance_run_spending(const Context *context, json_t **report, GError **error)
{
	return run(context, true, report, error);
}

/* ---- in words ---- */

static void
append_tag(GString *out, const json_t *tag, GTimeZone *zone)
{
	const int posts = (int)jsontext_integer(tag, "posts", 0);
	int64_t since_s;

	if (posts == 0) {
		g_string_append_printf(out, "    %s: none seen\n", jsontext_string(tag, "tag"));
		return;
	}
	g_string_append_printf(out, "    %s: %d %s", jsontext_string(tag, "tag"), posts,
		posts == 1 ? "post" : "posts");
	if (date_parse(jsontext_string(tag, "since"), &since_s)) {
		g_autofree char *since = date_words(since_s, zone);

		g_string_append_printf(out, ", since %s", since);
	}
	g_string_append_c(out, '\n');
}

static void
append_row(GString *out, const json_t *row, GTimeZone *zone)
{
	const char *why = jsontext_string(row, "why");
	const char *mend = jsontext_string(row, "mend");
	const json_t *hidden = json_object_get(row, "private");
	const int64_t posts = jsontext_integer(row, "posts", 0);
	const int64_t events = jsontext_integer(row, "events", 0);
	size_t index;
	const json_t *tag;

	g_string_append_printf(out, "source %s (%s): %s", jsontext_string(row, "name"),
		jsontext_string(row, "url"), jsontext_string(row, "state"));
	if (posts > 0) {
		g_string_append_printf(out, "; %" G_GINT64_FORMAT " %s seen", posts,
			posts == 1 ? "post" : "posts");
	}
	if (events > 0) {
		g_string_append_printf(out, "; %" G_GINT64_FORMAT " %s seen", events,
			events == 1 ? "event" : "events");
	}
	g_string_append_c(out, '\n');
	if (why != NULL) {
		g_string_append_printf(out, "    %s\n", why);
	}
	if (json_is_object(hidden)) {
		g_autofree char *words = standing_private_words(hidden);

		g_string_append_printf(out, "    %s\n", words);
	}
	if (mend != NULL) {
		g_string_append_printf(out, "    %s\n", mend);
	}
	json_array_foreach (json_object_get(row, "tags"), index, tag) {
		if (posts > 0) {
			append_tag(out, tag, zone);
		}
	}
}

char *
glance_text(const json_t *report)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	GString *out = g_string_new(NULL);
	size_t index;
	const json_t *row;

	json_array_foreach (report, index, row) {
		append_row(out, row, zone);
	}
	return g_string_free(out, FALSE);
}

bool
glance_judge(const json_t *report, GError **error)
{
	guint lost = 0, passing = 0;
	size_t index;
	const json_t *row;

	json_array_foreach (report, index, row) {
		const char *state = jsontext_string(row, "state");
		const bool may_pass = strcmp(state, NOT_REACHABLE) == 0
			|| strcmp(state, NOT_ASKED) == 0;

		passing += may_pass ? 1 : 0;
		lost += may_pass || strcmp(state, REFUSED) == 0 || strcmp(state, NOT_READABLE) == 0
			? 1
			: 0;
	}
	if (lost > 0) {
		error_set(error, lost == passing ? ERROR_REMOTE_TEMPORARY : ERROR_REMOTE_PERMANENT,
			"%u of %u sources could not be read", lost, (guint)json_array_size(report));
	}
	return lost == 0;
}
