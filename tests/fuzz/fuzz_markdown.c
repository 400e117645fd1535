/*
 * Any Markdown: paragraphs, lists and their items are all that comes of it, links lead to the web,
 * no run is empty, and its JSON can be read.
 */
#include "text/charset.h"
#include "text/markdown.h"
#include "text/url.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_run(const Prose *run)
{
	if (run->kind == PROSE_BREAK) {
		return;
	}
	g_assert_true(run->kind == PROSE_TEXT || run->kind == PROSE_LINK);
	g_assert_true(run->text != NULL && *run->text != '\0');
	g_assert_true(g_utf8_validate(run->text, -1, NULL));
	g_assert_true((run->kind == PROSE_LINK) == url_is_web(run->url));
}

static void
check(const Prose *prose)
{
	g_assert_false(prose_is_empty(prose) && prose->kind != PROSE_WHOLE);
	for (guint i = 0; i < prose_count(prose); i++) {
		const Prose *part = prose_part(prose, i);

		if (prose->kind == PROSE_PARAGRAPH) {
			check_run(part);
			continue;
		}
		g_assert_true(part->kind == (prose->kind == PROSE_LIST ? PROSE_ITEM : part->kind));
		g_assert_true(part->kind == PROSE_PARAGRAPH || part->kind == PROSE_LIST
			|| part->kind == PROSE_ITEM);
		check(part);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *text = charset_make_valid(bytes);
	g_autoptr(Prose) whole = markdown_read(text);
	g_autoptr(GString) out = g_string_new(NULL);

	check(whole);
	prose_write(whole, out);
	json_auto_t *json = json_loadb(out->str, out->len, 0, NULL);
	g_assert_true(json_is_array(json));
	return 0;
}
