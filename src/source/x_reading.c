#include "source/x_reading.h"

#include "base/now.h"
#include "model/budget.h"
#include "source/x_post.h"
#include "source/x_price.h"
#include "source/x_query.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define VERSION 1
/* A post may come into the search a while after it was published: "at least 30 seconds". */
#define LAG_S 120

/* ---- state ---- */

static json_t *
query_state(const json_t *queries, const char *text)
{
	size_t index;
	json_t *entry;

	json_array_foreach (queries, index, entry) {
		if (g_strcmp0(jsontext_string(entry, "query"), text) == 0) {
			return json_incref(entry);
		}
	}
	return jsontext_object("query", jsontext_text(text), "todo", json_true(), NULL);
}

/* The queries of today, each with what is known of it. */
static void
keep_queries(XReading *reading)
{
	const json_t *known = json_object_get(reading->state, "queries");
	json_t *queries = json_array();

	for (guint i = 0; i < reading->queries->len; i++) {
		const XQuery *query = g_ptr_array_index(reading->queries, i);
		json_array_append_new(queries, query_state(known, query->text));
	}
	json_object_set_new(reading->state, "queries", queries);
}

void
x_reading_init(XReading *reading, const StepInput *input, Step *step)
{
	reading->input = input;
	reading->step = step;
	reading->state = step->state;
	reading->left = input->budget;
	reading->queries = x_query_make(input->spec, &reading->unspoken);
	if (jsontext_integer(step->state, "version", 0) != VERSION) {
		/* what is paid is paid, whatever wrote it down */
		json_t *book = json_incref(json_object_get(step->state, "book"));
		json_object_clear(step->state);
		json_object_set_new(step->state, "book", book); /* nothing, if NULL */
		json_object_set_new(step->state, "version", json_integer(VERSION));
	}
	if (!json_is_object(json_object_get(step->state, "book"))) {
		json_object_set_new(step->state, "book", json_object());
	}
	if (input->is_new_reading) {
		json_object_del(step->state, "queries");
	}
	keep_queries(reading);
}

void
x_reading_clear(XReading *reading)
{
	g_clear_pointer(&reading->queries, g_ptr_array_unref);
	g_clear_pointer(&reading->unspoken, g_free);
}

json_t *
x_reading_query(const XReading *reading, guint index)
{
	return json_array_get(json_object_get(reading->state, "queries"), index);
}

static json_t *
book_of(const XReading *reading)
{
	return json_object_get(reading->state, "book");
}

void
x_reading_begin(XReading *reading)
{
	/* Only what has a request in flight behind it is written anew. */
	if (json_object_get(book_of(reading), "open") != NULL) {
		json_object_set_new(reading->state, "lost", json_true());
		budget_close(book_of(reading), reading->input->now_s);
	}
	for (guint i = 0; i < reading->queries->len; i++) {
		json_object_set_new(x_reading_query(reading, i), "todo", json_true());
	}
}

/* ---- what is asked ---- */

/* From when on everything is to be read that X still shows. */
static int64_t
lower_bound(const XReading *reading, const json_t *query)
{
	const int64_t read_s = jsontext_integer(query, "read", 0);

	return read_s == 0 ? reading->input->begin_s : read_s - LAG_S;
}

static bool
is_in_window(const XReading *reading, int64_t time_s)
{
	return time_s > reading->input->now_s - X_WINDOW_S;
}

/* What a first page is asked for with: since, or the time that it starts at. */
static void
add_beginning(const XReading *reading, const json_t *query, GString *url)
{
	const json_t *going = json_object_get(query, "going");
	const json_t *said = going != NULL ? going : query;
	const char *since = jsontext_string(said, "since");
	const int64_t lower_s = MAX(lower_bound(reading, query),
		reading->input->now_s - X_WINDOW_S);
	const int64_t start_s = jsontext_integer(going, "start", lower_s);

	if (since != NULL
		&& (going != NULL
			|| is_in_window(reading, jsontext_integer(query, "since_s", 0)))) {
		g_string_append_printf(url, "&since_id=%s", since);
	} else {
		g_autofree char *start = date_rfc3339(start_s);
		g_autofree char *encoded = url_encode(start);
		g_string_append_printf(url, "&start_time=%s", encoded);
	}
}

static void
add_place(const XReading *reading, const json_t *query, GString *url)
{
	const json_t *going = json_object_get(query, "going");
	const char *next = jsontext_string(going, "next");
	const char *last = jsontext_string(going, "last");

	if (jsontext_bool(going, "below", false) && last != NULL) {
		const char *since = jsontext_string(going, "since");
		const int64_t since_s = jsontext_integer(query, "since_s", 0);
		g_string_append_printf(url, "&until_id=%s", last);
		if (since != NULL && is_in_window(reading, since_s)) {
			g_string_append_printf(url, "&since_id=%s", since);
		}
		return;
	}
	add_beginning(reading, query, url);
	if (next != NULL) {
		g_autofree char *encoded = url_encode(next);
		g_string_append_printf(url, "&next_token=%s", encoded);
	}
}

