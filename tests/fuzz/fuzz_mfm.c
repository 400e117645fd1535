/* Any text as Misskey's: what comes of it is valid, and not much longer than it was. */
#include "text/mfm.h"

#include "text/charset.h"
#include "text/html.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) text = charset_to_utf8(size == 0 ? "" : (const char *)data, size,
		"utf-8");
	g_autofree char *html = mfm_to_html(text->str);
	g_auto(HtmlReading) reading = { 0 };

	g_assert_true(g_utf8_validate(html, -1, NULL));
	g_assert_cmpuint(strlen(html), <=, 64 + 24 * text->len);
	html_read(html, NULL, HTML_ALL, &reading);
	g_assert_true(strstr(reading.safe, "<script") == NULL);
	return 0;
}
