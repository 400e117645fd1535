/*
 * Recent search (docs.x.com/x-api/posts/search): one query for all hashtags, as far as they fit
 * into one; newest page first, then by next_token, one request at a time, since each may cost money
 * and the book (model/budget) knows one. What a request may cost at worst is booked before it goes
 * out; what its reply shows says what it cost. How far it was read: source/x_reading.
 *
 * Requests that fail are not paid for, X says. One that brought no reply may have been served: it
 * stays booked whole, and the next one asks for the fewest posts.
 */
#include "source/x.h"

#include "base/error.h"
#include "base/now.h"
#include "model/budget.h"
#include "source/x_post.h"
#include "source/x_price.h"
#include "source/x_reading.h"
#include "source/x_recheck.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/plain.h"

#include <string.h>

/* A page has 100. */
#define POSTS_MAX 500
#define WEEK_S (7 * DAY_S)
/* What was paid in less time says little of a week. */
#define TALLY_S_MIN DAY_S
/* And what was paid long ago little of the next. */
#define TALLY_S_MAX (8 * WEEK_S)

/* ---- money ---- */

static void
add_to_tally(json_t *state, int64_t micros, size_t posts, int64_t now_s)
{
	json_t *tally = json_object_get(state, "tally");
	int64_t from_s = jsontext_integer(tally, "from", now_s);
	int64_t sum = jsontext_integer(tally, "micros", 0) + micros;
	int64_t count = jsontext_integer(tally, "posts", 0) + (int64_t)posts;

	if (now_s - from_s > TALLY_S_MAX) {
		from_s = now_s - (now_s - from_s) / 2;
		sum /= 2;
		count /= 2;
	}
	json_object_set_new(tally, "from", json_integer(from_s));
	json_object_set_new(tally, "micros", json_integer(sum));
	json_object_set_new(tally, "posts", json_integer(count));
}

/* What a reply cost. @json NULL: it could not be read. */
static void
settle(const XReading *reading, const json_t *json)
{
	const StepInput *input = reading->input;
	const Reply *reply = input->reply;
	json_t *book = json_object_get(reading->state, "book");

	if (json == NULL && (reply->status == 200 || (reply->status == 0 && reply->was_sent))) {
		budget_close(book, input->now_s);
		json_object_set_new(reading->state, "lost", json_true());
		return;
	}
	const int64_t micros = x_price_of(json);
	budget_settle(book, micros, input->now_s);
	if (json != NULL) {
		json_object_del(reading->state, "lost");
		add_to_tally(reading->state, micros, json_array_size(json_object_get(json, "data")),
			input->now_s);
	}
}

/* What a week will probably cost, in whole cents, rounded up. */
static int64_t
week_of(int64_t micros, int64_t span_s)
{
	const int64_t cent = BUDGET_MICROS_PER_USD / 100;
	const int64_t week = (int64_t)((double)micros * WEEK_S / (double)span_s);

	return (week + cent - 1) / cent * cent;
}

static json_t *
x_money(const SourceSpec *spec, const json_t *state, int64_t now_s)
{
	const json_t *book = json_object_get(state, "book");
	const json_t *tally = json_object_get(state, "tally");
	const int64_t span_s = now_s - jsontext_integer(tally, "from", now_s);
	const int64_t micros = jsontext_integer(tally, "micros", 0);
	const bool is_known = span_s >= TALLY_S_MIN;
	g_autofree char *prices = x_price_words();

	return jsontext_object("budget", json_integer(spec->budget.micros), "spent",
		json_integer(budget_spent(book, now_s)), "left",
		json_integer(budget_left(&spec->budget, book, now_s)), "until",
		json_integer(budget_renews_s(now_s)), "week",
		is_known ? json_integer(week_of(micros, span_s)) : json_null(), "glance",
		json_integer(x_reading_glance_cost(spec)), "prices", jsontext_text(prices), NULL);
}

/* ---- replies ---- */

/* Of a request that was wrong X says what at a place of its own. */
static char *
own_words(const Reply *reply)
{
	json_auto_t *answer = NULL;

	if (!jsontext_load(g_bytes_get_data(reply->body, NULL), g_bytes_get_size(reply->body),
		    &answer, NULL)) {
		return NULL;
	}
	const json_t *first = json_array_get(json_object_get(answer, "errors"), 0);
	g_autofree char *line = plain_line(jsontext_string(first, "message"));
	return line != NULL ? plain_cut(line, 120, NULL) : step_words_of_json(answer);
}

static bool
says(const Reply *reply, const char *problem)
{
	gsize length;
	const char *bytes = g_bytes_get_data(reply->body, &length);

	return length > 0 && g_strstr_len(bytes, (gssize)length, problem) != NULL;
}

