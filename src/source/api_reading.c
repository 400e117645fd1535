#include "source/api_reading.h"

#include "base/now.h"
#include "base/prefix.h"
#include "source/api_value.h"
#include "source/turns.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define GATE_EVERY_S DAY_S
/* What stands for a hashtag may be another one after it was deleted and made anew. */
#define LOOKUP_EVERY_S DAY_S
/* Whatever comes late has come by then; and how often it is looked for. */
#define AGAIN_S (2 * DAY_S)
#define AGAIN_EVERY_S (3 * HOUR_S)
#define MARK_EVERY_S HOUR_S

#define PAGE "page "
#define OFFSET "offset "
#define CURSOR "cursor "
#define URL "url "

static const SourceSpec *
spec_of(const ApiReading *reading)
{
	return reading->input->spec;
}

json_t *
api_reading_tag(const ApiReading *reading, const char *key)
{
	return jsontext_member(jsontext_member(reading->step->state, "tags"), key);
}

static const char *
key_at(const ApiReading *reading, guint index)
{
	const GPtrArray *tags = spec_of(reading)->tags;
	return ((const Hashtag *)g_ptr_array_index(tags, index % tags->len))->key;
}

/* The keys of all hashtags. */
static GPtrArray *
keys_of(const ApiReading *reading)
{
	GPtrArray *keys = g_ptr_array_new();

	for (guint i = 0; i < spec_of(reading)->tags->len; i++) {
		g_ptr_array_add(keys, (gpointer)key_at(reading, i));
	}
	return keys;
}

static guint
turn_of(const ApiReading *reading)
{
	g_autoptr(GPtrArray) keys = keys_of(reading);

	return turns_at(reading->step->state, "turn", keys);
}

int
api_reading_count(const ApiReading *reading, const char *name)
{
	return turns_count(reading->step->state, name);
}

void
api_reading_set_count(const ApiReading *reading, const char *name, int count)
{
	turns_set_count(reading->step->state, name, count);
}

/* ---- requests ---- */

static void
add_request(ApiReading *reading, Request *request)
{
	g_ptr_array_add(reading->step->requests, request);
	reading->left--;
}

/* What stands behind a word; NULL: another word. */
static const char *
behind(const char *text, const char *word)
{
	return text != NULL && prefix_stands_at(text, word) ? text + strlen(word) : NULL;
}

/* Ask for a page of a hashtag. @asked by what it is asked for; NULL: the newest. */
static bool
ask_page(ApiReading *reading, const char *phase, const char *key, const char *asked)
{
	const KindPlan *plan = reading->plan;
	const json_t *tag = api_reading_tag(reading, key);
	const bool is_since = strcmp(phase, API_SINCE) == 0;
	const bool is_by_id = plan->next == KIND_NEXT_UNTIL || plan->next == KIND_NEXT_SINCE;
	const char *page = behind(asked, PAGE);
	const char *offset = behind(asked, OFFSET);
	const char *url = behind(asked, URL);
	const ApiPlaces places = {
		.tag = key,
		.lookup = jsontext_string(tag, "lookup"),
		.page = page != NULL            ? page
			: plan->first_page == 0 ? "0"
						: "1",
		.offset = offset != NULL ? offset : "0",
		.cursor = behind(asked, CURSOR),
		.since = is_since ? asked : NULL,
		.until = is_by_id && !is_since ? asked : NULL,
	};
	g_autofree char *mark = g_strdup_printf("%s %s%s%s", phase, key, asked != NULL ? " " : "",
		asked != NULL ? asked : "");

	if (reading->left <= 0) {
		return false;
	}
	add_request(reading,
		url != NULL && !is_by_id
			? api_request_at(spec_of(reading), url, mark)
			: api_request_new(spec_of(reading), plan->request, &places, mark));
	return true;
}

static bool
is_lookup_due(const ApiReading *reading, const json_t *tag)
{
	const int64_t asked_s = jsontext_integer(tag, "lookup_s", 0);

	return reading->plan->lookup != NULL
		&& (jsontext_string(tag, "lookup") == NULL
			|| asked_s + LOOKUP_EVERY_S <= reading->input->now_s);
}

