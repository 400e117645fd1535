#include "source/mastodon_door.h"

#include "base/now.h"
#include "base/prefix.h"
#include "source/mastodon_rss.h"
#include "text/jsontext.h"

#include <string.h>

/* How often an instance is asked what its timelines are open for. */
#define PROBE_EVERY_S DAY_S

/* @status: what the timeline answered with. */
void
mastodon_door_ask(MastodonReading *reading, int status)
{
	if (mastodon_reading_ask(reading, "/api/v2/instance",
		    g_strdup_printf(MASTODON_PROBE " %d", status))) {
		json_object_set_new(reading->state, "probed", json_integer(reading->input->now_s));
	}
}

static bool
is_probe_due(const MastodonReading *reading)
{
	const int64_t probed_s = jsontext_integer(reading->state, "probed", 0);

	return probed_s + PROBE_EVERY_S <= reading->input->now_s;
}

/* Two servers cannot be told apart by an empty list: one with nothing under the tag, and one whose
 * timeline is closed to visitors. The instance record knows; it is asked once a day. */
bool
mastodon_door_may_be_closed(const MastodonReading *reading, const char *key)
{
	return json_object_get(mastodon_reading_timeline(reading, key), "top") == NULL
		&& !mastodon_reading_is_of_people(reading->spec) && is_probe_due(reading);
}

/* What is closed may have another door. */
static void
close_for_visitors(MastodonReading *reading, const char *how)
{
	if (!mastodon_rss_begin(reading, how)) {
		mastodon_reading_close(reading, how);
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
mastodon_door_take(MastodonReading *reading, const char *status)
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
mastodon_door_take_refusal(MastodonReading *reading)
{
	const int status = reading->input->reply->status;
	g_autofree char *how = g_strdup_printf("HTTP %d", status);

	if (mastodon_reading_is_of_people(reading->spec)) {
		mastodon_reading_close(reading, how);
		return;
	}
	if (!reading->input->has_auth && reading->left > 0 && is_probe_due(reading)) {
		mastodon_door_ask(reading, status);
		return;
	}
	close_for_visitors(reading, how);
}
