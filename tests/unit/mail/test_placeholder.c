#include "mail/placeholder.h"

#include <stdbool.h>
#include <string.h>

#define A_TOKEN "0123456789012345678901234567890123456789012"

typedef struct Row {
	const char *text;
	gsize place; /* where the place is in text */
	const char *encoded;
	const char
		*filled; /* encoded, with a token of x, lines joined; NULL: the two are not alike */
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

/* What is filled in for the token, the address and the reason. */
static char *
filled(const char *encoded, const GArray *placeholders, const char *const values[VARIANT_KINDS])
{
	g_autoptr(GString) whole = g_string_new(encoded);
	g_autoptr(GString) mail = g_string_new(NULL);

	placeholder_fill(mail, whole, placeholders, values);
	return g_strdup(mail->str);
}

static GArray *
places_of(const char *text)
{
	GArray *places = variant_places_parse(text);

	g_assert_nonnull(places);
	return places;
}

/* A value has a line of its own: quoted-printable joins them, and no line gets too long. */
static char *
unfolded(const char *encoded)
{
	GString *text = g_string_new(encoded);

	g_string_replace(text, "=\r\n", "", 0);
	return g_string_free(text, FALSE);
}

static void
test_rows(void)
{
	const char *const values[VARIANT_KINDS] = { X_TOKEN, "", "" };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Row *row = &rows[i];
		g_autofree char *place = g_strdup_printf("%" G_GSIZE_FORMAT, row->place);
		g_autoptr(GArray) places = places_of(place);
		g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Placeholder));
		const PlaceholderText text = { row->text, places, row->encoded, 2,
			PLACEHOLDER_TEXT };

		const bool is_found = placeholder_follow(&text, found);
		if (is_found != (row->filled != NULL)) {
			g_test_message("row %d: found %d", (int)i, is_found);
			g_test_fail();
		}
		if (is_found) {
			/* What is appended to begins two bytes later. */
			g_autofree char *bytes = g_strconcat("ab", row->encoded, NULL);
			g_autofree char *got = filled(bytes, found, values);
			g_autofree char *plain = unfolded(got + 2);
			g_autofree char *want = unfolded(row->filled);
			g_assert_cmpstr(plain, ==, want);
		}
	}
}

/* Two places, behind others that were there before. */
static void
test_two(void)
{
	const char *text = A_TOKEN " and " A_TOKEN;
	const char *token = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
	const char *const values[VARIANT_KINDS] = { token, "", "" };
	g_autoptr(GArray) places = places_of("0 48");
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Placeholder));
	const PlaceholderText first = { text, places, text, 0, PLACEHOLDER_TEXT };
	const PlaceholderText second = { text, places, text, strlen(text), PLACEHOLDER_TEXT };

	g_assert_true(placeholder_follow(&first, found));
	g_assert_true(placeholder_follow(&second, found));
	g_assert_cmpuint(found->len, ==, 4);
	g_autofree char *bytes = g_strconcat(text, text, NULL);
	g_autofree char *got = filled(bytes, found, values);
	/* Each value has lines of its own. */
	g_autofree char *want = g_strdup_printf("%s=\r\n and =\r\n%s=\r\n%s=\r\n and =\r\n%s=\r\n",
		token, token, token, token);
	g_assert_cmpstr(got, ==, want);
}

/* What each form makes of a value: none can leave its place, in markup, lines or encoding. */
static void
test_forms(void)
{
	static const struct {
		PlaceholderForm form;
		const char *value, *want;
	} forms[] = {
		{ PLACEHOLDER_TEXT, "a@b.example", "x=\r\na@b.example=\r\ny\r\n" },
		{ PLACEHOLDER_HTML, "a@b.example", "x=\r\na@b.example=\r\ny\r\n" },
		{ PLACEHOLDER_TEXT, "<b>&\"'=3D", "x=\r\n<b>&\"'=3D3D=\r\ny\r\n" },
		{ PLACEHOLDER_HTML, "<b>&\"'=3D",
			"x=\r\n&lt;b&gt;&amp;&quot;&#39;=3D3D=\r\ny\r\n" },
		{ PLACEHOLDER_TEXT, "a\r\n\r\n--boundary\n.", "x=\r\na --boundary .=\r\ny\r\n" },
		{ PLACEHOLDER_HTML, "a\r\nb\tc\x01", "x=\r\na b c=\r\ny\r\n" },
		{ PLACEHOLDER_TEXT, "\u202ej\u00f4y", "x=\r\nj=C3=B4y=\r\ny\r\n" },
		{ PLACEHOLDER_TEXT, "{{reader_token}}", "x=\r\n{{reader_token}}=\r\ny\r\n" },
		{ PLACEHOLDER_TEXT, "", "x=\r\n=\r\ny\r\n" },
		{ PLACEHOLDER_TEXT,
			"It is a long sentence that no line of seventy-two columns has room for, "
			"all told.",
			"x=\r\nIt is a long sentence that no line of seventy-two columns has room "
			"for,\r\nall told.=\r\ny\r\n" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
		g_autoptr(GArray) places = places_of("1:3:address");
		g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Placeholder));
		const PlaceholderText text = { "x???y\n", places, "x???y\r\n", 0, forms[i].form };
		const char *const values[VARIANT_KINDS] = { "t", forms[i].value, "w" };

		g_assert_true(placeholder_follow(&text, found));
		g_autofree char *got = filled("x???y\r\n", found, values);
		g_assert_cmpstr(got, ==, forms[i].want);
	}
}

/* A place that stands alone in its line needs no break around it, and the text's own stay. */
static void
test_alone(void)
{
	g_autoptr(GArray) places = places_of("2:1:why 5:1:address");
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Placeholder));
	const char *encoded = "a\r\n?\r\nb=\r\n!=\r\nc\r\n";
	const PlaceholderText text = { "a\n?\nb!c\n", places, encoded, 0, PLACEHOLDER_TEXT };
	const char *const values[VARIANT_KINDS] = { "t", "me@x.example", "Why not." };

	g_assert_true(placeholder_follow(&text, found));
	g_autofree char *got = filled(encoded, found, values);
	g_assert_cmpstr(got, ==, "a\r\nWhy not.\r\nb=\r\nme@x.example=\r\nc\r\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/placeholder/rows", test_rows);
	g_test_add_func("/placeholder/two", test_two);
	g_test_add_func("/placeholder/forms", test_forms);
	g_test_add_func("/placeholder/alone", test_alone);
	return g_test_run();
}
