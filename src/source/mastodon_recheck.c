/*
 * GET /api/v1/statuses?id[]=… (since 4.3) leaves out what is not to be seen; but a server may also
 * know less of it than we ask, or nothing at all, so whoever is missing is asked for alone
 * (GET /api/v1/statuses/ID), where 404 and 410 are answers. A front proxy may say 404 as well, of
 * all but timelines: so the timeline is asked that listed the post, and where it still does, or
 * cannot be read either, nothing is gone. Others refuse what was made private (Pixelfed: 403), or
 * any single post: then a page of the timeline on which it must stand, and does not, says as much
 * as a feed's.
 *
 * What came by a tag's RSS (source/mastodon_rss) and is another server's has no id here: its
 * address is its name, and the RSS is read once more as any feed is.
 *
 * Marks: "many ID ID …", "one ID", "list STATUS ID", "rss TAG", and a feed's. Ids hold no blanks
 * (source/timeline).
 */
#include "source/mastodon_recheck.h"

#include "source/feed_recheck.h"
#include "source/mastodon_part.h"
#include "source/mastodon_post.h"
#include "source/mastodon_reading.h"
#include "source/timeline.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* The most that Mastodon answers about at once. */
#define IDS_MAX 20

typedef struct Rechecking {
	const RecheckInput *input;
	Recheck *recheck;
	int left; /* requests that may still be asked */
} Rechecking;

static bool
ask(Rechecking *rechecking, const char *path, const char *mark)
{
	g_autofree char *url = url_join(rechecking->input->spec->url, path);

	if (rechecking->left <= 0) {
		return false;
	}
	Request *request = request_new(url);
	request_add_header(request, "Accept", "application/json");
	request->mark = g_strdup(mark);
	g_ptr_array_add(rechecking->recheck->requests, request);
	rechecking->left--;
	return true;
}

static void
ask_one(Rechecking *rechecking, const char *id)
{
	g_autofree char *name = url_encode(id);
	g_autofree char *path = g_strconcat("/api/v1/statuses/", name, NULL);
	g_autofree char *mark = g_strconcat("one ", id, NULL);

	if (!ask(rechecking, path, mark)) {
		recheck_find(rechecking->recheck, id, RECHECK_UNKNOWN, NULL);
	}
}

static const RecheckPost *
find_post(const Rechecking *rechecking, const char *id)
{
	const GPtrArray *posts = rechecking->input->posts;

	for (guint i = 0; i < posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(posts, i);
		if (g_strcmp0(post->id, id) == 0) {
			return post;
		}
	}
	return NULL;
}

/* The key of the timeline that listed it: a person's where people are read, else a hashtag's. The
 * one says nothing of what the other lists. NULL: not known. */
static const char *
timeline_of(const Rechecking *rechecking, const RecheckPost *post)
{
	const RecheckInput *input = rechecking->input;

	return mastodon_reading_is_of_people(input->spec)
		? mastodon_part_whose(json_object_get(input->state, "people"), post->url)
		: post->tag;
}

/* The oldest that is newer and that this timeline listed as well: below it the page begins on which
 * the post must stand. NULL: the newest page. */
static const char *
id_above(const Rechecking *rechecking, const RecheckPost *asked)
{
	const GPtrArray *posts = rechecking->input->posts;
	const char *timeline = timeline_of(rechecking, asked);
	const RecheckPost *above = NULL;

	for (guint i = 0; i < posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(posts, i);
		if (asked->published_s != DATE_UNKNOWN && post->published_s > asked->published_s
			&& g_strcmp0(timeline_of(rechecking, post), timeline) == 0
			&& timeline_is_id(post->id) && !url_is_web(post->id)
			&& (above == NULL || post->published_s < above->published_s)) {
			above = post;
		}
	}
	return above != NULL ? above->id : NULL;
}

static bool
is_gone(int status)
{
	return status == 404 || status == 410;
}

/* Whether its timeline still lists it. */
static void
ask_list(Rechecking *rechecking, const char *id)
{
	const int status = rechecking->input->reply->status;
	const RecheckPost *asked = find_post(rechecking, id);

	const char *timeline = asked != NULL ? timeline_of(rechecking, asked) : NULL;

	if (timeline == NULL) {
		recheck_find(rechecking->recheck, id,
			is_gone(status) ? RECHECK_GONE : RECHECK_UNKNOWN, NULL);
		return;
	}
	const char *above = id_above(rechecking, asked);
	g_autofree char *path = mastodon_reading_page_path(rechecking->input->state, timeline,
		above);
	g_autofree char *mark = g_strdup_printf("list %d %s", status, id);
	if (!ask(rechecking, path, mark)) {
		recheck_find(rechecking->recheck, id, RECHECK_UNKNOWN, NULL);
	}
}

