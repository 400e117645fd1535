/* The pictures that a piece of HTML shows to a person. */
#include "text/html_sinks.h"

#include "text/plain.h"
#include "text/url.h"

#include <stdbool.h>
#include <string.h>

#define IMAGES_MAX 64

/* Where pages that load pictures late keep the address, behind a placeholder in src. */
static const char *const sources[] = { "src", "data-src", "data-lazy-src", "data-original" };

/* Parts of addresses that count readers and show nothing. */
/* clang-format off */
static const char *const counters[] = {
	"://feeds.feedburner.com/~", "://pixel.wp.com/", "://stats.wordpress.com/",
	"://pixel.quantserve.com/", "://www.google-analytics.com/", "doubleclick.net/",
};
/* clang-format on */

/* Whether a width or height is none or one pixel. */
static bool
is_tiny(const char *size)
{
	return size != NULL && g_ascii_isdigit(*size) && g_ascii_strtoull(size, NULL, 10) <= 1
		&& strchr(size, '%') == NULL;
}

static bool
is_hidden(const char *const *attributes)
{
	const char *style = html_attribute(attributes, "style");

	if (is_tiny(html_attribute(attributes, "width"))
		|| is_tiny(html_attribute(attributes, "height"))) {
		return true;
	}
	return style != NULL
		&& (strstr(style, "display:none") != NULL
			|| strstr(style, "display: none") != NULL);
}

static bool
is_counter(const char *url)
{
	for (gsize i = 0; i < G_N_ELEMENTS(counters); i++) {
		if (strstr(url, counters[i]) != NULL) {
			return true;
		}
	}
	return false;
}

static char *
image_url(const char *const *attributes, const char *base_url)
{
	for (gsize i = 0; i < G_N_ELEMENTS(sources); i++) {
		const char *reference = html_attribute(attributes, sources[i]);
		char *url = reference == NULL ? NULL : url_resolve(base_url, reference);

		if (url != NULL) {
			return url;
		}
	}
	return NULL;
}

const HtmlImage *
html_start_image(HtmlStart *start)
{
	if (start->has_image) {
		return start->image;
	}
	start->has_image = true;
	g_autofree char *url = is_hidden(start->attributes)
		? NULL
		: image_url(start->attributes, start->base_url);
	if (url != NULL && !is_counter(url)) {
		start->image = g_new0(HtmlImage, 1);
		start->image->url = g_steal_pointer(&url);
		start->image->alt = plain_line(html_attribute(start->attributes, "alt"));
	}
	return start->image;
}

static bool
has_image(const GPtrArray *images, const char *url)
{
	for (guint i = 0; i < images->len; i++) {
		const HtmlImage *image = g_ptr_array_index(images, i);

		if (strcmp(image->url, url) == 0) {
			return true;
		}
	}
	return false;
}

static void
on_start(void *data, HtmlStart *start)
{
	GPtrArray *images = data;
	const HtmlImage *image = start->element->class == HTML_IMAGE && images->len < IMAGES_MAX
		? html_start_image(start)
		: NULL;

	if (image == NULL || has_image(images, image->url)) {
		return;
	}
	HtmlImage *copy = g_new0(HtmlImage, 1);
	copy->url = g_strdup(image->url);
	copy->alt = g_strdup(image->alt);
	g_ptr_array_add(images, copy);
}

HtmlSink
html_images_begin(void)
{
	static const HtmlHandler handler = { .start = on_start };

	return (HtmlSink){
		&handler,
		g_ptr_array_new_with_free_func((GDestroyNotify)html_image_free),
	};
}

GPtrArray *
html_images_end(HtmlSink sink)
{
	return sink.data;
}

void
html_image_free(HtmlImage *image)
{
	if (image == NULL) {
		return;
	}
	g_free(image->url);
	g_free(image->alt);
	g_free(image);
}
