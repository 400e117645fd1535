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
	g_test_add_func("/htmlname/order", test_order);
	return g_test_run();
}
