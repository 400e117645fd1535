#include "text/language.h"

#include <glib.h>

static const struct {
	const char *text;
	bool is_tag;
} rows[] = {
	{ "en", true },
	{ "cy", true },
	{ "gsw", true },
	{ "en-GB", true },
	{ "zh-Hant-TW", true },
	{ "de-CH-1901", true },
	{ "", false },
	{ "e", false },
	{ "english", false },
	{ "1en", false },
	{ "en_GB", false },
	{ "en GB", false },
	{ "en\"onclick", false },
	{ "\xc3\xa9n", false },
	{ "en-abcdefgh-abcdefgh-abcdefgh-abcde", true },
	{ "en-abcdefgh-abcdefgh-abcdefgh-abcdef", false },
};

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (language_is_tag(rows[i].text) != rows[i].is_tag) {
			g_test_message("\"%s\": want %d", rows[i].text, (int)rows[i].is_tag);
			g_test_fail();
		}
	}
}

static void
test_tag(void)
{
	g_autofree char *cymraeg = language_tag("CY-gb");
	g_autofree char *none = language_tag("Welsh");

	g_assert_cmpstr(cymraeg, ==, "cy-gb");
	g_assert_null(none);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/language/rows", test_rows);
	g_test_add_func("/language/tag", test_tag);
	return g_test_run();
}
