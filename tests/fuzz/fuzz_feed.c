/* Any bytes as a feed: pre-pass, XML reader, posts, and the state that a run leaves. */
#include "source/feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What leaves a parser is valid UTF-8, whatever came in. */
static void
check_text(const char *text)
{
	g_assert_true(text == NULL || g_utf8_validate(text, -1, NULL));
}

static void
check_post(const Post *post)
{
	check_text(post->uri);
	check_text(post->url);
	check_text(post->title);
	check_text(post->content_raw);
	check_text(post->text);
	check_text(post->author_name);
	check_text(post->warning);
	for (guint i = 0; i < post->tags->len; i++) {
		check_text(((const Hashtag *)g_ptr_array_index(post->tags, i))->display);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(Request) request = request_new("https://feeds.example.org/index.xml");
	g_autoptr(Reply) reply = reply_new(request);
	g_auto(Step) step;

	spec->name = g_strdup("fuzz");
	spec->url = g_strdup(request->url);
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(data, size);
	reply->status = 200;
	feed_kind.step(
		&(StepInput){ .spec = spec, .now_s = 1780000000, .budget = 9, .reply = reply },
		&step);
	for (guint i = 0; i < step.posts->len; i++) {
		check_post(g_ptr_array_index(step.posts, i));
	}
	feed_kind.recognises(reply);
	return 0;
}
