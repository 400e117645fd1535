/* What is read of a list of feeds is bounded, and what is written of that reads the same. */
#include "text/opml.h"

#include "text/charset.h"
#include "text/url.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_feed(const OpmlFeed *feed)
{
	g_assert_true(url_is_web(feed->url));
	g_assert_true(feed->title == NULL || strpbrk(feed->title, "\r\n") == NULL);
	g_assert_true(feed->folder == NULL || strpbrk(feed->folder, "\r\n") == NULL);
	g_assert_true(feed->page == NULL || url_is_web(feed->page));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) text = charset_to_utf8((const char *)data, size, NULL);
	g_auto(OpmlList) list = { 0 };
	g_auto(OpmlList) again = { 0 };

	if (!opml_read(text->str, text->len, &list, NULL)) {
		return 0;
	}
	g_assert_cmpuint(list.feeds->len, <=, OPML_FEEDS_MAX);
	for (guint i = 0; i < list.feeds->len; i++) {
		check_feed(g_ptr_array_index(list.feeds, i));
	}
	g_autofree char *written = opml_write("Feeds", list.feeds);
	g_assert_true(opml_read(written, strlen(written), &again, NULL));
	g_assert_cmpuint(again.feeds->len, ==, list.feeds->len);
	g_assert_false(again.is_in_part);
	return 0;
}