/* Ask about the ids from @first on. @return how many that were. */
static guint
ask_many(Rechecking *rechecking, const GPtrArray *ids, guint first)
{
	const guint count = MIN(ids->len - first, IDS_MAX);
	g_autoptr(GString) path = g_string_new("/api/v1/statuses?");
	g_autoptr(GString) mark = g_string_new("many");

	for (guint i = first; i < first + count; i++) {
		const char *id = g_ptr_array_index(ids, i);
		g_autofree char *name = url_encode(id);
		g_string_append_printf(path, "%sid%%5B%%5D=%s", i > first ? "&" : "", name);
		g_string_append_printf(mark, " %s", id);
	}
	if (!ask(rechecking, path->str, mark->str)) {
		for (guint i = first; i < first + count; i++) {
			recheck_find(rechecking->recheck, g_ptr_array_index(ids, i),
				RECHECK_UNKNOWN, NULL);
		}
	}
	return count;
}

/* ---- what came by RSS ---- */

static bool
is_of_feed(const RecheckPost *post)
{
	return post->tag != NULL && post->id != NULL && url_is_web(post->id);
}

/* Those that the RSS of a tag listed. @return owned array, all in it borrowed. */
static GPtrArray *
posts_of_feed(const RecheckInput *input, const char *tag)
{
	GPtrArray *posts = g_ptr_array_new();

	for (guint i = 0; i < input->posts->len; i++) {
		RecheckPost *post = g_ptr_array_index(input->posts, i);

		if (is_of_feed(post) && strcmp(post->tag, tag) == 0) {
			g_ptr_array_add(posts, post);
		}
	}
	return posts;
}

static void
ask_feed(Rechecking *rechecking, const char *tag)
{
	g_autofree char *path = mastodon_reading_rss_path(tag);
	g_autofree char *mark = g_strconcat(MASTODON_RSS " ", tag, NULL);

	if (ask(rechecking, path, mark)) {
		return;
	}
	g_autoptr(GPtrArray) posts = posts_of_feed(rechecking->input, tag);
	for (guint i = 0; i < posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(posts, i);
		recheck_find(rechecking->recheck, post->id, RECHECK_UNKNOWN, NULL);
	}
}

/* Each tag's once. */
static void
ask_feeds(Rechecking *rechecking)
{
	g_autoptr(GHashTable) asked = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < rechecking->input->posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(rechecking->input->posts, i);

		if (is_of_feed(post) && g_hash_table_add(asked, (char *)post->tag)) {
			ask_feed(rechecking, post->tag);
		}
	}
}

static void
take_feed(const RecheckInput *input, const char *tag, Recheck *recheck)
{
	g_autoptr(GPtrArray) posts = posts_of_feed(input, tag);
	RecheckInput of_feed = *input;

	of_feed.posts = posts;
	feed_recheck(&of_feed, recheck);
}

/* ---- the run ---- */

static void
begin(Rechecking *rechecking)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new();

	for (guint i = 0; i < rechecking->input->posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(rechecking->input->posts, i);
		if (timeline_is_id(post->id) && !url_is_web(post->id)) {
			g_ptr_array_add(ids, (char *)post->id);
		} else if (!is_of_feed(post)) {
			recheck_find(rechecking->recheck, post->id, RECHECK_UNKNOWN, NULL);
		}
	}
	for (guint i = 0; i < ids->len;) {
		i += ask_many(rechecking, ids, i);
	}
	ask_feeds(rechecking);
}

/* In a timeline a boost of it will do. */
static const json_t *
status_of(const json_t *list, const char *id)
{
	size_t index;
	const json_t *status;

	json_array_foreach (list, index, status) {
		g_autofree char *own = jsontext_dup_id(status, "id");
		const json_t *boosted = json_object_get(status, "reblog");
		g_autofree char *inner = jsontext_dup_id(boosted, "id");
		if (g_strcmp0(own, id) == 0 || g_strcmp0(inner, id) == 0) {
			return status;
		}
	}
	return NULL;
}

/* What a status is now; one that cannot be read proves nothing. */
static void
find_status(Rechecking *rechecking, const char *id, const json_t *status)
{
	const RecheckInput *input = rechecking->input;
	Post *post = mastodon_post_read(status, input->spec->url, input->now_s);

	if (post != NULL) {
		g_ptr_array_add(rechecking->recheck->posts, post);
	}
	recheck_find(rechecking->recheck, id, post != NULL ? RECHECK_THERE : RECHECK_UNKNOWN, post);
}