/* ---- reading forward ---- */

void
api_reading_mark(const ApiReading *reading, json_t *tag, const char *id, int64_t time_s)
{
	json_t *marks = json_object_get(tag, "marks");
	size_t at = 0;

	if (time_s == 0 || time_s > reading->input->now_s) {
		return;
	}
	if (!json_is_array(marks)) {
		marks = json_array();
		json_object_set_new(tag, "marks", marks);
	}
	while (at < json_array_size(marks)
		&& json_integer_value(json_array_get(json_array_get(marks, at), 0)) < time_s) {
		at++;
	}
	for (size_t near = at > 0 ? at - 1 : 0; near <= at && near < json_array_size(marks);
		near++) {
		const int64_t known_s =
			json_integer_value(json_array_get(json_array_get(marks, near), 0));

		if (ABS(known_s - time_s) < MARK_EVERY_S) {
			return;
		}
	}
	json_t *mark = json_array();
	json_array_append_new(mark, json_integer(time_s));
	json_array_append_new(mark, jsontext_text(id));
	json_array_insert_new(marks, at, mark);
}

/* The place from which late ones are looked for: two days before that was done last, as near as one
 * is known. Older ones are no longer needed. */
static const json_t *
take_mark(const ApiReading *reading, json_t *tag)
{
	json_t *marks = json_object_get(tag, "marks");
	const int64_t now_s = reading->input->now_s;
	const int64_t last_s = jsontext_integer(tag, "marked_s", now_s);
	const int64_t again_s = MIN(now_s, last_s) - AGAIN_S;

	while (json_array_size(marks) > 1
		&& json_integer_value(json_array_get(json_array_get(marks, 1), 0)) <= again_s) {
		json_array_remove(marks, 0);
	}
	return json_array_get(marks, 0);
}

/* Once in some hours a hashtag is read from further back: servers give posts that they got late an
 * id of their publication. Where that is still to be done it is not begun anew from further on. */
static void
begin_again(const ApiReading *reading, json_t *tag)
{
	const int64_t now_s = reading->input->now_s;
	const json_t *mark = take_mark(reading, tag);

	if (mark == NULL || jsontext_bool(tag, "more", false)
		|| jsontext_integer(tag, "marked_s", 0) + AGAIN_EVERY_S > now_s
		|| json_integer_value(json_array_get(mark, 0))
			>= jsontext_integer(tag, "since_s", now_s)) {
		return;
	}
	json_object_set(tag, "since_s", json_array_get(mark, 0));
	json_object_set(tag, "since", json_array_get(mark, 1));
	json_object_set_new(tag, "marked_s", json_integer(now_s));
}

static void
note_times(json_t *tag, const TimelinePage *page)
{
	const int64_t oldest_s = jsontext_integer(tag, "oldest", 0);

	json_object_set_new(tag, "newest",
		json_integer(MAX(page->newest_s, jsontext_integer(tag, "newest", 0))));
	if (page->oldest_s != 0 && (oldest_s == 0 || page->oldest_s < oldest_s)) {
		json_object_set_new(tag, "oldest", json_integer(page->oldest_s));
	}
}

void
api_reading_take_since(const ApiReading *reading, const char *key, const TimelinePage *page)
{
	json_t *tag = api_reading_tag(reading, key);
	const guint count = page->ids->len;
	const char *since = jsontext_string(tag, "since");
	const char *last = count > 0 ? g_ptr_array_index(page->ids, count - 1) : since;

	if (g_strcmp0(last, since) == 0) {
		json_object_set_new(tag, "more", json_false());
		json_object_set_new(tag, "read", json_integer(reading->input->now_s));
		return;
	}
	note_times(tag, page);
	api_reading_mark(reading, tag, last, page->tail_s);
	json_object_set_new(tag, "since", jsontext_text(last));
	json_object_set_new(tag, "since_s", json_integer(page->tail_s));
	json_object_set_new(tag, "more", json_true());
}

