#include "text/htmlname.h"

#include <string.h>

static void
test_elements(void)
{
	g_assert_true(htmlname_is_element("a"));
	g_assert_true(htmlname_is_element("BlockQuote"));
	g_assert_true(htmlname_is_element("var"));
	g_assert_false(htmlname_is_element("summary"));
	g_assert_false(htmlname_is_element("item"));
	g_assert_false(htmlname_is_element(""));
	g_assert_true(htmlname_is_void("br"));
	g_assert_true(htmlname_is_void("IMG"));
	g_assert_false(htmlname_is_void("p"));
	g_assert_false(htmlname_is_void("item"));
}

static void
test_characters(void)
{
	g_assert_cmphex(htmlname_character("AElig"), ==, 0xc6);
	g_assert_cmphex(htmlname_character("amp"), ==, '&');
	g_assert_cmphex(htmlname_character("apos"), ==, '\'');
	g_assert_cmphex(htmlname_character("Dagger"), ==, 0x2021);
	g_assert_cmphex(htmlname_character("dagger"), ==, 0x2020);
	g_assert_cmphex(htmlname_character("hellip"), ==, 0x2026);
	g_assert_cmphex(htmlname_character("zwnj"), ==, 0x200c);
	g_assert_cmphex(htmlname_character("NBSP"), ==, 0);
	g_assert_cmphex(htmlname_character(""), ==, 0);
}

/* Numbers, and the two halves that some writers make of one character. */
static void
test_numbers(void)
{
	static const struct {
		const char *text;
		gunichar number;
		gsize length;
	} rows[] = {
		{ "&#65;", 'A', 4 },
		{ "&#x41", 'A', 5 },
		{ "&#X1f609;", 0x1f609, 8 },
		{ "&#99999999999;", 0x110000, 13 },
		{ "&#12ab;", 12, 4 },
		{ "&#", 0, 0 },
		{ "&#x;", 0, 0 },
		{ "&#g;", 0, 0 },
		{ "#65;", 0, 0 },
		{ "", 0, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		gunichar number = 0;
		const char *after = htmlname_number(rows[i].text, &number);

		g_test_message("%s", rows[i].text);
		g_assert_cmphex(number, ==, rows[i].number);
		g_assert_true(after
			== (rows[i].length == 0 ? NULL : rows[i].text + rows[i].length));
	}
	g_assert_cmphex(htmlname_join(0xd83d, "&#xDE09;"), ==, 0x1f609);
	g_assert_cmphex(htmlname_join(0xd800, "&#56320;"), ==, 0x10000);
	g_assert_cmphex(htmlname_join(0xdbff, "&#xdfff"), ==, 0x10ffff);
	g_assert_cmphex(htmlname_join(0xd83d, "&#xD83D;"), ==, 0);
	g_assert_cmphex(htmlname_join(0xd83d, "x"), ==, 0);
	g_assert_cmphex(htmlname_join(0xdc00, "&#xDE09;"), ==, 0);
	g_assert_cmphex(htmlname_join('a', "&#xDE09;"), ==, 0);
}

typedef struct NamedRow {
	const char *name;
	gunichar value;
} NamedRow;

/* A table out of order loses rows: every one is found by its own name. */
static void
test_order(void)
{
	static const NamedRow characters[] = {
#include "text/htmlname_character.tab.h"
	};
	static const NamedRow elements[] = {
#include "text/htmlname_element.tab.h"
	};

	for (gsize i = 0; i < G_N_ELEMENTS(characters); i++) {
		g_assert_cmphex(htmlname_character(characters[i].name), ==, characters[i].value);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(elements); i++) {
		g_assert_true(htmlname_is_element(elements[i].name));
		g_assert_cmpint(htmlname_is_void(elements[i].name), ==, elements[i].value);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/htmlname/elements", test_elements);
	g_test_add_func("/htmlname/characters", test_characters);
	g_test_add_func("/htmlname/numbers", test_numbers);
	g_test_add_func("/htmlname/order", test_order);
	return g_test_run();
}
