/* A glance may say "perhaps" of any text, but never "no" of one that has a hashtag. */
#include "text/hashtag_glance.h"

#include "text/charset.h"
#include "text/hashtag.h"
#include "text/html.h"
#include "text/plain.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_none(const char *plain)
{
	g_autoptr(GPtrArray) tags = plain == NULL ? NULL : hashtag_find(plain);

	g_assert_true(tags == NULL || tags->len == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) text = charset_to_utf8((const char *)data, size, "utf-8");

	if (!hashtag_glance_text(NULL, text->str)) {
		g_autofree char *html = html_to_plain(text->str);
		g_autofree char *of_html = plain_lines(html);
		g_autofree char *as_it_is = plain_lines(text->str);

		check_none(of_html);
		check_none(as_it_is);
	}
	return 0;
}
