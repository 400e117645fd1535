#include "source/mastodon_reading.h"

#include "base/now.h"
#include "source/timeline.h"
#include "source/turns.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define STATE_VERSION 2
#define PAGE_POSTS_MAX 40
/* How often closed timelines are tried again. */
#define AGAIN_EVERY_S DAY_S

json_t *
mastodon_reading_timeline(const MastodonReading *reading, const char *key)
{
	return jsontext_member(jsontext_member(reading->state, "tags"), key);
}

const char *
mastodon_reading_key(const MastodonReading *reading, guint index)
{
	return turns_key(reading->keys, index);
}

bool
mastodon_reading_is_of_people(const SourceSpec *spec)
{
	return spec->accounts->len > 0 || spec->list != NULL;
}

json_t *
mastodon_reading_person(const json_t *state, const char *key)
{
	return json_object_get(json_object_get(state, "people"), key);
}

/* A token may open what was closed. */
bool
mastodon_reading_is_by_rss(const MastodonReading *reading)
{
	const json_t *rss = json_object_get(reading->state, "rss");
	const int64_t since_s = jsontext_integer(rss, "since", 0);
	const int64_t now_s = reading->input->now_s;

	return !reading->input->has_auth && since_s != 0 && now_s < since_s + AGAIN_EVERY_S
		&& (jsontext_bool(rss, "seen", false) || since_s == now_s);
}

guint
mastodon_reading_turn(const MastodonReading *reading, const char *name)
{
	return turns_at(reading->state, name, reading->keys);
}

int
mastodon_reading_count(const MastodonReading *reading, const char *name)
{
	return turns_count(reading->state, name);
}

void
mastodon_reading_set_count(const MastodonReading *reading, const char *name, int count)
{
	turns_set_count(reading->state, name, count);
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
		json_object_del(reading->state, "rss");
	}
	json_t *tags = jsontext_member(reading->state, "tags");

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

/* Boosts are somebody else's words. */
static char *
account_path(const char *id, const char *max_id)
{
	g_autofree char *name = url_encode(id);
	g_autofree char *below = max_id != NULL ? url_encode(max_id) : NULL;

	return g_strdup_printf("/api/v1/accounts/%s/statuses?limit=%d&exclude_reblogs=true%s%s",
		name, PAGE_POSTS_MAX, below != NULL ? "&max_id=" : "", below != NULL ? below : "");
}

/*
 * Pixelfed leaves out what has no picture unless it is told otherwise, and takes "false" for yes in
 * some versions (ApiV1Controller, timelineHashtag); 0 is no to all.
 */
char *
mastodon_reading_page_path(const json_t *state, const char *tag, const char *max_id)
{
	const char *id = jsontext_string(mastodon_reading_person(state, tag), "id");

	if (id != NULL) {
		return account_path(id, max_id);
	}
	g_autofree char *name = url_encode(tag);
	g_autofree char *below = max_id != NULL ? url_encode(max_id) : NULL;
	const bool is_local = jsontext_bool(state, "local_only", false);

	return g_strdup_printf("/api/v1/timelines/tag/%s?limit=%d&only_media=0%s%s%s", name,
		PAGE_POSTS_MAX, is_local ? "&local=true" : "", below != NULL ? "&max_id=" : "",
		below != NULL ? below : "");
}

/* Ask for the page below @max_id (NULL: the newest). @return false when the budget is spent, or
 * nobody knows where the page is. */
static bool
ask_page(MastodonReading *reading, const char *phase, const char *key, const char *max_id)
{
	const bool is_account = mastodon_reading_is_of_people(reading->spec);
	const char *id = jsontext_string(mastodon_reading_person(reading->state, key), "id");

	if (is_account && id == NULL) {
		return false;
	}
	g_autofree char *path = mastodon_reading_page_path(reading->state, key, max_id);
	return mastodon_reading_ask(reading, path,
		g_strdup_printf("%s %s%s%s", phase, key, max_id != NULL ? " " : "",
			max_id != NULL ? max_id : ""));
}

bool
mastodon_reading_ask_newest(MastodonReading *reading, const char *key)
{
	return ask_page(reading, MASTODON_NEWEST, key, NULL);
}

