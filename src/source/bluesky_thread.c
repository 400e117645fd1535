/*
 * app.bsky.feed.getPostThread, as it is shown to anybody, without a login: what an author shows to
 * members alone is not asked for. Answers that the author of the post has hidden (threadgate) are
 * left out, with what hangs on them.
 */
#include "source/bluesky_thread.h"

#include "source/bluesky_name.h"
#include "source/bluesky_post.h"
#include "source/bluesky_reading.h"
#include "source/bluesky_reply.h"
#include "source/bluesky_session.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define POSTS_MAX 4096

Request *
bluesky_thread_request(const SourceSpec *spec, const char *id)
{
	g_auto(BlueskyName) name = { 0 };

	if (id == NULL || url_is_web(id) || !bluesky_name_read(id, &name)) {
		return NULL;
	}
	g_autofree char *uri = bluesky_name_uri(&name);
	g_autofree char *encoded = url_encode(uri);
	g_autofree char *path = g_strdup_printf(
		"app.bsky.feed.getPostThread?uri=%s&depth=20&parentHeight=20", encoded);
	return bluesky_session_request(spec, NULL, path);
}

/* 400 NotFound is said of one post; other refusals are of all. */
static ThreadOutcome
outcome_of(const Reply *reply)
{
	g_autofree char *error = bluesky_reply_error(reply);

	return reply->status == 404 || reply->status == 410
			|| (reply->status == 400 && g_strcmp0(error, "NotFound") == 0)
		? THREAD_UNKNOWN
		: THREAD_CLOSED;
}

void
bluesky_thread_read(const ThreadInput *input, ThreadPage *page)
{
	json_auto_t *body = NULL;

	thread_page_init(page);
	if (input->reply->status != 200) {
		page->outcome = outcome_of(input->reply);
		return;
	}
	if (!bluesky_reply_body(input->reply, &body, NULL)
		|| !json_is_object(jsontext_path(body, "thread.post"))) {
		return;
	}
	g_autoptr(GPtrArray) views = bluesky_post_views(body);
	for (guint i = 0; i < MIN(views->len, POSTS_MAX); i++) {
		Post *post = bluesky_post_read(g_ptr_array_index(views, i), input->now_s);

		if (post != NULL && g_strcmp0(post->native_id, input->id) != 0) {
			g_ptr_array_add(page->posts, post);
		} else {
			post_free(post);
		}
	}
	page->outcome = THREAD_READ;
}
