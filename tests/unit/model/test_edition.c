#include "model/edition.h"

#include "base/token.h"

static void
test_variants(void)
{
	g_autoptr(Edition) edition = edition_new();
	Variant *html = variant_new();
	Variant *text = variant_new();

	html->format = g_strdup("html");
	text->format = g_strdup("text");
	g_assert_null(edition_variant(edition, "html"));
	g_ptr_array_add(edition->variants, html);
	g_ptr_array_add(edition->variants, text);
	g_assert_true(edition_variant(edition, "html") == html);
	g_assert_true(edition_variant(edition, "text") == text);
	g_assert_null(edition_variant(edition, "mime"));
	edition_free(NULL);
	variant_free(NULL);
}

/* A real token is put where it stands, byte for byte. */
static void
test_token_place(void)
{
	g_assert_true(token_is_valid(VARIANT_TOKEN));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/edition/variants", test_variants);
	g_test_add_func("/edition/token-place", test_token_place);
	return g_test_run();
}