static char *
page_url(const XReading *reading, guint index, int64_t size)
{
	const json_t *query = x_reading_query(reading, index);
	g_autofree char *words = url_encode(jsontext_string(query, "query"));
	g_autofree char *base = url_join(reading->input->spec->url, "/2/tweets/search/recent");
	g_autoptr(GString) url = g_string_new(base);

	g_string_append_printf(url, "?query=%s&max_results=%" G_GINT64_FORMAT, words, size);
	add_place(reading, query, url);
	g_string_append(url, "&" X_POST_FIELDS);
	return g_strdup(url->str);
}

/* As many posts as may be asked for and paid; 0: not even the fewest that X takes. */
static int64_t
page_size(const XReading *reading)
{
	const StepInput *input = reading->input;
	const bool is_short = input->is_glance || jsontext_bool(reading->state, "lost", false);
	const int64_t left = budget_left(&input->spec->budget, book_of(reading), input->now_s);
	const int64_t size = MIN(is_short ? X_PAGE_MIN : X_PAGE_MAX, left / x_price_whole());

	return size < X_PAGE_MIN ? 0 : size;
}

/* What was begun goes on first, then who waits longest. @return -1: there is nothing to do. */
static int
next_query(const XReading *reading)
{
	int best = -1;

	for (guint i = 0; i < reading->queries->len; i++) {
		const json_t *query = x_reading_query(reading, i);
		const json_t *other = best < 0 ? NULL : x_reading_query(reading, (guint)best);
		const bool is_going = json_object_get(query, "going") != NULL;

		if (is_going && !reading->input->is_glance) {
			return (int)i;
		}
		if (jsontext_bool(query, "todo", false)
			&& (other == NULL
				|| jsontext_integer(query, "read", 0)
					< jsontext_integer(other, "read", 0))) {
			best = (int)i;
		}
	}
	return best;
}

/* From when on what is paid for was posted. */
static void
begin_tally(const XReading *reading, guint index)
{
	if (json_object_get(reading->state, "tally") == NULL) {
		const int64_t from_s = MAX(lower_bound(reading, x_reading_query(reading, index)),
			reading->input->now_s - X_WINDOW_S);
		json_object_set_new(reading->state, "tally",
			jsontext_object("from", json_integer(from_s), "micros", json_integer(0),
				"posts", json_integer(0), NULL));
	}
}

/* X shows less of the past than it did when the first page was asked for, and would refuse what
 * that one was asked with. */
static void
leave_old_beginning(const XReading *reading, json_t *query)
{
	json_t *going = json_object_get(query, "going");
	const int64_t since_s = jsontext_string(going, "since") != NULL
		? jsontext_integer(query, "since_s", 0)
		: jsontext_integer(going, "start", 0);

	if (going != NULL && since_s < reading->input->now_s - X_REACH_S
		&& jsontext_string(going, "last") != NULL) {
		json_object_set_new(going, "below", json_true());
		json_object_del(going, "next");
	}
}

void
x_reading_ask(XReading *reading)
{
	const StepInput *input = reading->input;
	const int index = next_query(reading);

	if (index < 0 || reading->left <= 0) {
		return;
	}
	const int64_t size = page_size(reading);
	const int64_t most = size * x_price_whole();
	if (size == 0 || !budget_book(&input->spec->budget, book_of(reading), most, input->now_s)) {
		reading->is_broke = true;
		return;
	}
	leave_old_beginning(reading, x_reading_query(reading, (guint)index));
	g_autofree char *url = page_url(reading, (guint)index, size);
	Request *request = request_new(url);
	request_add_header(request, "Accept", "application/json");
	request->mark = g_strdup_printf("page %d", index);
	request->cost = most;
	g_ptr_array_add(reading->step->requests, request);
	reading->step->must_keep = true;
	reading->left--;
	begin_tally(reading, (guint)index);
}

int64_t
x_reading_glance_cost(const SourceSpec *spec)
{
	g_autofree char *unspoken = NULL;
	g_autoptr(GPtrArray) queries = x_query_make(spec, &unspoken);

	return (int64_t)queries->len * X_PAGE_MIN * x_price_whole();
}

/* ---- what came ---- */

static void
widen(json_t *object, const char *newest, const char *oldest, const GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		const int64_t time_s = post->published_s;
		const int64_t first_s = jsontext_integer(object, oldest, 0);

		if (time_s == DATE_UNKNOWN || time_s <= 0) {
			continue;
		}
		if (time_s > jsontext_integer(object, newest, 0)) {
			json_object_set_new(object, newest, json_integer(time_s));
		}
		if (first_s == 0 || time_s < first_s) {
			json_object_set_new(object, oldest, json_integer(time_s));
		}
	}
}

/* The greatest or least id of a page: what meta says, else what it shows. @return owned, or NULL.
 */
