/*
 * Tag timelines in turns, within a budget of requests: first the newest page of each tag, then the
 * gaps that are left (source/timeline), then the last 48 hours once more. Each is remembered in
 * state where it stands, so that a run which is cut off goes on in the next.
 *
 * The query is built anew for each page: the Link header of Mastodon drops parameters.
 */
#include "source/mastodon.h"

#include "base/error.h"
#include "base/now.h"
#include "source/mastodon_door.h"
#include "source/mastodon_people.h"
#include "source/mastodon_post.h"
#include "source/mastodon_reading.h"
#include "source/mastodon_recheck.h"
#include "source/mastodon_rss.h"
#include "source/mastodon_thread.h"
#include "source/timeline.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define AGAIN_S (2 * DAY_S)

/* ---- how things stand ---- */

/* From when to when posts are missing, beside what is known so far. */
static void
add_missing(StepReading *row, int64_t from_s, int64_t to_s)
{
	row->missing_from_s = row->missing_to_s != 0 ? MIN(row->missing_from_s, from_s) : from_s;
	row->missing_to_s = MAX(row->missing_to_s, to_s);
}

/* What is new since a timeline's newest page was read is missing as well as its gaps, and what its
 * RSS did not show. */
static void
add_timeline(const MastodonReading *reading, const char *key, StepReading *row)
{
	const StepInput *input = reading->input;
	const json_t *timeline = mastodon_reading_timeline(reading, key);
	const json_t *lost = json_object_get(timeline, "lost");
	const int64_t read_s = jsontext_integer(timeline, "read", input->begin_s);
	const int64_t oldest_s = jsontext_integer(timeline, "oldest", 0);
	int64_t from_s, to_s;

	row->newest_s = MAX(row->newest_s, jsontext_integer(timeline, "newest", 0));
	row->oldest_s = row->oldest_s == 0 || oldest_s == 0 ? MAX(row->oldest_s, oldest_s)
							    : MIN(row->oldest_s, oldest_s);
	if (timeline_missing(timeline, &from_s, &to_s)) {
		add_missing(row, from_s, to_s);
	}
	if (lost != NULL) {
		add_missing(row, jsontext_integer(lost, "from", 0),
			jsontext_integer(lost, "to", 0));
	}
	if (read_s < input->now_s) {
		add_missing(row, read_s, input->now_s);
	}
}

static void
note_reading(const MastodonReading *reading, const char *key)
{
	add_timeline(reading, key, step_reading(reading->step, key));
}

/* Where accounts are read, all of them are one reading. Nobody's is behind whom the server does not
 * know: that is told in words. */
static void
note_people(const MastodonReading *reading)
{
	StepReading *row = step_reading(reading->step, "");

	for (guint i = 0; i < reading->keys->len; i++) {
		const char *key = mastodon_reading_key(reading, i);
		const json_t *person = mastodon_reading_person(reading->state, key);

		if (jsontext_string(person, "trouble") == NULL) {
			add_timeline(reading, key, row);
		}
	}
}

/* The tags whose turn has not come in this run. */
static void
note_unasked(const MastodonReading *reading)
{
	const guint unasked = (guint)mastodon_reading_count(reading, "unasked");
	const guint first = mastodon_reading_turn(reading, "turn");

	for (guint i = 0; i < unasked && reading->keys->len > 0; i++) {
		note_reading(reading, mastodon_reading_key(reading, first + i));
	}
}

static void
note_behind(const MastodonReading *reading)
{
	const int unasked = mastodon_reading_count(reading, "unasked");
	const guint all = reading->keys->len;
	const char *what = mastodon_reading_is_of_people(reading->spec) ? "accounts" : "hashtags";
	guint with_gaps = 0;

	for (guint i = 0; i < all; i++) {
		const char *key = mastodon_reading_key(reading, i);
		with_gaps += timeline_gap(mastodon_reading_timeline(reading, key)) != NULL ? 1 : 0;
	}
	reading->step->is_behind = unasked > 0 || with_gaps > 0;
	if (!reading->step->is_behind) {
		return;
	}
	g_autofree char *gaps = with_gaps == 0
		? g_strdup("")
		: g_strdup_printf("older posts of %u of %u %s are still to be read", with_gaps, all,
			what);
	reading->step->behind = unasked == 0
		? g_strdup(gaps)
		: g_strdup_printf("%d of %u %s come next time%s%s", unasked, all, what,
			with_gaps > 0 ? "; " : "", gaps);
}

