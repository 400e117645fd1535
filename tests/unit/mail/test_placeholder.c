#include "mail/placeholder.h"

#include "base/token.h"

#include <stdbool.h>
#include <string.h>

#define A_TOKEN "0123456789012345678901234567890123456789012"

typedef struct Row {
	const char *text;
	gsize place; /* where the place is in text */
	const char *encoded;
	const char *filled; /* encoded, with a token of x; NULL: the two are not alike */
} Row;

#define X_TOKEN "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static const Row rows[] = {
	{ A_TOKEN, 0, A_TOKEN, X_TOKEN },
	{ "a" A_TOKEN "b", 1, "a" A_TOKEN "b", "a" X_TOKEN "b" },
	{ "a\n" A_TOKEN, 2, "a\r\n" A_TOKEN, "a\r\n" X_TOKEN },
	{ "a\r" A_TOKEN, 2, "a\r\n" A_TOKEN, "a\r\n" X_TOKEN },
	{ "a\r\n" A_TOKEN, 3, "a\r\n" A_TOKEN, "a\r\n" X_TOKEN },
	{ "a\r\r\n" A_TOKEN, 4, "a\r\n\r\n" A_TOKEN, "a\r\n\r\n" X_TOKEN },
	{ "=" A_TOKEN, 1, "=3D" A_TOKEN, "=3D" X_TOKEN },
	{ "\x01\xe9" A_TOKEN, 2, "=01=E9" A_TOKEN, "=01=E9" X_TOKEN },
	{ "a" A_TOKEN, 1, "a=\r\n" A_TOKEN, "a=\r\n" X_TOKEN },
	{ "a" A_TOKEN, 1, "=\r\n=\r\na=\r\n" A_TOKEN, "=\r\n=\r\na=\r\n" X_TOKEN },
	{ "a" A_TOKEN, 1, "=61" A_TOKEN, "=61" X_TOKEN },
	/* Another byte than the text has. */
	{ "a" A_TOKEN, 1, "b" A_TOKEN, NULL },
	{ "\xe9" A_TOKEN, 1, "=E8" A_TOKEN, NULL },
	{ "\xe9" A_TOKEN, 1, "=E" A_TOKEN, NULL },
	{ "\xe9" A_TOKEN, 1, "=", NULL },
	{ "a\n" A_TOKEN, 2, "a\n" A_TOKEN, NULL },
	{ "a\n" A_TOKEN, 2, "a" A_TOKEN, NULL },
	{ A_TOKEN, 0, "0123", NULL },
	{ A_TOKEN, 0, "=30" A_TOKEN, NULL },
	/* A place that is none. */
	{ A_TOKEN, 1, A_TOKEN, NULL },
	{ A_TOKEN, 99, A_TOKEN, NULL },
};

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Row *row = &rows[i];
		g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(gsize));
		g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(gsize));

		g_array_append_val(places, row->place);
		const bool is_found = placeholder_follow(row->text, places, row->encoded, 2,
			offsets);
		if (is_found != (row->filled != NULL)) {
			g_test_message("row %d: found %d", (int)i, is_found);
			g_test_fail();
		}
		if (is_found) {
			/* What is appended to begins two bytes later. */
			g_autofree char *bytes = g_strconcat("ab", row->encoded, NULL);
			placeholder_fill(bytes, offsets, X_TOKEN);
			g_assert_cmpstr(bytes + 2, ==, row->filled);
		}
	}
}

/* Two places, behind offsets that were there before: each has the whole token, from its first
 * letter. */
static void
test_two(void)
{
	const char *text = A_TOKEN " and " A_TOKEN;
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(gsize));
	g_autoptr(GArray) offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
	gsize place = 0;

	g_array_append_val(places, place);
	place = TOKEN_LENGTH + strlen(" and ");
	g_array_append_val(places, place);
	g_assert_true(placeholder_follow(text, places, text, 0, offsets));
	g_assert_true(placeholder_follow(text, places, text, strlen(text), offsets));
	g_assert_cmpuint(offsets->len, ==, 4 * TOKEN_LENGTH);
	g_autofree char *bytes = g_strconcat(text, text, NULL);
	const char *token = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
	placeholder_fill(bytes, offsets, token);
	g_autofree char *want = g_strdup_printf("%s and %s%s and %s", token, token, token, token);
	g_assert_cmpstr(bytes, ==, want);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/placeholder/rows", test_rows);
	g_test_add_func("/placeholder/two", test_two);
	return g_test_run();
}
