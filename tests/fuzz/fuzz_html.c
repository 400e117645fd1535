/*
 * What html_safe() writes holds our tags only, each closed; it reads as its source does, and made
 * safe again it stays as it is.
 */
#include "text/charset.h"
#include "text/html.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define BASE "https://example.org/dir/page"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const allowed[] = {
	"p", "br", "a", "em", "strong", "b", "i", "u", "s", "del", "code", "pre", "blockquote",
	"ul",
	"ol", "li", "span",
};

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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *html = charset_make_valid(bytes);
	g_autofree char *plain = html_to_plain(html);
	g_autofree char *safe = html_safe(html, BASE);
	g_autofree char *safe_again = html_safe(safe, BASE);
	g_autofree char *safe_plain = html_to_plain(safe);
	g_autofree char *wanted_ink = ink(plain);
	g_autofree char *safe_ink = ink(safe_plain);
	g_autoptr(GPtrArray) images = html_images(html, BASE);

	g_assert_true(g_utf8_validate(plain, -1, NULL) && g_utf8_validate(safe, -1, NULL));
	g_assert_null(strstr(plain, "\n\n\n"));
	check_tags(safe);
	g_assert_cmpstr(safe_again, ==, safe);
	g_assert_cmpstr(safe_ink, ==, wanted_ink);
	for (guint i = 0; i < images->len; i++) {
		const HtmlImage *image = g_ptr_array_index(images, i);

		g_assert_true(g_str_has_prefix(image->url, "http"));
		g_assert_true(image->alt == NULL || g_utf8_validate(image->alt, -1, NULL));
	}
	return 0;
}
