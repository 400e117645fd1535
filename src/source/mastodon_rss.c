#include "source/mastodon_rss.h"

#include "base/now.h"
#include "source/feed_reading.h"
#include "source/mastodon_account.h"
#include "text/jsontext.h"
#include "text/url.h"

#define HTTP_OK 200
#define TRIED_AGAIN_S DAY_S
#define IN_PART \
	"hashtags are shown to members only; read by their RSS, which lists the newest twenty " \
	"posts (set token_file to read all of them)"

bool
mastodon_rss_is_way(const MastodonReading *reading)
{
	const int64_t closed_s = jsontext_integer(reading->state, "rss", 0);

	return closed_s != 0 && !reading->input->has_auth
		&& !mastodon_account_is_read(reading->spec)
		&& closed_s > reading->input->now_s - TRIED_AGAIN_S
		&& closed_s <= reading->input->now_s;
}

void
mastodon_rss_ask(MastodonReading *reading)
{
	const guint count = reading->keys->len;
	const guint first = mastodon_reading_turn(reading, "turn");
	guint asked = 0;

	while (asked < count) {
		const char *key = mastodon_reading_key(reading, first + asked);
		g_autofree char *name = url_encode(key);
		g_autofree char *path = g_strdup_printf("/tags/%s.rss", name);

		if (!mastodon_reading_ask(reading, path,
			    g_strconcat(MASTODON_RSS " ", key, NULL))) {
			break;
		}
		asked++;
	}
	mastodon_reading_set_count(reading, "unasked", (int)(count - asked));
	mastodon_reading_set_count(reading, "rss", (int)asked);
}

bool
mastodon_rss_try(MastodonReading *reading)
{
	const bool may_try = !reading->input->has_auth && !reading->is_closed_by_word
		&& !mastodon_account_is_read(reading->spec);

	if (!may_try) {
		return false;
	}
	if (mastodon_reading_count(reading, "rss") == 0) {
		json_object_set_new(reading->state, "closed", jsontext_text(reading->step->why));
		json_object_set_new(reading->state, "rss", json_integer(reading->input->now_s));
		mastodon_rss_ask(reading);
	}
	if (mastodon_reading_count(reading, "rss") == 0) {
		return false;
	}
	reading->step->outcome = STEP_GO_ON;
	g_clear_pointer(&reading->step->why, g_free);
	return true;
}

/* As it was before anybody looked for another way in; the timelines are asked again. */
static void
close_again(const MastodonReading *reading)
{
	g_autofree char *why = g_strdup(jsontext_string(reading->state, "closed"));

	json_object_del(reading->state, "rss");
	step_set(reading->step, STEP_CLOSED, "%s",
		why != NULL ? why : "this server shows hashtags to its members only");
}

/* The feed's title is no place where they live. */
static void
add_posts(const MastodonReading *reading, FeedReading *feed)
{
	for (guint i = 0; i < feed->posts->len; i++) {
		Post *post = g_ptr_array_index(feed->posts, i);

		g_free(post->network);
		post->network = g_strdup("Mastodon");
	}
	g_ptr_array_extend_and_steal(reading->step->posts, g_steal_pointer(&feed->posts));
	json_object_set_new(reading->state, "seen", json_true());
}

void
mastodon_rss_take(const MastodonReading *reading)
{
	const Reply *reply = reading->input->reply;
	g_auto(FeedReading) feed = { 0 };

	if (reply->status == 0 || reply->status == 429 || reply->status >= 500) {
		(void)step_refused(reading->step, reply);
		return;
	}
	if (reply->status != HTTP_OK
		|| !feed_reading_read(reply, NULL, reading->input->now_s, &feed, NULL)) {
		close_again(reading);
		return;
	}
	add_posts(reading, &feed);
	reading->step->is_in_part = true;
	step_set(reading->step, STEP_GO_ON, IN_PART);
}