/* ---- replies ---- */

static void
read_posts(const json_t *list, const char *base_url, int64_t read_s, GPtrArray *posts)
{
	size_t index;
	const json_t *entry;

	json_array_foreach (list, index, entry) {
		Post *post = mastodon_post_read(entry, base_url, read_s);
		if (post != NULL) {
			g_ptr_array_add(posts, post);
		}
	}
}

/* The list that a page is, or NULL with the outcome set. @return owned. */
static json_t *
page_of(const MastodonReading *reading)
{
	g_autoptr(GError) error = NULL;
	json_t *list = NULL;

	if (!mastodon_reading_body(reading->input->reply, &list, &error)) {
		g_autofree char *title = step_words(reading->input->reply);

		if (title != NULL) {
			step_set(reading->step, STEP_FAILED,
				"answered with a web page, not with posts (title: %s)", title);
			return NULL;
		}
		step_set(reading->step, STEP_FAILED, "answered with something else than posts: %s",
			error->message);
		return NULL;
	}
	if (!json_is_array(list)) {
		step_set(reading->step, STEP_FAILED,
			"answered with something else than a list of posts");
		step_add_words(reading->step, reading->input->reply);
		g_clear_pointer(&list, json_decref);
	}
	return list;
}

/* What a page below the newest is about may have been read meanwhile, or begun anew. */
static bool
is_awaited(const json_t *timeline, const char *phase, const char *below)
{
	const char *awaited = strcmp(phase, MASTODON_GAP) == 0 ? timeline_gap(timeline)
							       : timeline_again(timeline);

	return g_strcmp0(awaited, below) == 0;
}

/* What an account passes on is not its own; some servers show that whatever they are asked. */
static void
leave_boosts(json_t *list)
{
	for (size_t i = json_array_size(list); i > 0; i--) {
		if (json_is_object(json_object_get(json_array_get(list, i - 1), "reblog"))) {
			json_array_remove(list, i - 1);
		}
	}
}

static void
take_page(MastodonReading *reading, const char *phase, const char *key)
{
	json_auto_t *list = page_of(reading);
	json_t *timeline = mastodon_reading_timeline(reading, key);
	const StepInput *input = reading->input;
	const int64_t again_s = input->now_s - AGAIN_S;
	bool is_below = true;

	if (list == NULL) {
		return;
	}
	g_auto(TimelinePage) page = timeline_page(list);
	if (mastodon_reading_is_of_people(reading->spec)) {
		leave_boosts(list);
	}
	read_posts(list, reading->spec->url, input->now_s, reading->step->posts);
	if (page.ids->len > 0) {
		/* The timelines are open; what their RSS did not show is a gap of theirs. */
		json_object_del(reading->state, "rss");
		json_object_del(timeline, "lost");
	}
	if (reading->step->posts->len > 0) {
		/* they may have neither a time nor an id that the timeline can keep */
		json_object_set_new(reading->state, "seen", json_true());
	}
	if (strcmp(phase, MASTODON_NEWEST) == 0) {
		if (mastodon_reading_is_of_people(reading->spec)) {
			mastodon_people_look(reading, key, list);
		}
		timeline_take_newest(timeline, &page, input->now_s, input->begin_s, again_s);
		if (page.ids->len == 0 && mastodon_door_may_be_closed(reading, key)) {
			mastodon_door_ask(reading, input->reply->status);
		}
	} else if (strcmp(phase, MASTODON_GAP) == 0) {
		is_below = timeline_take_gap(timeline, &page, again_s);
	} else {
		is_below = timeline_take_again(timeline, &page);
	}
	if (!is_below) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON,
			"the server shows its newest posts whatever is asked for; what lies behind "
			"them cannot be read");
	}
}

/* A server that does not take its own id back: what it shows first is all that can be read. */
static void
give_up_below(const MastodonReading *reading, const char *key)
{
	step_set(reading->step, STEP_GO_ON, "HTTP %d for older posts, which cannot be read",
		reading->input->reply->status);
	step_add_words(reading->step, reading->input->reply);
	reading->step->is_in_part = true;
	timeline_give_up(mastodon_reading_timeline(reading, key));
}

