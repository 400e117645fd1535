#include "source/mastodon_reading.h"

#include "base/now.h"
#include "base/prefix.h"
#include "source/mastodon_account.h"
#include "source/timeline.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define STATE_VERSION 2
#define PAGE_POSTS_MAX 40
/* While there are gaps, newest pages leave them one request in so many. */
#define GAP_SHARE 4

void
mastodon_reading_set_keys(MastodonReading *reading)
{
	const SourceSpec *spec = reading->spec;

	g_clear_pointer(&reading->keys, g_ptr_array_unref);
	if (mastodon_account_is_read(spec)) {
		reading->keys = mastodon_account_keys(spec, reading->state, reading->input->now_s);
		return;
	}
	reading->keys = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < spec->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(spec->tags, i);

		g_ptr_array_add(reading->keys, g_strdup(tag->key));
	}
}

static json_t *
member_object(json_t *object, const char *key)
{
	json_t *member = json_object_get(object, key);

	if (!json_is_object(member)) {
		member = json_object();
		json_object_set_new(object, key, member);
	}
	return member;
}

json_t *
mastodon_reading_timeline(const MastodonReading *reading, const char *key)
{
	return member_object(member_object(reading->state, "tags"), key);
}

const char *
mastodon_reading_key(const MastodonReading *reading, guint index)
{
	return g_ptr_array_index(reading->keys, index % reading->keys->len);
}

/* Where the turn @name stands among the tags. */
guint
mastodon_reading_turn(const MastodonReading *reading, const char *name)
{
	const char *turn = jsontext_string(reading->state, name);

	for (guint i = 0; turn != NULL && i < reading->keys->len; i++) {
		if (strcmp(mastodon_reading_key(reading, i), turn) == 0) {
			return i;
		}
	}
	return 0;
}

static void
set_turn(const MastodonReading *reading, const char *name, guint index)
{
	json_object_set_new(reading->state, name,
		jsontext_text(mastodon_reading_key(reading, index)));
}

int
mastodon_reading_count(const MastodonReading *reading, const char *name)
{
	return (int)jsontext_integer(member_object(reading->state, "run"), name, 0);
}

void
mastodon_reading_set_count(const MastodonReading *reading, const char *name, int count)
{
	json_object_set_new(member_object(reading->state, "run"), name, json_integer(count));
}

/* Of tags that are no longer asked for nothing is remembered, but that something was read. */
void
mastodon_reading_keep_tags(const MastodonReading *reading)
{
	json_t *kept = json_object();

	if (mastodon_reading_has_read(reading->state)) {
		json_object_set_new(reading->state, "seen", json_true());
	}
	if (reading->input->is_new_reading) {
		json_object_del(reading->state, "tags");
	}
	json_t *tags = member_object(reading->state, "tags");

	for (guint i = 0; i < reading->keys->len; i++) {
		json_t *timeline = json_object_get(tags, mastodon_reading_key(reading, i));
		if (timeline != NULL) {
			json_object_set(kept, mastodon_reading_key(reading, i), timeline);
		}
	}
	json_object_set_new(reading->state, "tags", kept);
}

void
mastodon_reading_begin_state(const MastodonReading *reading)
{
	if (jsontext_integer(reading->state, "version", 0) != STATE_VERSION) {
		json_object_clear(reading->state);
		json_object_set_new(reading->state, "version", json_integer(STATE_VERSION));
	}
	reading->step->title = url_authority(reading->spec->url);
}

/* ---- requests ---- */

bool
mastodon_reading_ask(MastodonReading *reading, const char *path, char *mark)
{
	g_autofree char *url = url_join(reading->spec->url, path);

	if (reading->left <= 0) {
		g_free(mark);
		return false;
	}
	Request *request = request_new(url);
	request_add_header(request, "Accept", "application/json");
	request->mark = mark;
	g_ptr_array_add(reading->step->requests, request);
	reading->left--;
	return true;
}

/*
 * Pixelfed leaves out what has no picture unless it is told otherwise, and takes "false" for yes in
 * some versions (ApiV1Controller, timelineHashtag); 0 is no to all.
 */
char *
mastodon_reading_page_path(const json_t *state, const char *tag, const char *max_id)
{
	g_autofree char *name = url_encode(tag);
	g_autofree char *below = max_id != NULL ? url_encode(max_id) : NULL;
	const bool is_local = jsontext_bool(state, "local_only", false);

	if (mastodon_account_is_key(tag)) {
		const char *known = mastodon_account_id(state, tag);
		g_autofree char *id = url_encode(known != NULL ? known : "");

		return g_strdup_printf("/api/v1/accounts/%s/statuses?limit=%d&exclude_reblogs=true"
				       "&only_media=0%s%s",
			id, PAGE_POSTS_MAX, below != NULL ? "&max_id=" : "",
			below != NULL ? below : "");
	}

	return g_strdup_printf("/api/v1/timelines/tag/%s?limit=%d&only_media=0%s%s%s", name,
		PAGE_POSTS_MAX, is_local ? "&local=true" : "", below != NULL ? "&max_id=" : "",
		below != NULL ? below : "");
}

