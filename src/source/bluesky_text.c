#include "source/bluesky_text.h"

#include "base/prefix.h"
#include "source/bluesky_name.h"
#include "text/html.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* More in 300 characters is nobody's writing. */
#define FACETS_MAX 1000

/* A range of the text that leads somewhere. */
typedef struct Span {
	gsize start, end; /* bytes of the text */
	char *url;        /* owned */
	bool is_page;     /* somebody's link; else a mention or a hashtag */
} Span;

static void
span_clear(void *data)
{
	Span *span = data;

	g_free(span->url);
}

static gint
compare_spans(gconstpointer a, gconstpointer b)
{
	const Span *left = a, *right = b;

	return left->start < right->start ? -1 : left->start > right->start ? 1 : 0;
}

/* Where one feature of a facet leads; NULL: nowhere that is known. @return owned. */
static char *
target_of(const json_t *feature, bool *is_page)
{
	const char *type = jsontext_string(feature, "$type");

	*is_page = g_strcmp0(type, "app.bsky.richtext.facet#link") == 0;
	if (*is_page) {
		return url_resolve(NULL, jsontext_string(feature, "uri"));
	}
	if (g_strcmp0(type, "app.bsky.richtext.facet#mention") == 0) {
		return bluesky_name_profile(jsontext_string(feature, "did"));
	}
	if (g_strcmp0(type, "app.bsky.richtext.facet#tag") == 0) {
		const char *name = jsontext_string(feature, "tag");
		g_autofree char *encoded = name != NULL ? url_encode(name) : NULL;
		return encoded != NULL ? g_strconcat("https://bsky.app/hashtag/", encoded, NULL)
				       : NULL;
	}
	return NULL;
}

/* Of several features the first that leads somewhere. */
static bool
read_target(const json_t *facet, Span *span)
{
	size_t index;
	const json_t *feature;

	json_array_foreach (json_object_get(facet, "features"), index, feature) {
		span->url = target_of(feature, &span->is_page);
		if (span->url != NULL) {
			return true;
		}
	}
	return false;
}

static bool
is_boundary(const char *text, gsize at)
{
	return ((guchar)text[at] & 0xC0) != 0x80;
}

/* Bytes of the UTF-8 text, the end exclusive; within a character is none. */
static bool
read_range(const json_t *facet, const char *text, Span *span)
{
	const json_t *index = json_object_get(facet, "index");
	const int64_t start = jsontext_integer(index, "byteStart", -1);
	const int64_t end = jsontext_integer(index, "byteEnd", -1);

	if (start < 0 || end <= start || (guint64)end > strlen(text)
		|| !is_boundary(text, (gsize)start) || !is_boundary(text, (gsize)end)) {
		return false;
	}
	span->start = (gsize)start;
	span->end = (gsize)end;
	return true;
}

static GArray *
read_spans(const json_t *record, const char *text)
{
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(Span));
	const json_t *facets = json_object_get(record, "facets");

	g_array_set_clear_func(spans, span_clear);
	for (size_t i = 0; i < MIN(json_array_size(facets), FACETS_MAX); i++) {
		Span span = { 0 };

		if (read_range(json_array_get(facets, i), text, &span)
			&& read_target(json_array_get(facets, i), &span)) {
			g_array_append_val(spans, span);
		}
	}
	g_array_sort(spans, compare_spans);
	return spans;
}

/* Lines and paragraphs as HTML has them. */
static void
add_words(GString *out, const char *from, const char *to)
{
	g_autofree char *words = g_strndup(from, (gsize)(to - from));
	g_autofree char *escaped = html_escape(words);

	for (const char *at = escaped; *at != '\0';) {
		const gsize ends = strspn(at, "\r\n");
		const char *second = ends > 0 ? strchr(at + 1, '\n') : NULL;

		if (ends == 0) {
			g_string_append_c(out, *at++);
			continue;
		}
		const bool is_paragraph = *at == '\r' && at[1] == '\n'
			? strspn(at, "\r\n") > 2
			: second != NULL && second < at + ends;
		g_string_append(out, is_paragraph ? "</p><p>" : "<br>");
		at += ends;
	}
}

/* "example.com/long/pa…" stands for the whole address, as it does where Mastodon hides the rest. */
static bool
is_shortened(const char *words, const char *url)
{
	const char *scheme = strstr(url, "://");
	const char *dots = g_str_has_suffix(words, "…") ? "…"
		: g_str_has_suffix(words, "...")        ? "..."
							: NULL;

	if (dots == NULL || scheme == NULL) {
		return false;
	}
	const gsize length = strlen(words) - strlen(dots);
	return length > 0
		&& (strncmp(words, url, length) == 0 || strncmp(words, scheme + 3, length) == 0
			|| (prefix_stands_at(scheme + 3, "www.")
				&& strncmp(words, scheme + 3 + strlen("www."), length) == 0));
}

static void
add_link(GString *out, const char *text, const Span *span)
{
	g_autofree char *words = g_strndup(text + span->start, span->end - span->start);
	g_autofree char *href = html_escape(span->url);
	const bool is_whole = span->is_page && is_shortened(words, span->url);
	g_autofree char *shown = html_escape(is_whole ? span->url : words);

	g_strdelimit(shown, "\r\n", ' ');
	g_string_append_printf(out, "<a href=\"%s\">%s</a>", href, shown);
}

char *
bluesky_text_html(const json_t *record)
{
	const char *text = jsontext_string(record, "text");

	if (text == NULL || *text == '\0') {
		return NULL;
	}
	g_autoptr(GArray) spans = read_spans(record, text);
	GString *out = g_string_new("<p>");
	gsize done = 0;
	for (guint i = 0; i < spans->len; i++) {
		const Span *span = &g_array_index(spans, Span, i);

		if (span->start >= done) {
			add_words(out, text + done, text + span->start);
			add_link(out, text, span);
			done = span->end;
		}
	}
	add_words(out, text + done, text + strlen(text));
	g_string_append(out, "</p>");
	return g_string_free(out, FALSE);
}

/* ---- hashtags ---- */

static void
add_tag(GPtrArray *tags, const char *name)
{
	g_autoptr(Hashtag) tag = name != NULL && *name != '$' ? hashtag_new(name) : NULL;

	if (tag != NULL && tags->len < POST_TAGS_MAX) {
		hashtag_list_add(tags, tag);
	}
}

static void
add_tags_of_facet(GPtrArray *tags, const json_t *facet)
{
	size_t index;
	const json_t *feature;

	json_array_foreach (json_object_get(facet, "features"), index, feature) {
		add_tag(tags, jsontext_string(feature, "tag"));
	}
}

void
bluesky_text_tags(const json_t *record, const char *text, GPtrArray *tags)
{
	const json_t *facets = json_object_get(record, "facets");
	size_t index;
	const json_t *name;

	for (size_t i = 0; i < MIN(json_array_size(facets), FACETS_MAX); i++) {
		add_tags_of_facet(tags, json_array_get(facets, i));
	}
	json_array_foreach (json_object_get(record, "tags"), index, name) {
		add_tag(tags, json_string_value(name));
	}
	if (tags->len > 0 || text == NULL) {
		return;
	}
	g_autoptr(GPtrArray) written = hashtag_find(text);
	for (guint i = 0; i < MIN(written->len, POST_TAGS_MAX); i++) {
		hashtag_list_add(tags, g_ptr_array_index(written, i));
	}
}
