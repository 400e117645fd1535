/* How a text begins, and where it is cut. */
#include "base/prefix.h"

#include <glib.h>

static void
test_begins(void)
{
	g_assert_true(prefix_stands_at("weekly", "week"));
	g_assert_true(prefix_stands_at("week", ""));
	g_assert_false(prefix_stands_at("wee", "week"));
}

/* No number of bytes that there is room for cuts a character of one to four bytes. */
static void
test_between_characters(void)
{
	static const char *const texts[] = { "", "abc", "a\u00e9b", "\u00e9\u00e9\u00e9",
		"\u2026\u2026x", "\U0001f389\U0001f389", "x\u00e9\u2026\U0001f389" };

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		const gsize length = strlen(texts[i]);

		for (gsize room = 0; room <= length + 1; room++) {
			const gsize fit = prefix_fit(texts[i], length, room);

			g_assert_cmpuint(fit, <=, MIN(room, length));
			g_assert_true(g_utf8_validate(texts[i], (gssize)fit, NULL));
			/* As much as fits: the next character would not. */
			g_assert_true(fit == length
				|| (gsize)(g_utf8_next_char(texts[i] + fit) - texts[i]) > room);
		}
	}
}

/* What is no UTF-8 is cut at the byte, and never to nothing. */
static void
test_other_bytes(void)
{
	static const char high[] = "\x80\x81\x82\x83\x84\x85\x86\x87";

	g_assert_cmpuint(prefix_fit(high, 8, 6), ==, 6);
	g_assert_cmpuint(prefix_fit(high, 8, 8), ==, 8);
	g_assert_cmpuint(prefix_fit(NULL, 0, 6), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/prefix/begins", test_begins);
	g_test_add_func("/prefix/between-characters", test_between_characters);
	g_test_add_func("/prefix/other-bytes", test_other_bytes);
	return g_test_run();
}
