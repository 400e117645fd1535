/** One thing out of a reading of HTML, for its tests and its fuzz target. */
#ifndef TAGDIGEST_TESTS_UNIT_TEXT_HTML_PART_H
#define TAGDIGEST_TESTS_UNIT_TEXT_HTML_PART_H

#include "text/html.h"

/* @return owned. */
static inline char *
make_safe(const char *html, const char *base_url)
{
	HtmlReading reading;

	html_read(html, base_url, HTML_SAFE, &reading);
	return reading.safe;
}

/* @return owned, of HtmlImage. */
static inline GPtrArray *
find_images(const char *html, const char *base_url)
{
	HtmlReading reading;

	html_read(html, base_url, HTML_IMAGES, &reading);
	return reading.images;
}

#endif
