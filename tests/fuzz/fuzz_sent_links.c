/* What is sent in leads to few pages of the web, without anybody's password. */
#include "subscribe/sent_links.h"

#include <stdint.h>

#include "text/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(g_free);

	sent_links_add(text, links);
	g_assert_cmpuint(links->len, <=, SENT_LINKS_MAX);
	for (guint i = 0; i < links->len; i++) {
		const char *url = g_ptr_array_index(links, i);

		g_assert_true(url_is_web(url));
		g_assert_false(url_has_password(url));
	}
	return 0;
}
