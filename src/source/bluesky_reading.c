#include "source/bluesky_reading.h"

#include "base/prefix.h"
#include "source/bluesky_name.h"
#include "source/bluesky_session.h"
#include "source/timeline.h"
#include "source/turns.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define STATE_VERSION 1
#define TAG "tag:"
#define USER "user:"
#define FEED "feed:"

/* ---- state ---- */

json_t *
bluesky_reading_timeline(const BlueskyReading *reading, const char *stream)
{
	return jsontext_member(jsontext_member(reading->state, "streams"), stream);
}

const char *
bluesky_reading_stream(const BlueskyReading *reading, guint index)
{
	return turns_key(reading->streams, index);
}

bool
bluesky_reading_is_search(const char *stream)
{
	return prefix_stands_at(stream, TAG);
}

guint
bluesky_reading_turn(const BlueskyReading *reading, const char *name)
{
	return turns_at(reading->state, name, reading->streams);
}

int
bluesky_reading_count(const BlueskyReading *reading, const char *name)
{
	return turns_count(reading->state, name);
}

void
bluesky_reading_set_count(const BlueskyReading *reading, const char *name, int count)
{
	turns_set_count(reading->state, name, count);
}

bool
bluesky_reading_has_read(const json_t *state)
{
	const char *key;
	json_t *timeline;

	if (jsontext_bool(state, "seen", false)) {
		return true;
	}
	json_object_foreach (json_object_get(state, "streams"), key, timeline) {
		if (jsontext_integer(timeline, "newest", 0) > 0
			|| json_array_size(json_object_get(timeline, "top")) > 0) {
			return true;
		}
	}
	return false;
}

/* ---- streams ---- */

static void
add_stream(BlueskyReading *reading, const char *prefix, const char *name)
{
	g_autofree char *stream = g_strconcat(prefix, name, NULL);

	if (!g_ptr_array_find_with_equal_func(reading->streams, stream, g_str_equal, NULL)) {
		g_ptr_array_add(reading->streams, g_steal_pointer(&stream));
	}
}

static void
add_tags(BlueskyReading *reading)
{
	for (guint i = 0; i < reading->spec->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(reading->spec->tags, i);

		add_stream(reading, TAG, tag->key);
	}
}

char *
bluesky_reading_uri(const json_t *state, const char *address)
{
	g_auto(BlueskyName) name = { 0 };

	if (!bluesky_name_read(address, &name)) {
		return NULL;
	}
	if (!bluesky_name_is_did(name.repo)) {
		const char *did = jsontext_string(json_object_get(state, "names"), name.repo);

		if (!bluesky_name_is_did(did)) {
			return NULL;
		}
		g_free(name.repo);
		name.repo = g_strdup(did);
	}
	return bluesky_name_uri(&name);
}

static void
add_people(BlueskyReading *reading)
{
	const json_t *dids = json_object_get(json_object_get(reading->state, "members"), "dids");
	size_t index;
	const json_t *did;

	for (guint i = 0; i < reading->spec->accounts->len; i++) {
		g_autofree char *actor =
			bluesky_name_actor(g_ptr_array_index(reading->spec->accounts, i));
		if (actor != NULL) {
			add_stream(reading, USER, actor);
		}
	}
	if (reading->spec->list == NULL) {
		return;
	}
	json_array_foreach (dids, index, did) {
		if (bluesky_name_is_did(json_string_value(did))) {
			add_stream(reading, USER, json_string_value(did));
		}
	}
}

void
bluesky_reading_list(BlueskyReading *reading)
{
	const SourceSpec *spec = reading->spec;
	g_autofree char *feed = bluesky_reading_uri(reading->state, spec->feed);

	g_ptr_array_set_size(reading->streams, 0);
	add_people(reading);
	if (feed != NULL) {
		add_stream(reading, FEED, feed);
	}
	if (spec->accounts->len == 0 && spec->list == NULL && spec->feed == NULL) {
		add_tags(reading);
	}
}