/* Ask for the page below @max_id (NULL: the newest). @return false when the budget is spent. */
static bool
ask_page(MastodonReading *reading, const char *phase, const char *key, const char *max_id)
{
	/* of somebody who has gone meanwhile there are no further pages */
	if (mastodon_account_is_key(key) && mastodon_account_id(reading->state, key) == NULL) {
		return false;
	}
	g_autofree char *path = mastodon_reading_page_path(reading->state, key, max_id);

	return mastodon_reading_ask(reading, path,
		g_strdup_printf("%s %s%s%s", phase, key, max_id != NULL ? " " : "",
			max_id != NULL ? max_id : ""));
}

/* Of a person first which id they have. */
bool
mastodon_reading_ask_newest(MastodonReading *reading, const char *key)
{
	if (!mastodon_account_is_key(key) || mastodon_account_id(reading->state, key) != NULL) {
		return ask_page(reading, MASTODON_NEWEST, key, NULL);
	}
	g_autofree char *path = mastodon_account_path(key);
	return mastodon_reading_ask(reading, path, g_strconcat(MASTODON_LOOKUP " ", key, NULL));
}

/* @status: what the timeline answered with. */
void
mastodon_reading_ask_probe(MastodonReading *reading, int status)
{
	if (mastodon_reading_ask(reading, "/api/v2/instance",
		    g_strdup_printf(MASTODON_PROBE " %d", status))) {
		json_object_set_new(reading->state, "probed", json_integer(reading->input->now_s));
	}
}

static bool
has_gaps(const MastodonReading *reading)
{
	for (guint i = 0; i < reading->keys->len; i++) {
		if (timeline_gap(mastodon_reading_timeline(reading,
			    mastodon_reading_key(reading, i)))
			!= NULL) {
			return true;
		}
	}
	return false;
}

/* The newest page of each tag, in turns where the budget is not enough for all. */
void
mastodon_reading_begin_run(MastodonReading *reading)
{
	const guint tags = reading->keys->len;
	const int share = has_gaps(reading) ? MAX(1, reading->left / GAP_SHARE) : 0;
	const guint most = (guint)MAX(1, reading->left - share);
	const guint first = mastodon_reading_turn(reading, "turn");
	guint asked = 0;

	while (asked < MIN(most, tags)
		&& mastodon_reading_ask_newest(reading,
			mastodon_reading_key(reading, first + asked))) {
		asked++;
	}
	if (tags > 0) {
		set_turn(reading, "turn", first + asked);
	}
	mastodon_reading_set_count(reading, "newest", (int)asked);
	mastodon_reading_set_count(reading, "unasked", (int)(tags - asked));
}

static bool
ask_gap(MastodonReading *reading, const char *key)
{
	const char *below = timeline_gap(mastodon_reading_timeline(reading, key));

	return below != NULL && ask_page(reading, MASTODON_GAP, key, below);
}

static bool
ask_again(MastodonReading *reading, const char *key)
{
	const char *below = timeline_again(mastodon_reading_timeline(reading, key));

	return below != NULL && ask_page(reading, MASTODON_AGAIN, key, below);
}

/* What the budget has left once the newest pages have come: gaps in turns, then the second
 * readings. One request a tag; its replies go on from there. */
void
mastodon_reading_begin_rest(MastodonReading *reading)
{
	const guint tags = reading->keys->len;
	const guint first = mastodon_reading_turn(reading, "gap_turn");

	for (guint i = 0; i < tags; i++) {
		if (ask_gap(reading, mastodon_reading_key(reading, first + i))) {
			set_turn(reading, "gap_turn", first + i + 1);
		}
	}
	for (guint i = 0; i < tags; i++) {
		const char *key = mastodon_reading_key(reading, first + i);
		if (timeline_gap(mastodon_reading_timeline(reading, key)) == NULL
			&& ask_again(reading, key)) {
			set_turn(reading, "gap_turn", first + i + 1);
		}
	}
}

void
mastodon_reading_go_on(MastodonReading *reading, const char *key)
{
	if (!ask_gap(reading, key)) {
		ask_again(reading, key);
	}
}

/* ---- for whom a server shows its hashtag timelines ---- */

/* How often an instance is asked what its timelines are open for. */
#define PROBE_EVERY_S DAY_S

static bool
is_probe_due(const MastodonReading *reading)
{
	const int64_t probed_s = jsontext_integer(reading->state, "probed", 0);

	return probed_s + PROBE_EVERY_S <= reading->input->now_s;
}

/* Two servers cannot be told apart by an empty list: one with nothing under the tag, and one whose
 * timeline is closed to visitors. The instance record knows; it is asked once a day. */
