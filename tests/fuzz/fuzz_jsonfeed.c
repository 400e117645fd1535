/* Any bytes as a JSON Feed; its reader is promised valid UTF-8. */
#include "source/jsonfeed.h"
#include "text/charset.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(JsonFeed) feed = NULL;
	GString *text = charset_to_utf8(size == 0 ? "" : (const char *)data, size, NULL);

	jsonfeed_is_meant(text->str);
	jsonfeed_read(text->str, text->len, NULL, "https://feeds.example.org/feed.json", &feed,
		NULL);
	g_string_free(text, TRUE);
	return 0;
}