/* Of streams that are no longer read nothing is remembered, but that something was read. */
static void
keep_streams(const BlueskyReading *reading)
{
	json_t *kept = json_object();
	json_t *streams = jsontext_member(reading->state, "streams");

	for (guint i = 0; i < reading->streams->len; i++) {
		const char *stream = bluesky_reading_stream(reading, i);
		json_t *timeline = json_object_get(streams, stream);

		if (timeline != NULL) {
			json_object_del(timeline, "from");
			json_object_set(kept, stream, timeline);
		}
	}
	json_object_set_new(reading->state, "streams", kept);
}

/* Where a search is read on is said by a time: its cursors are numbers of hits, and there are
 * others before them by now. */
static void
forget_cursors(const BlueskyReading *reading)
{
	const char *stream, *id;
	json_t *timeline, *place;

	json_object_foreach (json_object_get(reading->state, "streams"), stream, timeline) {
		json_t *cursors = json_object_get(timeline, "cursors");
		const bool is_search = bluesky_reading_is_search(stream);

		json_object_foreach (cursors, id, place) {
			if (is_search) {
				json_object_del(place, "cursor");
			}
		}
	}
}

void
bluesky_reading_begin_run(BlueskyReading *reading)
{
	if (bluesky_reading_has_read(reading->state)) {
		json_object_set_new(reading->state, "seen", json_true());
	}
	if (reading->input->is_new_reading) {
		json_object_del(reading->state, "streams");
		json_object_del(reading->state, "members");
		bluesky_reading_list(reading);
	}
	json_object_del(reading->state, "run");
	keep_streams(reading);
	forget_cursors(reading);
}

void
bluesky_reading_begin(BlueskyReading *reading, const StepInput *input, Step *step)
{
	step_init(step, input->state);
	*reading = (BlueskyReading){ .input = input,
		.spec = input->spec,
		.step = step,
		.state = step->state,
		.streams = g_ptr_array_new_with_free_func(g_free),
		.left = input->budget };
	if (jsontext_integer(reading->state, "version", 0) != STATE_VERSION) {
		json_object_clear(reading->state);
		json_object_set_new(reading->state, "version", json_integer(STATE_VERSION));
	}
	step->title = g_strdup("Bluesky");
	bluesky_reading_list(reading);
}

void
bluesky_reading_clear(BlueskyReading *reading)
{
	g_clear_pointer(&reading->streams, g_ptr_array_unref);
}

/* ---- requests ---- */

Request *
bluesky_reading_ask(BlueskyReading *reading, const char *path, const char *mark)
{
	const char *access = bluesky_session_access(reading->spec, reading->state,
		reading->input->now_s);

	if (reading->left <= 0) {
		return NULL;
	}
	Request *request = bluesky_session_request(reading->spec, access, path);
	request->mark = g_strdup(mark);
	g_ptr_array_add(reading->step->requests, request);
	reading->left--;
	return request;
}

/* As the organiser writes it: the server folds, and its index is not folded as our keys are. */
static char *
search_path(const BlueskyReading *reading, const char *key)
{
	const Hashtag *tag = hashtag_list_find(reading->spec->tags, key);
	const char *display = tag != NULL ? tag->display : key;
	g_autofree char *name = url_encode(*display == '#' ? display + 1 : display);

	/* q must be there; tag takes out what only has the word */
	return g_strdup_printf("app.bsky.feed.searchPosts?q=%%23%s&tag=%s&sort=latest&limit=%d",
		name, name, BLUESKY_PAGE_MAX);
}

static char *
feed_path(const char *uri)
{
	g_auto(BlueskyName) name = { 0 };
	g_autofree char *encoded = url_encode(uri);
	const bool is_list = bluesky_name_read(uri, &name)
		&& strcmp(name.collection, BLUESKY_LISTS) == 0;

	return g_strdup_printf("app.bsky.feed.%s=%s&limit=%d",
		is_list ? "getListFeed?list" : "getFeed?feed", encoded, BLUESKY_PAGE_MAX);
}

