/* Any lines as posts: what is read has its place, and a file without bad lines one line a post. */
#include "flow/copies.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_auto(GStrv) lines = g_strsplit(text, "\n", 64);
	g_autoptr(Copies) copies = copies_new(NULL);

	for (gsize i = 0; lines[i] != NULL; i++) {
		g_autoptr(GError) error = NULL;

		if (!copies_add(copies, lines[i], strlen(lines[i]), &error)) {
			g_assert_nonnull(error);
		}
	}
	g_autoptr(GPtrArray) places = copies_solve(copies);
	for (guint i = 0; i < places->len; i++) {
		const char *tab = strchr(g_ptr_array_index(places, i), '\t');

		g_assert_true(tab != NULL && strchr(tab + 1, '\t') == NULL);
		g_assert_null(strchr(tab, '\n'));
	}
	return 0;
}