static bool
ask_since(ApiReading *reading, const char *key)
{
	const char *since = jsontext_string(api_reading_tag(reading, key), "since");

	return since != NULL && ask_page(reading, API_SINCE, key, since);
}

/* ---- a run ---- */

bool
api_reading_ask_first(ApiReading *reading, const char *key)
{
	json_t *tag = api_reading_tag(reading, key);
	g_autofree char *mark = g_strconcat(API_LOOKUP " ", key, NULL);
	const ApiPlaces places = { .tag = key };

	if (is_lookup_due(reading, tag)) {
		if (reading->left <= 0) {
			return false;
		}
		add_request(reading,
			api_request_new(spec_of(reading), reading->plan->lookup, &places, mark));
		return true;
	}
	if (jsontext_string(tag, "since") != NULL && !reading->input->is_glance) {
		begin_again(reading, tag);
		return ask_since(reading, key);
	}
	return ask_page(reading, API_NEWEST, key, NULL);
}

void
api_reading_go_on(ApiReading *reading, const char *key)
{
	const json_t *tag = api_reading_tag(reading, key);

	if (jsontext_bool(tag, "more", false)) {
		ask_since(reading, key);
	} else if (timeline_gap(tag) != NULL) {
		ask_page(reading, API_GAP, key, timeline_gap(tag));
	} else if (timeline_again(tag) != NULL) {
		ask_page(reading, API_AGAIN, key, timeline_again(tag));
	}
}

void
api_reading_begin_rest(ApiReading *reading)
{
	const guint tags = spec_of(reading)->tags->len;
	const guint first = turn_of(reading);

	for (guint i = 0; i < tags; i++) {
		api_reading_go_on(reading, key_at(reading, first + i));
	}
}

static bool
has_more(const json_t *tag)
{
	return timeline_gap(tag) != NULL || jsontext_bool(tag, "more", false);
}

static guint
count_more(const ApiReading *reading)
{
	guint count = 0;

	for (guint i = 0; i < spec_of(reading)->tags->len; i++) {
		count += has_more(api_reading_tag(reading, key_at(reading, i))) ? 1 : 0;
	}
	return count;
}

static json_t *
timeline_of(const void *reading, const char *key)
{
	return api_reading_tag(reading, key);
}

static bool
ask_first(void *reading, const char *key)
{
	return api_reading_ask_first(reading, key);
}

void
api_reading_begin_tags(ApiReading *reading)
{
	g_autoptr(GPtrArray) keys = keys_of(reading);
	const Turns turns = { reading, reading->step->state, keys, reading->left, timeline_of,
		has_more, ask_first, NULL };

	api_reading_set_count(reading, "newest", turns_begin(&turns));
}

/* A server that was closed may be open now. */
static bool
is_gate_due(const ApiReading *reading)
{
	const json_t *state = reading->step->state;
	const int64_t asked_s = jsontext_integer(state, "gate_s", 0);
	const char *said = jsontext_string(state, "gate");

	return reading->plan->gate != NULL && !reading->input->has_auth
		&& (asked_s + GATE_EVERY_S <= reading->input->now_s
			|| g_strcmp0(said, "closed") == 0);
}

void
api_reading_begin(ApiReading *reading)
{
	const ApiPlaces places = { .tag = NULL };

	if (reading->input->has_auth) {
		json_object_del(reading->step->state, "gate");
	}
	if (is_gate_due(reading) && reading->left > 1) {
		json_object_del(reading->step->state, "run");
		add_request(reading,
			api_request_new(spec_of(reading), reading->plan->gate, &places, API_GATE));
		return;
	}
	api_reading_begin_tags(reading);
}

/* ---- what comes next ---- */

/* RFC 8288: <https://…>; rel="next". @return owned, or NULL. */
static char *
next_link(const Reply *reply)
{
	const char *header = reply_header(reply, "link");
	g_auto(GStrv) links = g_strsplit(header != NULL ? header : "", "<", -1);

	for (guint i = 1; header != NULL && links[i] != NULL; i++) {
		const char *close = strchr(links[i], '>');

		if (close != NULL
			&& (strstr(close, "rel=\"next\"") != NULL
				|| strstr(close, "rel=next") != NULL)) {
			return g_strndup(links[i], (gsize)(close - links[i]));
		}
	}
	return NULL;
}

