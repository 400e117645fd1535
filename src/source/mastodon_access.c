/* For whom a server shows its hashtag timelines. */
#include "source/mastodon_reading.h"

#include "base/now.h"
#include "text/jsontext.h"

#include <string.h>

/* How often an instance is asked what its timelines are open for. */
#define PROBE_EVERY_S DAY_S

/* Two servers cannot be told apart by an empty list: one with nothing under the tag, and one whose
 * timeline is closed to visitors. The instance record knows; it is asked once a day. */
bool
mastodon_may_be_closed(const MastodonReading *reading, const char *key)
{
	const int64_t probed_s = jsontext_integer(reading->state, "probed", 0);

	return json_object_get(mastodon_timeline(reading, key), "top") == NULL
		&& probed_s + PROBE_EVERY_S <= reading->input->now_s;
}

static void
close_for_visitors(const MastodonReading *reading, const char *how)
{
	if (reading->input->has_auth) {
		step_set(reading->step, STEP_CLOSED,
			"%s: the token is not accepted (a new one is "
			"needed in token_file)",
			how);
	} else {
		step_set(reading->step, STEP_CLOSED,
			"%s: this server shows hashtags to its "
			"members only (set token_file, or read another server)",
			how);
	}
}

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
mastodon_body(const Reply *reply, json_t **value, GError **error)
{
	return jsontext_load(g_bytes_get_data(reply->body, NULL), g_bytes_get_size(reply->body),
		value, error);
}

/* The instance record (since 4.5 it says what hashtag feeds are open for). Where there is none, or
 * it is silent, an empty list stays an empty list, and a refusal a refusal. */
void
mastodon_take_probe(MastodonReading *reading, const char *status)
{
	const Reply *reply = reading->input->reply;
	const bool is_refused = strcmp(status, "200") != 0;
	g_autofree char *how = is_refused ? g_strconcat("HTTP ", status, NULL)
					  : g_strdup("hashtag timelines are closed");
	const bool was_local = jsontext_bool(reading->state, "local_only", false);
	json_auto_t *instance = NULL;

	if (reply->status == 200) {
		(void)mastodon_body(reply, &instance, NULL);
	}
	const char *local = access_to(instance, "local");
	const char *remote = access_to(instance, "remote");
	if (is_open(reading, local) && !is_open(reading, remote) && !was_local) {
		json_object_set_new(reading->state, "local_only", json_true());
		mastodon_begin_run(reading);
		return;
	}
	if (is_open(reading, remote)) {
		json_object_del(reading->state, "local_only");
	}
	if (is_refused || !is_open(reading, local)) {
		close_for_visitors(reading, how);
	}
}

/* 401, 403 and 422 all mean "not for you" here; the instance record may know of a part that is. */
void
mastodon_take_refusal(MastodonReading *reading)
{
	const int status = reading->input->reply->status;
	const int64_t probed_s = jsontext_integer(reading->state, "probed", 0);
	g_autofree char *how = g_strdup_printf("HTTP %d", status);

	if (!reading->input->has_auth && probed_s + PROBE_EVERY_S <= reading->input->now_s
		&& reading->left > 0) {
		mastodon_ask_probe(reading, status);
		return;
	}
	close_for_visitors(reading, how);
}
