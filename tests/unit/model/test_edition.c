#include "model/edition.h"

#include "base/token.h"

static void
test_variants(void)
{
	g_autoptr(Edition) edition = edition_new();
	Variant *html = variant_new();
	Variant *text = variant_new();

	html->format = MAIL_FORMAT_HTML;
	text->format = MAIL_FORMAT_TEXT;
	g_assert_null(edition_variant(edition, MAIL_FORMAT_HTML, 0));
	g_ptr_array_add(edition->variants, html);
	g_ptr_array_add(edition->variants, text);
	g_assert_true(edition_variant(edition, MAIL_FORMAT_HTML, 0) == html);
	g_assert_true(edition_variant(edition, MAIL_FORMAT_TEXT, 0) == text);
	edition_free(NULL);
	variant_free(NULL);
}

/* A real token is put where it stands, byte for byte. */
static void
test_nobody(void)
{
	g_assert_true(token_is_valid(VARIANT_NOBODY));
}

static void
test_places(void)
{
	static const char *const good[] = { "", "0", "0 43 4711", "4294967295", "0:1:why",
		"7 50:15:address 65:2:why 67", "0:15:address 15:15:address" };
	static const char *const bad[] = { " ", "a", "1 ", "1  2", "2 1", "1 1", "-1", "1.5", "0x1",
		"18446744073709551616", "0 42", "1:2", "1:0:why", "1:2:who", "1:43:token", ":",
		"1:2:why:", "1::why", "1:2:why 2", "9223372036854775808",
		"1:18446744073709551615:why" };

	for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
		g_autoptr(GArray) places = variant_places_parse(good[i]);
		g_assert_nonnull(places);
		g_autofree char *text = variant_places_text(places);
		g_assert_cmpstr(text, ==, good[i]);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_assert_null(variant_places_parse(bad[i]));
	}
}

static void
test_copy(void)
{
	g_autoptr(Variant) variant = variant_new();

	variant->language = g_strdup("cy");
	variant->format = MAIL_FORMAT_TEXT;
	variant->subject = g_strdup("A week");
	variant_set_html(variant, g_strdup("<p>"), variant_places_parse("7"));
	variant_set_text(variant, g_strdup("t"), variant_places_parse("1 90"));
	variant_set_text(variant, g_strdup("text"), variant_places_parse("2"));
	g_autoptr(Variant) copy = variant_copy(variant);
	g_assert_cmpstr(copy->language, ==, "cy");
	g_assert_cmpint(copy->format, ==, MAIL_FORMAT_TEXT);
	g_assert_cmpstr(copy->subject, ==, "A week");
	g_assert_cmpstr(copy->html, ==, "<p>");
	g_assert_cmpstr(copy->text, ==, "text");
	g_assert_cmpuint(g_array_index(copy->html_places, VariantPlace, 0).at, ==, 7);
	g_assert_cmpuint(g_array_index(copy->text_places, VariantPlace, 0).at, ==, 2);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/edition/variants", test_variants);
	g_test_add_func("/edition/nobody", test_nobody);
	g_test_add_func("/edition/places", test_places);
	g_test_add_func("/edition/copy", test_copy);
	return g_test_run();
}