static char *
stream_path(const BlueskyReading *reading, const char *stream)
{
	if (prefix_stands_at(stream, FEED)) {
		return feed_path(stream + strlen(FEED));
	}
	if (prefix_stands_at(stream, USER)) {
		g_autofree char *actor = url_encode(stream + strlen(USER));

		return g_strdup_printf("app.bsky.feed.getAuthorFeed?actor=%s&limit=%d"
				       "&filter=posts_with_replies&includePins=false",
			actor, BLUESKY_PAGE_MAX);
	}
	return search_path(reading, stream + strlen(TAG));
}

/* What is behind an id: by the server's cursor, else, of a search, by the id's time. */
static void
add_place(const BlueskyReading *reading, const char *stream, const char *below, GString *path)
{
	const json_t *timeline = bluesky_reading_timeline(reading, stream);
	const json_t *place = json_object_get(json_object_get(timeline, "cursors"),
		below != NULL ? below : "");
	const char *cursor = below != NULL ? jsontext_string(place, "cursor")
					   : jsontext_string(timeline, "from");
	const int64_t time_s = jsontext_integer(place, "time", 0);

	if (cursor != NULL) {
		g_autofree char *encoded = url_encode(cursor);
		g_string_append_printf(path, "&cursor=%s", encoded);
	} else if (below != NULL && time_s != 0 && bluesky_reading_is_search(stream)) {
		/* not inclusive (lexicons/app/bsky/feed/searchPosts.json) */
		g_autofree char *until = date_rfc3339(time_s + 1);
		g_autofree char *encoded = until != NULL ? url_encode(until) : NULL;
		g_string_append_printf(path, "&until=%s", encoded != NULL ? encoded : "");
	}
}

/* @below NULL: the newest. @return false when the budget is spent. */
static bool
ask_page(BlueskyReading *reading, const char *phase, const char *stream, const char *below)
{
	g_autofree char *begin = stream_path(reading, stream);
	g_autoptr(GString) path = g_string_new(begin);
	g_autofree char *mark = g_strjoin(" ", phase, stream, below, NULL);

	add_place(reading, stream, below, path);
	return bluesky_reading_ask(reading, path->str, mark) != NULL;
}

bool
bluesky_reading_ask_mark(BlueskyReading *reading, const char *mark)
{
	g_auto(GStrv) part = g_strsplit(mark, " ", 3);

	return g_strv_length(part) >= 2 && ask_page(reading, part[0], part[1], part[2]);
}

/* ---- turns ---- */

static json_t *
timeline_of(const void *reading, const char *stream)
{
	return bluesky_reading_timeline(reading, stream);
}

static bool
has_gap(const json_t *timeline)
{
	return timeline_gap(timeline) != NULL;
}

static bool
ask_first(void *reading, const char *stream)
{
	return ask_page(reading, BLUESKY_NEWEST, stream, NULL);
}

static bool
ask_below(void *reading, const char *phase, const char *stream, const char *below)
{
	return ask_page(reading, phase, stream, below);
}

static Turns
turns_of(BlueskyReading *reading)
{
	return (Turns){ reading, reading->state, reading->streams, reading->left, timeline_of,
		has_gap, ask_first, ask_below };
}

void
bluesky_reading_ask_newest(BlueskyReading *reading)
{
	const Turns turns = turns_of(reading);

	bluesky_reading_set_count(reading, "newest", turns_begin(&turns));
}

void
bluesky_reading_ask_rest(BlueskyReading *reading)
{
	const Turns turns = turns_of(reading);

	turns_rest(&turns);
}

void
bluesky_reading_go_on(BlueskyReading *reading, const char *stream)
{
	const Turns turns = turns_of(reading);

	turns_go_on(&turns, stream);
}
