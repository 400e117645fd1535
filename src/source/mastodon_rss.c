#include "source/mastodon_rss.h"

#include "base/now.h"
#include "source/feed.h"
#include "text/jsontext.h"

/* TagsController's page; a shorter feed shows all that there is. */
#define ITEMS_MAX 20
/* How often what held nothing is asked again. */
#define AGAIN_EVERY_S DAY_S

static json_t *
rss_of(const MastodonReading *reading)
{
	json_t *rss = json_object_get(reading->state, "rss");

	if (!json_is_object(rss)) {
		rss = json_object();
		json_object_set_new(reading->state, "rss", rss);
	}
	return rss;
}

bool
mastodon_rss_begin(MastodonReading *reading, const char *how)
{
	const int64_t now_s = reading->input->now_s;
	json_t *rss = rss_of(reading);
	const int64_t none_s = jsontext_integer(rss, "none", 0);

	if (reading->input->has_auth || reading->is_closed_by_word || reading->left <= 0
		|| (none_s != 0 && now_s < none_s + AGAIN_EVERY_S)) {
		return false;
	}
	if (jsontext_integer(rss, "since", 0) != now_s) {
		json_object_set_new(rss, "since", json_integer(now_s));
		json_object_set_new(rss, "how", jsontext_text(how));
		mastodon_reading_begin_run(reading);
	}
	return true;
}

/* ---- what it shows ---- */

/* The document's posts, whether they have hashtags of ours or not. @return owned, or NULL. */
static GPtrArray *
read_feed(const MastodonReading *reading)
{
	g_autoptr(SourceSpec) all = source_spec_new();
	GPtrArray *posts = NULL;
	g_autofree char *remark = NULL;
	StepInput input = *reading->input;

	all->name = g_strdup(reading->spec->name);
	all->url = g_strdup(reading->input->reply->url);
	input.spec = all;
	input.state = NULL;
	return feed_kind.parse(&input, &posts, &remark, NULL) ? posts : NULL;
}

/* The oldest and the newest time in it; 0: none has one. */
static void
span_of(const GPtrArray *posts, int64_t *oldest_s, int64_t *newest_s)
{
	*oldest_s = 0;
	*newest_s = 0;
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);

		if (post->published_s != DATE_UNKNOWN) {
			*oldest_s = *oldest_s == 0 ? post->published_s
						   : MIN(*oldest_s, post->published_s);
			*newest_s = MAX(*newest_s, post->published_s);
		}
	}
}

/* What lies between what was known and the oldest that a full feed shows is not to be had, until
 * the timelines open. */
static void
note_lost(json_t *timeline, int64_t from_s, int64_t to_s, int64_t begin_s)
{
	json_t *lost = json_object_get(timeline, "lost");
	const int64_t known_to_s = jsontext_integer(lost, "to", 0);
	int64_t since_s = from_s;

	if (known_to_s < begin_s) {
		json_object_del(timeline, "lost");
	} else {
		since_s = MIN(since_s, jsontext_integer(lost, "from", since_s));
	}
	if (from_s < to_s) {
		json_object_set_new(timeline, "lost",
			jsontext_object("from", json_integer(since_s), "to",
				json_integer(MAX(to_s, known_to_s)), NULL));
	}
}

static void
note_span(const MastodonReading *reading, json_t *timeline, const GPtrArray *posts)
{
	const StepInput *input = reading->input;
	const int64_t known_s = MAX(jsontext_integer(timeline, "newest", 0), input->begin_s);
	const int64_t known_oldest_s = jsontext_integer(timeline, "oldest", 0);
	int64_t oldest_s;
	int64_t newest_s;

	span_of(posts, &oldest_s, &newest_s);
	note_lost(timeline, known_s, posts->len < ITEMS_MAX ? known_s : oldest_s, input->begin_s);
	json_object_set_new(timeline, "read", json_integer(input->now_s));
	if (newest_s != 0) {
		json_object_set_new(timeline, "newest",
			json_integer(MAX(newest_s,
				jsontext_integer(timeline, "newest", newest_s))));
		json_object_set_new(timeline, "oldest",
			json_integer(known_oldest_s != 0 ? MIN(known_oldest_s, oldest_s)
							 : oldest_s));
	}
}

static void
take_posts(MastodonReading *reading, const char *key, GPtrArray *posts)
{
	json_t *rss = rss_of(reading);

	note_span(reading, mastodon_reading_timeline(reading, key), posts);
	if (posts->len > 0) {
		json_object_set_new(rss, "seen", json_true());
		json_object_set_new(reading->state, "seen", json_true());
		json_object_del(rss, "none");
	}
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		/* The feed's title is no place where they live. */
		g_free(post->network);
		post->network = g_strdup("Mastodon");
	}
	g_ptr_array_extend_and_steal(reading->step->posts, posts);
	if (jsontext_bool(rss, "seen", false)) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON,
			"hashtags are shown to members only; read by their RSS, which lists the "
			"newest twenty posts (set token_file to read all of them)");
	}
}

static void
take_document(MastodonReading *reading, const char *key)
{
	const Reply *reply = reading->input->reply;
	GPtrArray *posts = reply->status == 200 ? read_feed(reading) : NULL;

	if (posts != NULL) {
		take_posts(reading, key, posts);
	} else if (reply->status == 429) {
		mastodon_reading_take_limit(reading);
	} else if (reply->status == 0 || reply->status >= 500) {
		(void)step_refused(reading->step, reply);
	}
}

void
mastodon_rss_take(MastodonReading *reading, const char *key)
{
	json_t *rss = rss_of(reading);
	const int left = mastodon_reading_count(reading, MASTODON_RSS) - 1;

	take_document(reading, key);
	mastodon_reading_set_count(reading, MASTODON_RSS, left);
	if (left <= 0 && reading->step->outcome == STEP_GO_ON
		&& !jsontext_bool(rss, "seen", false)) {
		const char *how = jsontext_string(rss, "how");

		json_object_set_new(rss, "none", json_integer(reading->input->now_s));
		mastodon_reading_close(reading, how != NULL ? how : "hashtag timelines are closed");
	}
}
