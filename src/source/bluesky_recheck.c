/*
 * app.bsky.feed.getPosts answers about 25 posts at once, and leaves out who is not there any more:
 * deleted, taken down, or of an account that is gone. Where it leaves out all of several, it may be
 * the server that is not well, and one of them is asked for as a thread, which says NotFound of
 * what is not there.
 *
 * Marks: "many URI URI …", "one URI URI …", where the first stands for all.
 */
#include "source/bluesky_recheck.h"

#include "source/bluesky_name.h"
#include "source/bluesky_post.h"
#include "source/bluesky_reading.h"
#include "source/bluesky_reply.h"
#include "source/bluesky_session.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* lexicons/app/bsky/feed/getPosts.json */
#define URIS_MAX 25
#define MANY "many"
#define ONE "one"

typedef struct Rechecking {
	const RecheckInput *input;
	Recheck *recheck;
	int left; /* requests that may still be asked */
} Rechecking;

static void
find_all(const Rechecking *rechecking, char *const *uris, RecheckVerdict verdict)
{
	for (guint i = 0; uris[i] != NULL; i++) {
		recheck_find(rechecking->recheck, uris[i], verdict, NULL);
	}
}

static bool
ask(Rechecking *rechecking, const char *path, char *mark)
{
	const RecheckInput *input = rechecking->input;
	const char *access = bluesky_session_access(input->spec, input->state, input->now_s);

	if (rechecking->left <= 0) {
		g_free(mark);
		return false;
	}
	Request *request = bluesky_session_request(input->spec, access, path);
	request->mark = mark;
	g_ptr_array_add(rechecking->recheck->requests, request);
	rechecking->left--;
	return true;
}

static void
ask_many(Rechecking *rechecking, GPtrArray *uris)
{
	g_autoptr(GString) path = g_string_new("app.bsky.feed.getPosts");

	if (uris->len == 0) {
		return;
	}
	for (guint i = 0; i < uris->len; i++) {
		g_autofree char *uri = url_encode(g_ptr_array_index(uris, i));
		g_string_append_printf(path, "%curis=%s", i == 0 ? '?' : '&', uri);
	}
	g_ptr_array_add(uris, NULL);
	g_autofree char *list = g_strjoinv(" ", (char **)uris->pdata);
	if (!ask(rechecking, path->str, g_strconcat(MANY " ", list, NULL))) {
		find_all(rechecking, (char **)uris->pdata, RECHECK_UNKNOWN);
	}
	g_ptr_array_set_size(uris, 0);
}

static bool
is_post(const char *id)
{
	g_auto(BlueskyName) name = { 0 };

	return id != NULL && *id == 'a' && bluesky_name_read(id, &name)
		&& strcmp(name.collection, BLUESKY_POSTS) == 0;
}

static void
begin(Rechecking *rechecking)
{
	g_autoptr(GPtrArray) uris = g_ptr_array_new();

	for (guint i = 0; i < rechecking->input->posts->len; i++) {
		const RecheckPost *post = g_ptr_array_index(rechecking->input->posts, i);

		if (!is_post(post->id)) {
			recheck_find(rechecking->recheck, post->id, RECHECK_UNKNOWN, NULL);
			continue;
		}
		g_ptr_array_add(uris, (char *)post->id);
		if (uris->len == URIS_MAX) {
			ask_many(rechecking, uris);
		}
	}
	ask_many(rechecking, uris);
}

static const json_t *
view_of(const GPtrArray *views, const char *uri)
{
	for (guint i = 0; i < views->len; i++) {
		const json_t *view = g_ptr_array_index(views, i);
		if (g_strcmp0(jsontext_string(view, "uri"), uri) == 0) {
			return view;
		}
	}
	return NULL;
}

/* One that cannot be read proves nothing. */
static void
find_view(const Rechecking *rechecking, const char *uri, const json_t *view)
{
	Post *post = bluesky_post_read(view, rechecking->input->now_s);

	if (post != NULL) {
		g_ptr_array_add(rechecking->recheck->posts, post);
	}
	recheck_find(rechecking->recheck, uri, post != NULL ? RECHECK_THERE : RECHECK_UNKNOWN,
		post);
}

static void
ask_one(Rechecking *rechecking, char *const *uris)
{
	g_autofree char *uri = url_encode(uris[0]);
	g_autofree char *path =
		g_strdup_printf("app.bsky.feed.getPostThread?uri=%s&depth=0&parentHeight=0", uri);
	g_autofree char *list = g_strjoinv(" ", (char **)uris);

	if (!ask(rechecking, path, g_strconcat(ONE " ", list, NULL))) {
		find_all(rechecking, uris, RECHECK_UNKNOWN);
	}
}

static void
take_many(Rechecking *rechecking, char *const *uris)
{
	const Reply *reply = rechecking->input->reply;
	json_auto_t *body = NULL;

	if (reply->status != 200 || !bluesky_reply_body(reply, &body, NULL)
		|| !json_is_array(json_object_get(body, "posts"))) {
		find_all(rechecking, uris, RECHECK_UNKNOWN);
		return;
	}
	g_autoptr(GPtrArray) views = bluesky_post_views(body);
	if (views->len == 0 && uris[0] != NULL && uris[1] != NULL) {
		ask_one(rechecking, uris);
		return;
	}
	for (guint i = 0; uris[i] != NULL; i++) {
		const json_t *view = view_of(views, uris[i]);
		if (view != NULL) {
			find_view(rechecking, uris[i], view);
		} else {
			recheck_find(rechecking->recheck, uris[i], RECHECK_GONE, NULL);
		}
	}
}

/* 400 NotFound, or a notFoundPost or blockedPost in its place. */
static bool
says_not_there(const Reply *reply)
{
	json_auto_t *body = NULL;

	if (reply->error != NULL || (reply->status != 200 && reply->status != 400)
		|| !bluesky_reply_body(reply, &body, NULL)) {
		return false;
	}
	const json_t *thread = json_object_get(body, "thread");
	return g_strcmp0(jsontext_string(body, "error"), "NotFound") == 0
		|| jsontext_bool(thread, "notFound", false)
		|| jsontext_bool(thread, "blocked", false);
}

void
bluesky_recheck(const RecheckInput *input, Recheck *recheck)
{
	Rechecking rechecking = { .input = input, .recheck = recheck, .left = input->budget };

	recheck_init(recheck);
	if (input->reply == NULL) {
		begin(&rechecking);
		return;
	}
	g_auto(GStrv) mark = g_strsplit(input->reply->mark != NULL ? input->reply->mark : "", " ",
		0);
	if (g_strcmp0(mark[0], MANY) == 0) {
		take_many(&rechecking, mark + 1);
	} else if (g_strcmp0(mark[0], ONE) == 0) {
		find_all(&rechecking, mark + 1,
			says_not_there(input->reply) ? RECHECK_GONE : RECHECK_UNKNOWN);
	}
}
