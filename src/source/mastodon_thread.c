/*
 * GET /api/v1/statuses/ID/context (docs.joinmastodon.org/methods/statuses/#context). What comes is
 * what this server knows and shows to whoever asks. To nobody in particular Mastodon shows 60
 * descendants at most, down to a depth of 20, in the order of their paths, and leaves out what is
 * hidden only then (app/controllers/api/v1/statuses/contexts_controller.rb,
 * app/models/concerns/status/threading_concern.rb); Friendica shows the 40 oldest, Pixelfed 20
 * direct answers; Pleroma and Akkoma count as descendants all of the conversation that came later.
 * So a status that is not there may be there all the same, one that is there need not hang on the
 * one asked for, and what answers what is said by in_reply_to_id alone.
 */
#include "source/mastodon_thread.h"

#include "source/mastodon_post.h"
#include "source/mastodon_reading.h"
#include "source/timeline.h"
#include "text/url.h"

/* No more than Mastodon shows to whoever is logged in (CONTEXT_LIMIT). */
#define POSTS_MAX 4096

Request *
mastodon_thread_request(const SourceSpec *spec, const char *id)
{
	if (!timeline_is_id(id) || url_is_web(id)) {
		return NULL;
	}
	g_autofree char *name = url_encode(id);
	g_autofree char *path = g_strconcat("/api/v1/statuses/", name, "/context", NULL);
	g_autofree char *url = url_join(spec->url, path);
	Request *request = request_new(url);

	request_add_header(request, "Accept", "application/json");
	return request;
}

static void
add_posts(const ThreadInput *input, const json_t *list, GPtrArray *posts)
{
	size_t index;
	const json_t *status;

	json_array_foreach (list, index, status) {
		Post *post = posts->len < POSTS_MAX
			? mastodon_post_read(status, input->spec->url, input->now_s)
			: NULL;

		/* Without a name of its own there nothing can hang on it, nor it on anything. */
		if (post != NULL && post->native_id != NULL) {
			g_ptr_array_add(posts, post);
		} else {
			post_free(post);
		}
	}
}

/* What was there a moment ago and is not found has gone, or the server has no such question. */
static ThreadOutcome
outcome_of(int status)
{
	return status == 404 || status == 410 ? THREAD_UNKNOWN : THREAD_CLOSED;
}

void
mastodon_thread_read(const ThreadInput *input, ThreadPage *page)
{
	json_auto_t *context = NULL;

	thread_page_init(page);
	if (input->reply->status != 200) {
		page->outcome = outcome_of(input->reply->status);
		return;
	}
	if (!mastodon_reading_body(input->reply, &context, NULL)
		|| !json_is_array(json_object_get(context, "descendants"))) {
		return;
	}
	add_posts(input, json_object_get(context, "ancestors"), page->posts);
	add_posts(input, json_object_get(context, "descendants"), page->posts);
	page->outcome = THREAD_READ;
}