/* 404 is documented for a tag that nobody used: nothing there is no failure. */
static void
take_nothing(const MastodonReading *reading, json_t *timeline, bool is_newest)
{
	const StepInput *input = reading->input;
	g_auto(TimelinePage) none = timeline_page(NULL);

	timeline_give_up(timeline);
	if (is_newest) {
		timeline_take_newest(timeline, &none, input->now_s, input->begin_s, input->now_s);
	}
}

/* @below NULL: the newest page. */
static void
take_timeline(MastodonReading *reading, const char *phase, const char *key, const char *below)
{
	const Reply *reply = reading->input->reply;
	json_t *timeline = mastodon_reading_timeline(reading, key);
	const int status = reply->status;

	if (below != NULL && !is_awaited(timeline, phase, below)) {
		return;
	}
	if (status == 401 || status == 403 || status == 422) {
		mastodon_door_take_refusal(reading);
	} else if (status == 429) {
		mastodon_reading_take_limit(reading);
	} else if (status == 400 && below != NULL) {
		give_up_below(reading, key);
	} else if ((status == 404 || status == 410)
		&& mastodon_reading_is_of_people(reading->spec)) {
		mastodon_people_lose(reading, key);
		timeline_give_up(timeline);
	} else if (status == 404) {
		take_nothing(reading, timeline, below == NULL);
		if (below == NULL && mastodon_door_may_be_closed(reading, key)) {
			mastodon_door_ask(reading, status);
		}
	} else if (!step_refused(reading->step, reply)) {
		take_page(reading, phase, key);
	}
}

static bool
is_asked_for(const MastodonReading *reading, const char *key)
{
	for (guint i = 0; i < reading->keys->len; i++) {
		if (strcmp(mastodon_reading_key(reading, i), key) == 0) {
			return true;
		}
	}
	return false;
}

/* With the last newest page the rest may begin; any other page is followed by its next. */
static void
ask_what_next(MastodonReading *reading, const char *phase, const char *key)
{
	const int newest = mastodon_reading_count(reading, "newest");

	if (strcmp(phase, MASTODON_NEWEST) != 0) {
		if (reading->step->outcome == STEP_GO_ON) {
			mastodon_reading_go_on(reading, key);
		}
		return;
	}
	mastodon_reading_set_count(reading, "newest", newest - 1);
	if (newest == 1 && !reading->input->is_glance && reading->step->outcome < STEP_CLOSED
		&& reading->input->reply->status != 429 && !mastodon_reading_is_by_rss(reading)) {
		mastodon_reading_begin_rest(reading);
	}
}

/* A run begins with each one's newest page, or with who they are. */
static void
begin_reading(MastodonReading *reading)
{
	mastodon_reading_set_count(reading, MASTODON_NEWEST, 0);
	mastodon_reading_set_count(reading, MASTODON_RSS, 0);
	mastodon_reading_set_count(reading, "unasked", 0);
	if (reading->input->reply == NULL && mastodon_people_ask_list(reading)) {
		return;
	}
	mastodon_reading_begin_run(reading);
	if (!mastodon_reading_is_of_people(reading->spec)) {
		note_unasked(reading);
	}
}

static void
take_lookup(MastodonReading *reading, const char *key)
{
	if (!mastodon_people_take_lookup(reading, key)) {
		const json_t *person = mastodon_reading_person(reading->state, key);
		const int unasked = mastodon_reading_count(reading, "unasked");

		if (jsontext_string(person, "id") != NULL) {
			mastodon_reading_set_count(reading, "unasked", unasked + 1);
		}
		ask_what_next(reading, MASTODON_NEWEST, key);
	}
}