/* "usage-capped" is a limit of the account by the month, whatever its status. */
static void
take_limit(const XReading *reading)
{
	const Reply *reply = reading->input->reply;
	const int64_t now_s = reading->input->now_s;
	Step *step = reading->step;

	if (reply->error != NULL) {
		step_set(step, STEP_WAIT, "%s", reply->error);
	} else if (says(reply, "usage-capped")) {
		step_set(step, STEP_WAIT,
			"X's own limit of what this account may read is used up (see its developer "
			"console)");
		step_add_words(step, reply);
		return;
	} else {
		step_set(step, STEP_WAIT, "HTTP %d: asked too often", reply->status);
	}
	if (!date_parse_retry(reply_header(reply, "x-rate-limit-reset"), now_s,
		    &step->wait_until_s)) {
		(void)date_parse_retry(reply_header(reply, "retry-after"), now_s,
			&step->wait_until_s);
	}
}

static void
take_wrong(XReading *reading, guint index)
{
	const Reply *reply = reading->input->reply;
	g_autofree char *words = own_words(reply);
	const json_t *query = x_reading_query(reading, index);
	const bool was_going = json_object_get(query, "going") != NULL;

	if (x_reading_step_back(reading, index)) {
		return;
	}
	step_set(reading->step, was_going ? STEP_GO_ON : STEP_FAILED, "HTTP 400%s%s",
		was_going ? " for older posts, which cannot be read: " : ": ",
		words != NULL ? words : "X does not take the request");
	reading->step->is_in_part = was_going;
}

static void
read_posts(const XReading *reading, const json_t *json)
{
	const json_t *data = json_object_get(json, "data");
	const json_t *includes = json_object_get(json, "includes");
	Step *step = reading->step;
	guint nameless = 0;

	for (size_t i = 0; i < MIN(json_array_size(data), POSTS_MAX); i++) {
		const json_t *entry = json_array_get(data, i);
		Post *post = x_post_read(entry, includes, reading->input->now_s);

		if (post != NULL && post->author_handle != NULL) {
			g_ptr_array_add(step->posts, post);
		} else if (post != NULL) {
			nameless++;
			post_free(post);
		}
	}
	/* suspended, or protected meanwhile: errors[] says so, and nobody may show them */
	step->passed_over += nameless;
}

/* What X shows no more, since it was not asked in time. */
static void
note_lost_time(const XReading *reading, int64_t read_s)
{
	const int64_t start_s = reading->input->now_s - X_WINDOW_S;

	if (read_s != 0 && read_s < start_s) {
		g_autofree char *from = date_rfc3339(read_s);
		g_autofree char *start = date_rfc3339(start_s);
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON,
			"X shows a week and was not asked for longer: what was posted from %.10s "
			"to %.10s may be missing",
			from, start);
	}
}

static void
take_page(XReading *reading, guint index, const json_t *json)
{
	const json_t *query = x_reading_query(reading, index);
	const bool is_first = json_object_get(query, "going") == NULL;
	const int64_t read_s = is_first ? jsontext_integer(query, "read", 0) : 0;

	read_posts(reading, json);
	if (!x_reading_take(reading, index, json, reading->step->posts)) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON,
			"X shows the same page again; what lies behind it cannot be read");
	}
	note_lost_time(reading, read_s);
}

/* Both are where the account at X is looked after, and nothing comes before somebody acts. */
static void
take_refusal(const XReading *reading)
{
	const Reply *reply = reading->input->reply;
	Step *step = reading->step;
	g_autofree char *words = own_words(reply);

	if (reply->status == 402) {
		step_set(step, STEP_CLOSED, "HTTP 402: no credit left at X%s%s",
			words != NULL ? ": " : " (see its developer console)",
			words != NULL ? words : "");
	} else {
		(void)step_refused(step, reply);
	}
}

static void
take_reply(XReading *reading, guint index)
{
	const Reply *reply = reading->input->reply;
	json_auto_t *json = NULL;
	g_autoptr(GError) error = NULL;

	if (reply->status == 200
		&& (!jsontext_load(g_bytes_get_data(reply->body, NULL),
			    g_bytes_get_size(reply->body), &json, &error)
			|| !json_is_object(json))) {
		g_clear_pointer(&json, json_decref);
	}
	settle(reading, json);
	if (json != NULL) {
		take_page(reading, index, json);
	} else if (reply->status == 200) {
		step_set(reading->step, STEP_FAILED,
			"answered with something else than a page of posts%s%s",
			error != NULL ? ": " : "", error != NULL ? error->message : "");
	} else if (reply->status == 429 || says(reply, "usage-capped")) {
		take_limit(reading);
	} else if (reply->status == 400) {
		take_wrong(reading, index);
	} else {
		take_refusal(reading);
	}
}

