/* Any bytes as a feed: pre-pass, XML reader, posts, and the state that a run leaves. */
#include "source/feed.h"

#include "posts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
	check_posts(step.posts);
	feed_kind.recognises(reply);
	return 0;
}