static void
take_reply(MastodonReading *reading)
{
	const Reply *reply = reading->input->reply;
	g_auto(GStrv) mark = g_strsplit(reply->mark != NULL ? reply->mark : "", " ", 0);

	if (g_strv_length(mark) < 2) {
		step_set(reading->step, STEP_FAILED, "an answer to nothing that was asked");
	} else if (strcmp(mark[0], MASTODON_PROBE) == 0) {
		mastodon_door_take(reading, mark[1]);
	} else if (strcmp(mark[0], MASTODON_LIST) == 0) {
		mastodon_people_take_list(reading);
		begin_reading(reading);
	} else if (!is_asked_for(reading, mark[1])) {
		return;
	} else if (strcmp(mark[0], MASTODON_LOOKUP) == 0) {
		take_lookup(reading, mark[1]);
	} else if (strcmp(mark[0], MASTODON_RSS) == 0) {
		mastodon_rss_take(reading, mark[1]);
		note_reading(reading, mark[1]);
	} else {
		take_timeline(reading, mark[0], mark[1], mark[2]);
		ask_what_next(reading, mark[0], mark[1]);
		if (!mastodon_reading_is_of_people(reading->spec)) {
			note_reading(reading, mark[1]);
		}
	}
}

static void
mastodon_step(const StepInput *input, Step *step)
{
	step_init(step, input->state);
	MastodonReading reading = { .input = input,
		.spec = input->spec,
		.step = step,
		.state = step->state,
		.left = input->budget };

	mastodon_reading_begin_state(&reading);
	reading.keys = mastodon_people_keys(input->spec, step->state, input->now_s);
	if (input->reply == NULL) {
		mastodon_reading_keep_tags(&reading);
		mastodon_people_keep(&reading);
		begin_reading(&reading);
	} else {
		take_reply(&reading);
	}
	note_behind(&reading);
	if (mastodon_reading_is_of_people(input->spec)) {
		note_people(&reading);
		mastodon_people_tell(&reading);
	}
	g_ptr_array_unref(reading.keys);
}

/* ---- a file of statuses ---- */

/* A list of statuses, an object that holds one ("statuses": search and others), or a status. */
static const json_t *
statuses_of(const json_t *document)
{
	const json_t *inner = json_object_get(document, "statuses");

	return json_is_array(inner) ? inner : document;
}

static bool
mastodon_parse(const StepInput *input, GPtrArray **posts, char **remark, GError **error)
{
	json_auto_t *loaded = NULL;
	const Reply *document = input->reply;
	const char *base_url = *input->spec->url != '\0' ? input->spec->url : NULL;

	if (!jsontext_load(g_bytes_get_data(document->body, NULL), g_bytes_get_size(document->body),
		    &loaded, error)) {
		return false;
	}
	const json_t *list = statuses_of(loaded);
	Post *single = json_is_object(list) ? mastodon_post_read(list, base_url, DATE_UNKNOWN)
					    : NULL;
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	if (json_is_array(list)) {
		read_posts(list, base_url, DATE_UNKNOWN, found);
	} else if (single != NULL) {
		g_ptr_array_add(found, single);
	} else {
		error_set(error, ERROR_PARSE_PERMANENT, "not a list of Mastodon statuses");
		return false;
	}
	*posts = g_steal_pointer(&found);
	*remark = NULL;
	return true;
}

static bool
mastodon_recognises(const Reply *document)
{
	json_auto_t *loaded = NULL;
	const char *bytes = g_bytes_get_data(document->body, NULL);
	gsize length = g_bytes_get_size(document->body);
	gsize first = 0;

	/* Look at the first byte before all of them: most documents are XML. */
	while (first < length && g_ascii_isspace(bytes[first])) {
		first++;
	}
	if (first == length || bytes[first] == '<') {
		return false;
	}
	if (!jsontext_load(bytes, length, &loaded, NULL)) {
		return false;
	}
	const json_t *list = statuses_of(loaded);
	return mastodon_post_is_like(json_is_array(list) ? json_array_get(list, 0) : list);
}

const SourceKind mastodon_kind = {
	.name = "mastodon",
	.summary = "hashtags and accounts of a Mastodon server, or of one that speaks its API",
	.network = "Mastodon",
	.auth = "Authorization: Bearer",
	.is_of_server = true,
	.step = mastodon_step,
	.parse = mastodon_parse,
	.recheck = mastodon_recheck,
	.thread_request = mastodon_thread_request,
	.thread_read = mastodon_thread_read,
	.has_read = mastodon_reading_has_read,
	.recognises = mastodon_recognises,
};