bool
mastodon_reading_may_be_closed(const MastodonReading *reading, const char *key)
{
	return !mastodon_account_is_key(key)
		&& json_object_get(mastodon_reading_timeline(reading, key), "top") == NULL
		&& is_probe_due(reading);
}

static void
close_for_visitors(const MastodonReading *reading, const char *how)
{
	if (reading->input->has_auth) {
		step_set(reading->step, STEP_CLOSED,
			"%s: the token is not accepted (a new one is needed in token_file)", how);
	} else {
		step_set(reading->step, STEP_CLOSED,
			"%s: this server shows %s to its members only "
			"(set token_file, or read another server)",
			how,
			mastodon_account_is_read(reading->spec) ? "what people post" : "hashtags");
	}
}

/* Since Mastodon 4.5 the record says what hashtag feeds are open for. */
static const char *
access_to(const json_t *instance, const char *whose)
{
	g_autofree char *path = g_strconcat("configuration.timelines_access.hashtag_feeds.", whose,
		NULL);

	return json_string_value(jsontext_path(instance, path));
}

static bool
is_open(const MastodonReading *reading, const char *access)
{
	return access == NULL || strcmp(access, "public") == 0
		|| (strcmp(access, "authenticated") == 0 && reading->input->has_auth);
}

bool
mastodon_reading_body(const Reply *reply, json_t **value, GError **error)
{
	return jsontext_load(g_bytes_get_data(reply->body, NULL), g_bytes_get_size(reply->body),
		value, error);
}

bool
mastodon_reading_has_read(const json_t *state)
{
	const char *key;
	json_t *timeline;

	if (jsontext_bool(state, "seen", false)) {
		return true;
	}
	json_object_foreach (json_object_get(state, "tags"), key, timeline) {
		if (jsontext_integer(timeline, "newest", 0) > 0
			|| json_array_size(json_object_get(timeline, "top")) > 0) {
			return true;
		}
	}
	return false;
}

/* Neither timelines nor a record of itself: it is asked again in each run, as nothing was read. */
static void
take_no_server(const MastodonReading *reading)
{
	json_object_del(reading->state, "probed");
	step_set(reading->step, STEP_FAILED,
		"HTTP 404: this is no Mastodon server, nor one that speaks its API; it has neither "
		"hashtag timelines nor a record of itself (expected the address of a server, or "
		"type = feed)");
}

/* Older servers and some others have the record at another place. */
static void
ask_older_record(MastodonReading *reading)
{
	if (!mastodon_reading_ask(reading, "/api/v1/instance",
		    g_strdup(MASTODON_PROBE " 404-v1"))) {
		json_object_del(reading->state, "probed");
	}
}

/* A timeline was not there: documented for a hashtag that nobody used, and what any web server
 * says.
 * @return whether the record says which. */
static bool
is_server_known(MastodonReading *reading, const json_t *instance, bool is_older)
{
	if (json_is_object(instance) || mastodon_reading_has_read(reading->state)) {
		return true;
	}
	if (is_older) {
		take_no_server(reading);
	} else {
		ask_older_record(reading);
	}
	return false;
}

void
mastodon_reading_take_probe(MastodonReading *reading, const char *status)
{
	const Reply *reply = reading->input->reply;
	const bool is_absent = prefix_stands_at(status, "404");
	const bool is_refused = strcmp(status, "200") != 0 && !is_absent;
	g_autofree char *how = is_refused ? g_strconcat("HTTP ", status, NULL)
					  : g_strdup("hashtag timelines are closed");
	const bool was_local = jsontext_bool(reading->state, "local_only", false);
	json_auto_t *instance = NULL;

	if (reply->status == 200) {
		(void)mastodon_reading_body(reply, &instance, NULL);
	}
	if (is_absent && !is_server_known(reading, instance, strcmp(status, "404") != 0)) {
		return;
	}
	const char *local = access_to(instance, "local");
	const char *remote = access_to(instance, "remote");
	if (is_open(reading, local) && !is_open(reading, remote) && !was_local) {
		json_object_set_new(reading->state, "local_only", json_true());
		mastodon_reading_begin_run(reading);
		return;
	}
	if (is_open(reading, remote)) {
		json_object_del(reading->state, "local_only");
	}
	reading->is_closed_by_word = !is_open(reading, local);
	if (is_refused || reading->is_closed_by_word) {
		close_for_visitors(reading, how);
	}
}

void
mastodon_reading_take_refusal(MastodonReading *reading)
{
	const int status = reading->input->reply->status;
	g_autofree char *how = g_strdup_printf("HTTP %d", status);

	if (!reading->input->has_auth && !mastodon_account_is_read(reading->spec)
		&& reading->left > 0 && is_probe_due(reading)) {
		mastodon_reading_ask_probe(reading, status);
		return;
	}
	close_for_visitors(reading, how);
}
