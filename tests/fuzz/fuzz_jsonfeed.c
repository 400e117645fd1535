/* Any bytes as a JSON Feed; its reader is promised valid UTF-8, and gives no other. */
#include "source/jsonfeed.h"

#include "posts.h"
#include "text/charset.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const FeedOrigin origin = { "https://feeds.example.org/feed.json", 1794814200 };
	g_autoptr(JsonFeed) feed = NULL;
	g_autoptr(GString) text = charset_to_utf8(size == 0 ? "" : (const char *)data, size, NULL);

	jsonfeed_is_meant(text->str);
	if (jsonfeed_read(text, NULL, &origin, &feed, NULL)) {
		check_text(feed->title);
		check_posts(feed->posts);
	}
	return 0;
}
