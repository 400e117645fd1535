#include "text/html.h"

#include "text/html_sinks.h"

#include <string.h>

#define SINKS_MAX 4

/* What is made is mostly shorter than its source; longer texts grow as they come. */
#define SIZE_GUESSED_MAX 65536

void
html_read(const char *html, const char *base_url, guint wanted, HtmlReading *reading)
{
	HtmlSink sinks[SINKS_MAX];
	const HtmlSink *plain = NULL, *safe = NULL, *prose = NULL, *images = NULL;
	const gsize size = MIN(strlen(html), SIZE_GUESSED_MAX);
	gsize count = 0;

	if ((wanted & HTML_PLAIN) != 0) {
		sinks[count] = html_plain_begin(size);
		plain = &sinks[count++];
	}
	if ((wanted & HTML_SAFE) != 0) {
		sinks[count] = html_safe_begin(size);
		safe = &sinks[count++];
	}
	if ((wanted & HTML_PROSE) != 0) {
		sinks[count] = html_prose_begin();
		prose = &sinks[count++];
	}
	if ((wanted & HTML_IMAGES) != 0) {
		sinks[count] = html_images_begin();
		images = &sinks[count++];
	}
	const HtmlPage page = { html, base_url, (wanted & HTML_AS_MAIL) != 0 };
	html_reader_run(&page, sinks, count);
	reading->plain = plain == NULL ? NULL : html_plain_end(*plain);
	reading->safe = safe == NULL ? NULL : html_safe_end(*safe);
	reading->prose = prose == NULL ? NULL : html_prose_end(*prose);
	reading->images = images == NULL ? NULL : html_images_end(*images);
}

void
html_reading_clear(HtmlReading *reading)
{
	g_clear_pointer(&reading->plain, g_free);
	g_clear_pointer(&reading->safe, g_free);
	g_clear_pointer(&reading->prose, prose_free);
	g_clear_pointer(&reading->images, g_ptr_array_unref);
}

char *
html_to_plain(const char *html)
{
	HtmlReading reading;

	html_read(html, NULL, HTML_PLAIN, &reading);
	return reading.plain;
}