static char *
edge_id(const json_t *json, const char *key, bool is_newest)
{
	char *edge = x_post_id(json_object_get(json, "meta"), key);
	size_t index;
	const json_t *entry;

	json_array_foreach (json_object_get(json, "data"), index, entry) {
		g_autofree char *id = x_post_id(entry, "id");
		if (id != NULL
			&& (edge == NULL
				|| (is_newest ? x_post_is_later(id, edge)
					      : x_post_is_later(edge, id)))) {
			g_free(edge);
			edge = g_steal_pointer(&id);
		}
	}
	return edge;
}

static void
begin_going(const XReading *reading, json_t *query, const json_t *json, const GPtrArray *posts)
{
	const int64_t now_s = reading->input->now_s;
	const int64_t lower_s = lower_bound(reading, query);
	const bool is_since = jsontext_string(query, "since") != NULL
		&& is_in_window(reading, jsontext_integer(query, "since_s", 0));
	g_autofree char *first = edge_id(json, "newest_id", true);
	json_t *going = jsontext_object("begun", json_integer(now_s), "from", json_integer(lower_s),
		NULL);

	if (is_since) {
		json_object_set(going, "since", json_object_get(query, "since"));
	} else {
		json_object_set_new(going, "start", json_integer(MAX(lower_s, now_s - X_WINDOW_S)));
		json_object_del(query, "since");
		json_object_del(query, "since_s");
	}
	widen(going, "first_s", "last_s", posts);
	if (first != NULL) {
		json_object_set_new(going, "first", jsontext_text(first));
	}
	json_object_set_new(query, "going", going);
	json_object_del(query, "todo");
}

/* All pages are in. */
static void
end_going(json_t *query)
{
	json_t *going = json_object_get(query, "going");
	const char *first = jsontext_string(going, "first");
	const int64_t begun_s = jsontext_integer(going, "begun", 0);
	const int64_t from_s = jsontext_integer(going, "start", jsontext_integer(going, "from", 0));
	const int64_t oldest_s = jsontext_integer(query, "oldest", 0);

	if (first != NULL) {
		json_object_set_new(query, "since", jsontext_text(first));
		json_object_set_new(query, "since_s",
			json_integer(jsontext_integer(going, "first_s", begun_s)));
	}
	if (oldest_s == 0 || from_s < oldest_s) {
		json_object_set_new(query, "oldest", json_integer(from_s));
	}
	json_object_set_new(query, "read", json_integer(begun_s));
	json_object_del(query, "going");
}

/* Whether a page that was asked for by until_id comes to what is known. */
static bool
is_reached(const json_t *going, const char *last, size_t count)
{
	const char *since = jsontext_string(going, "since");

	return count == 0 || last == NULL || (since != NULL && !x_post_is_later(last, since))
		|| jsontext_integer(going, "last_s", 0) <= jsontext_integer(going, "from", 0);
}

/* Where the next page is. @return false when it is where the last one was. */
static bool
move_on(json_t *query, const json_t *json, const char *last)
{
	json_t *going = json_object_get(query, "going");
	const char *next = jsontext_string(json_object_get(json, "meta"), "next_token");
	const char *before = jsontext_string(going, "next");
	const bool is_below = jsontext_bool(going, "below", false);
	const char *known = jsontext_string(going, "last");
	const size_t count = json_array_size(json_object_get(json, "data"));

	if (next == NULL || *next == '\0' || (is_below && is_reached(going, last, count))) {
		end_going(query);
		return true;
	}
	if (is_below ? known != NULL && !x_post_is_later(known, last)
		     : g_strcmp0(next, before) == 0) {
		end_going(query);
		return false;
	}
	json_object_set_new(going, "next", jsontext_text(next));
	if (last != NULL) {
		json_object_set_new(going, "last", jsontext_text(last));
	}
	return true;
}

bool
x_reading_take(XReading *reading, guint index, const json_t *json, const GPtrArray *posts)
{
	json_t *query = x_reading_query(reading, index);
	g_autofree char *last = edge_id(json, "oldest_id", false);

	if (posts->len > 0) {
		json_object_set_new(reading->state, "seen", json_true());
	}
	if (json_object_get(query, "going") == NULL || reading->input->is_glance) {
		begin_going(reading, query, json, posts);
	} else {
		widen(json_object_get(query, "going"), "first_s", "last_s", posts);
	}
	widen(query, "newest", "oldest", posts);
	return move_on(query, json, last);
}

bool
x_reading_step_back(XReading *reading, guint index)
{
	json_t *query = x_reading_query(reading, index);
	json_t *going = json_object_get(query, "going");

	if (going == NULL) {
		const bool had_since = json_object_get(query, "since") != NULL;
		json_object_del(query, "since");
		json_object_del(query, "since_s");
		return had_since;
	}
	if (jsontext_bool(going, "below", false) || jsontext_string(going, "last") == NULL) {
		end_going(query);
		return false;
	}
	json_object_set_new(going, "below", json_true());
	json_object_del(going, "next");
	return true;
}
