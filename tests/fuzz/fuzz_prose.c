/*
 * Any text as structured text: nothing is lost and nothing added, links lead to the web, what is
 * tidy stays as it is, its JSON can be read, and the same text as HTML has the same structure.
 */
#include "text/charset.h"
#include "text/html.h"
#include "text/plain.h"
#include "text/prose.h"
#include "text/url.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As JSON; owned. */
static char *
written(const Prose *whole)
{
	g_autoptr(GString) out = g_string_new(NULL);

	prose_write(whole, out);
	json_auto_t *json = json_loadb(out->str, out->len, 0, NULL);
	g_assert_true(json_is_array(json));
	g_assert_cmpuint(json_array_size(json), ==, prose_count(whole));
	return json_dumps(json, JSON_SORT_KEYS);
}

static void
append_run(const Prose *run, GString *text)
{
	if (run->kind == PROSE_BREAK) {
		g_string_append_c(text, '\n');
		return;
	}
	g_assert_true(run->kind == PROSE_TEXT || run->kind == PROSE_LINK);
	g_assert_true(run->text != NULL && *run->text != '\0');
	g_string_append(text, run->text);
	if (run->kind == PROSE_LINK) {
		g_autofree char *clean = url_clean(run->url);
		g_assert_true(url_is_web(run->url));
		g_assert_cmpstr(clean, ==, run->url);
	}
}

/* The text that it was made of: paragraphs and lines. @return owned. */
static char *
read_back(const Prose *whole)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < prose_count(whole); i++) {
		const Prose *paragraph = prose_part(whole, i);

		g_assert_cmpint(paragraph->kind, ==, PROSE_PARAGRAPH);
		g_assert_false(prose_is_empty(paragraph));
		g_string_append(text, i == 0 ? "" : "\n\n");
		for (guint j = 0; j < prose_count(paragraph); j++) {
			append_run(prose_part(paragraph, j), text);
		}
	}
	return g_string_free(text, FALSE);
}

/* As somebody's editor would write it. @return owned. */
static char *
as_html(const char *plain)
{
	g_autofree char *escaped = html_escape(plain);
	GString *html = g_string_new("<p>");

	g_string_append(html, escaped);
	g_string_append(html, "</p>");
	g_string_replace(html, "\n\n", "</p><p>", 0);
	g_string_replace(html, "\n", "<br>", 0);
	return g_string_free(html, FALSE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *valid = charset_make_valid(bytes);
	g_autofree char *plain = plain_lines(valid);

	if (plain == NULL) {
		return 0;
	}
	g_autoptr(Prose) whole = prose_from_text(plain);
	g_autofree char *json = written(whole);
	g_autofree char *text = read_back(whole);

	g_assert_true(whole->is_cut || strcmp(text, plain) == 0);
	prose_tidy(whole);
	g_autofree char *again = written(whole);
	g_assert_cmpstr(again, ==, json);
	g_autofree char *html = as_html(plain);
	g_auto(HtmlReading) reading = { 0 };
	html_read(html, NULL, HTML_PLAIN | HTML_PROSE, &reading);
	g_assert_cmpstr(reading.plain, ==, plain);
	if (!whole->is_cut && !reading.prose->is_cut) {
		g_autofree char *same = written(reading.prose);
		g_assert_cmpstr(same, ==, json);
	}
	return 0;
}
