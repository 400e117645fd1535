/*
 * A feed lists its newest posts and no more, so a post that is missing is gone only if an older one
 * still stands there: in a document that is whole. Validators are not sent, since "nothing changed"
 * says nothing about what was cut off when it was read.
 */
#include "source/feed_recheck.h"

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

static const char *
id_of(const Post *post)
{
	return post->uri != NULL ? post->uri : post->url;
}

static int64_t
oldest_of(const GPtrArray *posts)
{
	int64_t oldest_s = DATE_UNKNOWN;

	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		if (post->published_s != DATE_UNKNOWN
			&& (oldest_s == DATE_UNKNOWN || post->published_s < oldest_s)) {
			oldest_s = post->published_s;
		}
	}
	return oldest_s;
}

/* By id, each post once. @return owned: id (borrowed) -> where in the array. */
static GHashTable *
index_of(const GPtrArray *posts)
{
	GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = posts->len; i > 0; i--) {
		const char *id = id_of(g_ptr_array_index(posts, i - 1));
		if (id != NULL) {
			g_hash_table_insert(index, (char *)id, GUINT_TO_POINTER(i));
		}
	}
	return index;
}

static void
judge(const RecheckInput *input, GPtrArray *posts, bool is_whole, Recheck *recheck)
{
	g_autoptr(GHashTable) index = index_of(posts);
	const int64_t oldest_s = oldest_of(posts);

	for (guint i = 0; i < input->posts->len; i++) {
		const RecheckPost *asked = g_ptr_array_index(input->posts, i);
		const guint at = GPOINTER_TO_UINT(g_hash_table_lookup(index, asked->id));
		/* DATE_UNKNOWN is below every date. */
		const bool is_covered = is_whole && oldest_s != DATE_UNKNOWN
			&& oldest_s < asked->published_s;
		if (at != 0) {
			g_hash_table_remove(index, asked->id);
			recheck_find(recheck, asked->id, RECHECK_THERE,
				g_steal_pointer(&g_ptr_array_index(posts, at - 1)));
		} else {
			recheck_find(recheck, asked->id,
				is_covered ? RECHECK_GONE : RECHECK_UNKNOWN, NULL);
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
	} else if (input->reply->status == 200
		&& feed_reading_read(input->reply, NULL, &reading, NULL)) {
		const bool is_whole = !reading.is_cut_off && !reading.is_partly_read
			&& reading.lost_items == 0;
		judge(input, reading.posts, is_whole, recheck);
	}
}