static void
take_many(Rechecking *rechecking, char *const *ids)
{
	const Reply *reply = rechecking->input->reply;
	json_auto_t *list = NULL;

	/* What a front proxy or a limit says is about all of them. */
	if (reply->status == 0 || reply->status == 429 || reply->status >= 500) {
		for (guint i = 0; ids[i] != NULL; i++) {
			recheck_find(rechecking->recheck, ids[i], RECHECK_UNKNOWN, NULL);
		}
		return;
	}
	if (reply->status == 200) {
		(void)mastodon_reading_body(reply, &list, NULL);
	}
	for (guint i = 0; ids[i] != NULL; i++) {
		const json_t *status = status_of(list, ids[i]);
		if (status != NULL) {
			find_status(rechecking, ids[i], status);
		} else {
			ask_one(rechecking, ids[i]);
		}
	}
}

static void
take_one(Rechecking *rechecking, const char *id)
{
	const Reply *reply = rechecking->input->reply;
	json_auto_t *status = NULL;
	json_auto_t *list = json_array();

	if (reply->status >= 400 && reply->status < 500 && reply->status != 429) {
		ask_list(rechecking, id);
		return;
	}
	if (reply->status == 200 && mastodon_reading_body(reply, &status, NULL)) {
		json_array_append(list, status);
	}
	const json_t *own = status_of(list, id);
	if (own != NULL) {
		find_status(rechecking, id, own);
	} else {
		recheck_find(rechecking->recheck, id, RECHECK_UNKNOWN, NULL);
	}
}

/* What a page says that does not list a post. */
static RecheckVerdict
judge_unlisted(const Rechecking *rechecking, int status, const char *id, const json_t *list)
{
	const RecheckPost *asked = find_post(rechecking, id);
	g_auto(TimelinePage) page = timeline_page(list);

	if (is_gone(status)) {
		return RECHECK_GONE;
	}
	/* It reaches beyond the place of the post. */
	return asked != NULL && page.tail_s != 0 && page.tail_s < asked->published_s
		? RECHECK_UNLISTED
		: RECHECK_UNKNOWN;
}

/* It cannot be had alone, which was answered with @status. */
static void
take_list(Rechecking *rechecking, int status, const char *id)
{
	const Reply *reply = rechecking->input->reply;
	json_auto_t *list = NULL;

	if (reply->status != 200 || !mastodon_reading_body(reply, &list, NULL)
		|| !json_is_array(list)) {
		recheck_find(rechecking->recheck, id, RECHECK_UNKNOWN, NULL);
		return;
	}
	const json_t *own = status_of(list, id);
	if (own != NULL) {
		find_status(rechecking, id, own);
	} else {
		recheck_find(rechecking->recheck, id, judge_unlisted(rechecking, status, id, list),
			NULL);
	}
}

/* @return whether the reply is one that a feed's recheck reads. */
static bool
take_by_feed(const RecheckInput *input, char *const *mark, Recheck *recheck)
{
	if (g_strcmp0(mark[0], MASTODON_RSS) == 0 && mark[1] != NULL) {
		take_feed(input, mark[1], recheck);
		return true;
	}
	if (g_strcmp0(mark[0], "page") == 0) {
		feed_recheck(input, recheck);
		return true;
	}
	return false;
}

void
mastodon_recheck(const RecheckInput *input, Recheck *recheck)
{
	Rechecking rechecking = { .input = input, .recheck = recheck, .left = input->budget };
	const char *asked = input->reply != NULL && input->reply->mark != NULL ? input->reply->mark
									       : "";
	g_auto(GStrv) mark = g_strsplit(asked, " ", 0);

	if (take_by_feed(input, mark, recheck)) {
		return;
	}
	recheck_init(recheck);
	if (input->reply == NULL) {
		begin(&rechecking);
	} else if (g_strcmp0(mark[0], "many") == 0) {
		take_many(&rechecking, mark + 1);
	} else if (g_strcmp0(mark[0], "one") == 0 && mark[1] != NULL) {
		take_one(&rechecking, mark[1]);
	} else if (g_strcmp0(mark[0], "list") == 0 && mark[1] != NULL && mark[2] != NULL) {
		take_list(&rechecking, (int)g_ascii_strtoll(mark[1], NULL, 10), mark[2]);
	}
}