char *
mastodon_reading_rss_path(const char *tag)
{
	g_autofree char *name = url_encode(tag);

	return g_strdup_printf("/tags/%s.rss", name);
}

static bool
ask_rss(MastodonReading *reading, const char *key)
{
	g_autofree char *path = mastodon_reading_rss_path(key);

	return mastodon_reading_ask(reading, path, g_strconcat(MASTODON_RSS " ", key, NULL));
}

/* A server knows its own people by their bare names; it may go by another name than its
 * address (WEB_DOMAIN). */
bool
mastodon_reading_ask_lookup(MastodonReading *reading, const char *key)
{
	g_auto(GStrv) parts = g_strsplit(key, "@", 3); /* "", name, host */
	g_autofree char *host = url_host(reading->spec->url);
	const bool is_own = g_strv_length(parts) == 3 && g_strcmp0(parts[2], host) == 0;
	g_autofree char *acct = url_encode(is_own ? parts[1] : key + (*key == '@'));
	g_autofree char *path = g_strconcat("/api/v1/accounts/lookup?acct=", acct, NULL);

	return mastodon_reading_ask(reading, path, g_strconcat(MASTODON_LOOKUP " ", key, NULL));
}

/* What a run asks of each first. */
static bool
ask_first(MastodonReading *reading, const char *key)
{
	if (mastodon_reading_is_of_people(reading->spec)) {
		const json_t *person = mastodon_reading_person(reading->state, key);

		return jsontext_string(person, "id") == NULL
			? mastodon_reading_ask_lookup(reading, key)
			: mastodon_reading_ask_newest(reading, key);
	}
	return mastodon_reading_is_by_rss(reading) ? ask_rss(reading, key)
						   : mastodon_reading_ask_newest(reading, key);
}

/* ---- turns ---- */

static json_t *
timeline_of(const void *reading, const char *key)
{
	return mastodon_reading_timeline(reading, key);
}

static bool
has_gap(const json_t *timeline)
{
	return timeline_gap(timeline) != NULL;
}

static bool
ask_first_of(void *reading, const char *key)
{
	return ask_first(reading, key);
}

static bool
ask_below(void *reading, const char *phase, const char *key, const char *below)
{
	return ask_page(reading, phase, key, below);
}

static Turns
turns_of(MastodonReading *reading)
{
	return (Turns){ reading, reading->state, reading->keys, reading->left, timeline_of, has_gap,
		ask_first_of, ask_below };
}

void
mastodon_reading_begin_run(MastodonReading *reading)
{
	const Turns turns = turns_of(reading);
	const int asked = turns_begin(&turns);

	mastodon_reading_set_count(reading,
		mastodon_reading_is_by_rss(reading) ? MASTODON_RSS : MASTODON_NEWEST, asked);
}

void
mastodon_reading_begin_rest(MastodonReading *reading)
{
	const Turns turns = turns_of(reading);

	turns_rest(&turns);
}

void
mastodon_reading_go_on(MastodonReading *reading, const char *key)
{
	const Turns turns = turns_of(reading);

	turns_go_on(&turns, key);
}

/* ---- replies ---- */

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

void
mastodon_reading_take_limit(const MastodonReading *reading)
{
	const Reply *reply = reading->input->reply;
	const int64_t now_s = reading->input->now_s;
	Step *step = reading->step;

	if (reply->error != NULL) {
		step_set(step, STEP_WAIT, "%s", reply->error);
	} else {
		step_set(step, STEP_WAIT, "HTTP %d: asked too often", reply->status);
	}
	if (!date_parse_retry(reply_header(reply, "x-ratelimit-reset"), now_s,
		    &step->wait_until_s)) {
		(void)date_parse_retry(reply_header(reply, "retry-after"), now_s,
			&step->wait_until_s);
	}
}

void
mastodon_reading_close(const MastodonReading *reading, const char *how)
{
	const char *what = mastodon_reading_is_of_people(reading->spec) ? "accounts" : "hashtags";

	if (reading->input->has_auth) {
		step_set(reading->step, STEP_CLOSED,
			"%s: the token is not accepted (a new one is needed in token_file)", how);
	} else {
		step_set(reading->step, STEP_CLOSED,
			"%s: this server shows %s to its members only "
			"(set token_file, or read another server)",
			how, what);
	}
}