/* ---- the kind ---- */

static void
take(XReading *reading)
{
	const Reply *reply = reading->input->reply;
	const char *number = reply->mark != NULL && strncmp(reply->mark, "page ", 5) == 0
		? reply->mark + 5
		: "";
	guint64 index = 0;

	if (!g_ascii_string_to_unsigned(number, 10, 0, G_MAXUINT, &index, NULL)
		|| index >= reading->queries->len) {
		step_set(reading->step, STEP_FAILED, "an answer to nothing that was asked");
		return;
	}
	take_reply(reading, (guint)index);
	if (reading->step->outcome == STEP_GO_ON) {
		x_reading_ask(reading);
	}
	x_reading_note(reading, (guint)index);
}

/* Why nothing is asked at all, or NULL. */
static const char *
find_fault(const StepInput *input)
{
	if (!input->has_auth) {
		return "X shows posts only to programs that log in (set token_file to a file with "
		       "the bearer token of an app of yours at X)";
	}
	return input->spec->budget.micros == 0
		? "X takes money for each post, so that nothing is asked without a budget (set "
		  "budget = 5.00 USD a month, or what you like to spend)"
		: NULL;
}

static void
note_unspoken(const XReading *reading)
{
	if (reading->unspoken != NULL) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON, "X has no %s", reading->unspoken);
	}
}

static void
begin(XReading *reading)
{
	const char *fault = find_fault(reading->input);

	x_reading_begin(reading);
	if (fault != NULL) {
		step_set(reading->step, STEP_CLOSED, "%s", fault);
		return;
	}
	note_unspoken(reading);
	x_reading_ask(reading);
	for (guint i = 0; i < reading->queries->len; i++) {
		x_reading_note(reading, i);
	}
}

static void
x_step(const StepInput *input, Step *step)
{
	g_auto(XReading) reading = { 0 };

	step_init(step, input->state);
	x_reading_init(&reading, input, step);
	step->title = g_strdup("X");
	if (input->reply == NULL) {
		begin(&reading);
	} else {
		take(&reading);
	}
	x_reading_note_behind(&reading);
}

/* A reply that was saved, or one post of it. */
static bool
x_parse(const StepInput *input, GPtrArray **posts, char **remark, GError **error)
{
	json_auto_t *loaded = NULL;
	const Reply *document = input->reply;

	if (!jsontext_load(g_bytes_get_data(document->body, NULL), g_bytes_get_size(document->body),
		    &loaded, error)) {
		return false;
	}
	const json_t *data = json_object_get(loaded, "data");
	const size_t count = json_is_object(data) ? 1 : json_array_size(data);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	for (size_t i = 0; i < count; i++) {
		Post *post = x_post_read(json_is_object(data) ? data : json_array_get(data, i),
			json_object_get(loaded, "includes"), DATE_UNKNOWN);
		if (post != NULL) {
			g_ptr_array_add(found, post);
		}
	}
	if (found->len == 0 && json_object_get(loaded, "meta") == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "not what X answers with: no \"data\"");
		return false;
	}
	*posts = g_steal_pointer(&found);
	*remark = NULL;
	return true;
}

static bool
x_has_read(const json_t *state)
{
	return jsontext_bool(state, "seen", false);
}

static bool
x_recognises(const Reply *document)
{
	json_auto_t *loaded = NULL;
	const char *bytes = g_bytes_get_data(document->body, NULL);
	const gsize length = g_bytes_get_size(document->body);
	gsize first = 0;

	while (first < length && g_ascii_isspace(bytes[first])) {
		first++;
	}
	if (first == length || bytes[first] != '{' || !says(document, "\"data\"")
		|| !jsontext_load(bytes, length, &loaded, NULL)) {
		return false;
	}
	const json_t *data = json_object_get(loaded, "data");
	const json_t *post = json_is_object(data) ? data : json_array_get(data, 0);
	return x_post_is_like(post)
		&& (json_object_get(post, "edit_history_tweet_ids") != NULL
			|| json_object_get(post, "author_id") != NULL);
}

const SourceKind x_kind = {
	.name = "x",
	.summary = "hashtags on X, paid for by the post within a budget",
	.network = "X",
	.auth = "Authorization: Bearer",
	.step = x_step,
	.parse = x_parse,
	.recheck = x_recheck,
	.money = x_money,
	.has_read = x_has_read,
	.recognises = x_recognises,
};
