/*
 * Safe HTML holds our tags only, each closed; it reads as its source does, and made safe again it
 * stays as it is. Structured text has the same words and the right nesting. What is read for all at
 * once is what is read for each.
 */
#include "../unit/text/html_part.h"

#include "text/charset.h"
#include "text/plain.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define BASE "https://example.org/dir/page"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* clang-format off */
static const char *const allowed[] = {
	"p", "br", "a", "em", "strong", "b", "i", "u", "s", "del", "code", "pre", "blockquote",
	"ul",
	"ol", "li", "span",
};
/* clang-format on */

static bool
is_allowed(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++) {
		if (strcmp(allowed[i], name) == 0) {
			return true;
		}
	}
	return false;
}

/* Names of open elements on a stack; each end tag must be that of the last. */
static void
check_tags(const char *safe)
{
	g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);

	for (const char *at = strchr(safe, '<'); at != NULL; at = strchr(at + 1, '<')) {
		const bool is_end = at[1] == '/';
		const char *start = at + (is_end ? 2 : 1);
		g_autofree char *name = g_strndup(start, strcspn(start, " >"));

		g_assert_true(is_allowed(name));
		if (is_end) {
			g_assert_cmpuint(open->len, >, 0);
			g_assert_cmpstr(g_ptr_array_index(open, open->len - 1), ==, name);
			g_ptr_array_set_size(open, (gint)open->len - 1);
		} else if (strcmp(name, "br") != 0) {
			g_ptr_array_add(open, g_steal_pointer(&name));
		}
	}
	g_assert_cmpuint(open->len, ==, 0);
}

/* Text without white space and without the bullets of items. */
static char *
ink(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		const gunichar character = g_utf8_get_char(text);

		if (!g_unichar_isspace(character) && character != 0x2022) {
			g_string_append_unichar(out, character);
		}
	}
	return g_string_free(out, FALSE);
}

static bool
may_hold(ProseKind kind, ProseKind part)
{
	switch (kind) {
	case PROSE_PARAGRAPH:
	case PROSE_HEADING:
	case PROSE_CELL:
		return part <= PROSE_BREAK;
	case PROSE_LIST:
		return part == PROSE_ITEM;
	case PROSE_TABLE:
		return part == PROSE_ROW;
	case PROSE_ROW:
		return part == PROSE_CELL;
	case PROSE_WHOLE:
	case PROSE_QUOTE:
	case PROSE_ITEM:
		return part == PROSE_PARAGRAPH || part == PROSE_HEADING || part == PROSE_CODE_BLOCK
			|| part == PROSE_PICTURE || part == PROSE_QUOTE || part == PROSE_LIST
			|| part == PROSE_TABLE;
	default:
		return false;
	}
}

static void
check_prose(const Prose *prose, guint depth, GString *words)
{
	g_assert_cmpuint(depth, <=, 4 * PROSE_DEPTH_MAX);
	if (prose->kind != PROSE_PICTURE && prose->text != NULL) {
		g_assert_true(g_utf8_validate(prose->text, -1, NULL));
		g_string_append(words, prose->text);
	}
	g_assert_true(prose->url == NULL || g_str_has_prefix(prose->url, "http")
		|| g_str_has_prefix(prose->url, "mailto:"));
	for (guint i = 0; i < prose_count(prose); i++) {
		const Prose *part = prose_part(prose, i);

		g_assert_true(may_hold(prose->kind, part->kind));
		g_assert_true(part->kind == PROSE_CELL || part->kind <= PROSE_BREAK
			|| part->text != NULL || part->kind == PROSE_PICTURE
			|| prose_count(part) > 0);
		check_prose(part, depth + 1, words);
	}
}

static void
check_all(const char *html, const char *plain, const char *safe)
{
	g_auto(HtmlReading) reading = { 0 };
	GString *words = g_string_new(NULL);

	html_read(html, BASE, HTML_ALL, &reading);
	g_assert_cmpstr(reading.plain, ==, plain);
	g_assert_cmpstr(reading.safe, ==, safe);
	check_prose(reading.prose, 0, words);
	g_autoptr(GString) written = g_string_new(NULL);
	prose_write(reading.prose, written);
	json_auto_t *json = json_loadb(written->str, written->len, 0, NULL);
	g_assert_true(json_is_array(json));
	if (!reading.prose->is_cut) {
		g_autofree char *got = ink(words->str);
		g_autofree char *wanted = ink(plain);

		g_assert_cmpstr(got, ==, wanted);
	}
	g_string_free(words, TRUE);
}

/* What is well at a glance is what is made of it else: behind a blank nothing is. */
static void
check_lines(const char *text)
{
	g_autofree char *longer = g_strconcat(" ", text, NULL);
	g_autofree char *glance = plain_lines(text);
	g_autofree char *made = plain_lines(longer);

	g_assert_cmpstr(glance, ==, made);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *html = charset_make_valid(bytes);
	g_autofree char *plain = html_to_plain(html);
	g_autofree char *safe = make_safe(html, BASE);
	g_autofree char *safe_again = make_safe(safe, BASE);
	g_autofree char *safe_plain = html_to_plain(safe);
	g_autofree char *wanted_ink = ink(plain);
	g_autofree char *safe_ink = ink(safe_plain);
	g_autoptr(GPtrArray) images = find_images(html, BASE);

	g_assert_true(g_utf8_validate(plain, -1, NULL) && g_utf8_validate(safe, -1, NULL));
	g_assert_null(strstr(plain, "\n\n\n"));
	check_tags(safe);
	g_assert_cmpstr(safe_again, ==, safe);
	g_assert_cmpstr(safe_ink, ==, wanted_ink);
	check_all(html, plain, safe);
	check_lines(html);
	check_lines(plain);
	for (guint i = 0; i < images->len; i++) {
		const HtmlImage *image = g_ptr_array_index(images, i);

		g_assert_true(g_str_has_prefix(image->url, "http"));
		g_assert_true(image->alt == NULL || g_utf8_validate(image->alt, -1, NULL));
	}
	return 0;
}