/* An address that leads away from the server is none of its pages. */
static char *
next_address(const ApiReading *reading, const char *text)
{
	g_autofree char *url = url_resolve(reading->input->reply->url, text);
	g_autofree char *there = url_authority(url);
	g_autofree char *here = url_authority(spec_of(reading)->url);

	return url != NULL && g_strcmp0(there, here) == 0 ? g_strconcat(URL, url, NULL) : NULL;
}

static char *
next_number(const char *word, const char *asked, gint64 first, gint64 step)
{
	const char *number = behind(asked, word);

	return g_strdup_printf("%s%" G_GINT64_FORMAT, word,
		(number != NULL ? g_ascii_strtoll(number, NULL, 10) : first) + step);
}

void
api_reading_set_next(const ApiReading *reading, const char *asked, guint count,
	const json_t *around, TimelinePage *page)
{
	const KindPlan *plan = reading->plan;
	const ApiItem item = { .item = around, .document = around };
	g_autofree char *text = api_value_at(&item, plan->next_path);
	g_autofree char *link = NULL;

	page->full_ids = 1;
	page->is_last = count == 0;
	switch (plan->next) {
	case KIND_NEXT_PAGE:
		page->next = next_number(PAGE, asked, plan->first_page, 1);
		return;
	case KIND_NEXT_OFFSET:
		page->next = next_number(OFFSET, asked, 0, count);
		return;
	case KIND_NEXT_CURSOR:
		page->next = text != NULL ? g_strconcat(CURSOR, text, NULL) : NULL;
		break;
	case KIND_NEXT_URL:
		page->next = next_address(reading, text);
		break;
	case KIND_NEXT_LINK:
		link = next_link(reading->input->reply);
		page->next = next_address(reading, link);
		break;
	case KIND_NEXT_UNTIL:
	case KIND_NEXT_SINCE:
		return;
	case KIND_NEXT_NONE:
		break;
	}
	page->is_last = page->next == NULL || g_strcmp0(page->next, asked) == 0;
}

/* ---- how things stand ---- */

void
api_reading_note(const ApiReading *reading, const char *key)
{
	const StepInput *input = reading->input;
	const json_t *tag = api_reading_tag(reading, key);
	const bool is_more = jsontext_bool(tag, "more", false);
	const int64_t known_s = jsontext_integer(tag, "read", input->begin_s);
	const int64_t read_s = is_more ? MAX(known_s, jsontext_integer(tag, "since_s", 0))
				       : known_s;
	StepReading *row = step_reading(reading->step, key);

	row->newest_s = jsontext_integer(tag, "newest", 0);
	row->oldest_s = jsontext_integer(tag, "oldest", 0);
	const bool has_gaps = timeline_missing(tag, &row->missing_from_s, &row->missing_to_s);
	if (read_s < input->now_s) {
		row->missing_from_s = has_gaps ? MIN(row->missing_from_s, read_s) : read_s;
		row->missing_to_s = input->now_s;
	}
}

void
api_reading_note_unasked(const ApiReading *reading)
{
	const guint unasked = (guint)api_reading_count(reading, "unasked");
	const guint first = turn_of(reading);

	for (guint i = 0; i < unasked; i++) {
		api_reading_note(reading, key_at(reading, first + i));
	}
}

void
api_reading_note_behind(const ApiReading *reading)
{
	const int unasked = api_reading_count(reading, "unasked");
	const guint more = count_more(reading);
	const guint tags = spec_of(reading)->tags->len;

	reading->step->is_behind = unasked > 0 || more > 0;
	if (!reading->step->is_behind) {
		return;
	}
	g_autofree char *posts = more == 0
		? g_strdup("")
		: g_strdup_printf("posts of %u of %u hashtags are still to be read", more, tags);
	reading->step->behind = unasked == 0
		? g_strdup(posts)
		: g_strdup_printf("%d of %u hashtags come next time%s%s", unasked, tags,
			more > 0 ? "; " : "", posts);
}
