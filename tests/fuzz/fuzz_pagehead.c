/* The feeds that a page names are addresses of the web, few, and none is private by a stranger's
 * word. */
#include "text/pagehead.h"

#include "text/charset.h"
#include "text/url.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) text = charset_to_utf8((const char *)data, size, NULL);
	g_autoptr(GPtrArray) feeds = pagehead_feeds(text->str, "https://example.org/page");

	g_autofree char *generator = pagehead_generator(text->str);

	g_assert_true(generator == NULL || strpbrk(generator, "\r\n") == NULL);
	g_assert_cmpuint(feeds->len, <=, 8);
	for (guint i = 0; i < feeds->len; i++) {
		const char *url = g_ptr_array_index(feeds, i);

		g_assert_true(url_is_web(url));
		g_assert_false(url_is_private(url));
	}
	return 0;
}
