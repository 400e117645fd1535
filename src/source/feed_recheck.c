/*
 * A feed lists its newest posts and no more, so a post that is missing has gone from it only if an
 * older one still stands there: in a document that is whole and in the order of time, since one
 * that is pinned at the top, or was fetched late, says nothing about what was cut off below it.
 * Validators are not sent, since "nothing changed" says nothing about what was cut off when it was
 * read.
 *
 * Where the feed itself is no more, its posts may be: their own pages are asked. Mark: "page ID".
 */
#include "source/feed_recheck.h"

#include "base/prefix.h"
#include "model/reach.h"
#include "source/feed_reading.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

const char *
feed_address(const SourceSpec *spec, const json_t *state)
{
	const char *moved_to = jsontext_string(state, "moved_to");
	const json_t *runs = json_object_get(state, "moved_runs");
	const bool is_believed = json_integer_value(runs) >= FEED_MOVED_RUNS;

	return moved_to != NULL && is_believed ? moved_to : spec->url;
}

#define PAGE "page "

static bool
is_gone(const Reply *reply)
{
	return reply->status == 404 || reply->status == 410;
}

static void
begin(const RecheckInput *input, Recheck *recheck)
{
	const char *url = feed_address(input->spec, input->state);
	g_autofree char *shown = url_redact(url);

	/* The files of a folder are read one by one, and none is the document. */
	if (input->budget <= 0 || json_object_get(input->state, "files") != NULL) {
		return;
	}
	Request *request = request_new(url);
	request->is_sensitive = strcmp(shown, url) != 0;
	g_ptr_array_add(recheck->requests, request);
}

/* Each post's own page: a blog that is deleted has none of them. */
static void
ask_pages(const RecheckInput *input, Recheck *recheck)
{
	for (guint i = 0; i < input->posts->len && (int)recheck->requests->len < input->budget;
		i++) {
		const RecheckPost *asked = g_ptr_array_index(input->posts, i);
		if (asked->url == NULL || !url_is_web(asked->url)) {
			continue;
		}
		Request *request = request_new(asked->url);
		request->mark = g_strconcat(PAGE, asked->id, NULL);
		g_ptr_array_add(recheck->requests, request);
	}
}

/* A page that stands says nothing of its words. */
static void
take_page(const Reply *reply, const char *id, Recheck *recheck)
{
	recheck_find(recheck, id, is_gone(reply) ? RECHECK_GONE : RECHECK_UNKNOWN, NULL);
}

static const char *
id_of(const Post *post)
{
	return post->uri != NULL ? post->uri : post->url;
}

/* When it was written, or last changed: feeds are sorted by the one or the other. */
static int64_t
time_of(const Post *post, bool by_change)
{
	return by_change ? MAX(post->published_s, post->updated_s) : post->published_s;
}

/* Whether the posts that have a time stand in its order, and how far back they go; DATE_UNKNOWN is
 * below every time. */
static bool
is_in_order(const GPtrArray *posts, bool by_change, int64_t *oldest_s)
{
	int64_t last_s = DATE_UNKNOWN;
	bool is_rising = true, is_falling = true;

	*oldest_s = DATE_UNKNOWN;
	for (guint i = 0; i < posts->len; i++) {
		const int64_t time_s = time_of(g_ptr_array_index(posts, i), by_change);
		if (time_s == DATE_UNKNOWN) {
			continue;
		}
		is_rising = is_rising && (last_s == DATE_UNKNOWN || time_s >= last_s);
		is_falling = is_falling && (last_s == DATE_UNKNOWN || time_s <= last_s);
		*oldest_s = *oldest_s == DATE_UNKNOWN ? time_s : MIN(*oldest_s, time_s);
		last_s = time_s;
	}
	return *oldest_s != DATE_UNKNOWN && (is_rising || is_falling);
}

/* What is newer than this and not in the document has been taken out; INT64_MAX: nobody knows. */
static int64_t
proven_from(const FeedReading *reading)
{
	int64_t oldest_s = DATE_UNKNOWN;

	if (reading->is_cut_off || reading->is_partly_read || reading->lost_items > 0) {
		return INT64_MAX;
	}
	return is_in_order(reading->posts, false, &oldest_s)
			|| is_in_order(reading->posts, true, &oldest_s)
		? oldest_s
		: INT64_MAX;
}

/* Two items by one id: nobody knows which of them was asked about. */
static const Post ambiguous;

/* @return owned: id (borrowed) -> Post (borrowed), or ambiguous. */
static GHashTable *
index_of(const GPtrArray *posts)
{
	GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		const char *id = id_of(post);
		if (id != NULL) {
			const bool is_known = g_hash_table_contains(index, id);
			g_hash_table_insert(index, (char *)id,
				is_known ? (void *)&ambiguous : post);
		}
	}
	return index;
}

static void
judge(const RecheckInput *input, const FeedReading *reading, Recheck *recheck)
{
	g_autoptr(GHashTable) index = index_of(reading->posts);
	const int64_t proven_s = proven_from(reading);

	for (guint i = 0; i < input->posts->len; i++) {
		const RecheckPost *asked = g_ptr_array_index(input->posts, i);
		const Post *post = g_hash_table_lookup(index, asked->id);
		if (post == &ambiguous) {
			recheck_find(recheck, asked->id, RECHECK_UNKNOWN, NULL);
		} else if (post != NULL) {
			recheck_find(recheck, asked->id, RECHECK_THERE, post);
		} else {
			const bool is_covered = asked->published_s > proven_s;
			recheck_find(recheck, asked->id,
				is_covered ? RECHECK_UNLISTED : RECHECK_UNKNOWN, NULL);
		}
	}
}

void
feed_recheck(const RecheckInput *input, Recheck *recheck)
{
	g_auto(FeedReading) reading = { 0 };

	recheck_init(recheck);
	if (input->reply == NULL) {
		begin(input, recheck);
	} else if (input->reply->mark != NULL && prefix_stands_at(input->reply->mark, PAGE)) {
		take_page(input->reply, input->reply->mark + strlen(PAGE), recheck);
	} else if (is_gone(input->reply)) {
		ask_pages(input, recheck);
	} else if (input->reply->status == 200
		&& feed_reading_read(input->reply, NULL, input->now_s, &reading, NULL)) {
		judge(input, &reading, recheck);
		g_ptr_array_unref(recheck->posts);
		recheck->posts = g_steal_pointer(&reading.posts);
	}
}
