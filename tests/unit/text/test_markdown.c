/* What becomes of Markdown, as prose_write() shows it. */
#include "text/markdown.h"

#include <string.h>

static char *
blocks_of(const char *text)
{
	g_autoptr(Prose) whole = markdown_read(text);
	GString *out = g_string_new(NULL);

	prose_write(whole, out);
	return g_string_free(out, FALSE);
}

#define P(runs) "{\"kind\":\"paragraph\",\"runs\":[" runs "]}"
#define LINK(url, words) "{\"link\":\"" url "\",\"words\":\"" words "\"}"

/* clang-format off */
static const struct {
	const char *name, *text, *want;
} rows[] = {
	{ "nothing", "", "[]" },
	{ "white space", " \n\n\t\n", "[]" },
	{ "paragraphs", "one\ntwo\n\nthree", "[" P("\"one two\"") "," P("\"three\"") "]" },
	{ "lines of Windows", "one\r\ntwo\r\n\r\nthree",
	  "[" P("\"one two\"") "," P("\"three\"") "]" },
	{ "a line end that is meant", "one  \ntwo\\\nthree",
	  "[" P("\"one\",null,\"two\",null,\"three\"") "]" },
	{ "emphasis", "a *b* c **d e** f",
	  "[" P("\"a \",{\"emphasis\":\"b\"},\" c \",{\"strong\":\"d e\"},\" f\"") "]" },
	{ "emphasis beside emphasis", "*a* **b**",
	  "[" P("{\"emphasis\":\"a\"},\" \",{\"strong\":\"b\"}") "]" },
	{ "emphasis in emphasis", "**a *b* c**", "[" P("{\"strong\":\"a b c\"}") "]" },
	{ "emphasis over blanks", "x*a b*y", "[" P("\"x\",{\"emphasis\":\"a b\"},\"y\"") "]" },
	{ "a link", "see [the page](https://a.example/x?utm_source=y).",
	  "[" P("\"see \"," LINK("https://a.example/x", "the page") ",\".\"") "]" },
	{ "a link by reference", "[the page][1]\n\n[1]: https://a.example/ \"A title\"",
	  "[" P(LINK("https://a.example/", "the page")) "]" },
	{ "nothing stands out in a link", "[a *b* **c**](https://a.example/)",
	  "[" P(LINK("https://a.example/", "a b c")) "]" },
	{ "a link that stands out", "*[a](https://a.example/)*",
	  "[" P(LINK("https://a.example/", "a")) "]" },
	{ "a link without words", "[](https://a.example/)",
	  "[" P(LINK("https://a.example/", "https://a.example/")) "]" },
	{ "two links", "[a](https://a.example/)[b](https://a.example/)",
	  "[" P(LINK("https://a.example/", "a") "," LINK("https://a.example/", "b")) "]" },
	{ "an address in pointed brackets", "<https://a.example/>",
	  "[" P(LINK("https://a.example/", "https://a.example/")) "]" },
	{ "an address in the text", "at https://a.example/.",
	  "[" P("\"at \"," LINK("https://a.example/", "https://a.example/") ",\".\"") "]" },
	{ "a hashtag may be a link", "[#JoyFE](https://a.example/)",
	  "[" P(LINK("https://a.example/", "#JoyFE")) "]" },
	{ "a script for a link", "[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///x)",
	  "[" P("\"a b c\"") "]" },
	{ "a link to nowhere", "[a](/x) [b](#y) [c]()", "[" P("\"a b c\"") "]" },
	{ "a mail address", "[write](mailto:a@b.example?cc=c@d.example) <e@f.example>",
	  "[" P("\"write (a@b.example) e@f.example\"") "]" },
	{ "a picture", "![A *robin*](https://a.example/r.jpg)",
	  "[" P(LINK("https://a.example/r.jpg", "A robin")) "]" },
	{ "a picture without words", "![](https://a.example/r.jpg)",
	  "[" P(LINK("https://a.example/r.jpg", "https://a.example/r.jpg")) "]" },
	{ "a picture of this machine", "![A robin](r.jpg) ![](s.jpg)", "[" P("\"A robin\"") "]" },
	{ "a picture that is a link", "[![A robin](https://a.example/r.jpg)](https://b.example/)",
	  "[" P(LINK("https://b.example/", "A robin")) "]" },
	{ "a list", "- a\n- *b*", "[{\"kind\":\"list\",\"first\":null,\"items\":[[" P("\"a\"") "],["
	  P("{\"emphasis\":\"b\"}") "]]}]" },
	{ "a numbered list", "3. a\n4. b",
	  "[{\"kind\":\"list\",\"first\":3,\"items\":[[" P("\"a\"") "],["
	  P("\"b\"") "]]}]" },
	{ "a list from 0", "0. a",
	  "[{\"kind\":\"list\",\"first\":1,\"items\":[[" P("\"a\"") "]]}]" },
	{ "a list in a list", "- a\n  - b\n\nc",
	  "[{\"kind\":\"list\",\"first\":null,\"items\":[[" P("\"a\"")
	  ",{\"kind\":\"list\",\"first\":null,\"items\":[[" P("\"b\"") "]]}]]}," P("\"c\"") "]" },
	{ "a heading", "# One\n\nTwo\n===", "[" P("\"One\"") "," P("\"Two\"") "]" },
	{ "a quote", "> one\n\n> two", "[" P("\"one\"") "," P("\"two\"") "]" },
	{ "code", "`a  b` c", "[" P("\"a b c\"") "]" },
	{ "lines of code", "```\na <b>\n  b\n```", "[" P("\"a <b>\",null,\"b\"") "]" },
	{ "a rule", "a\n\n---\n\nb", "[" P("\"a\"") "," P("\"b\"") "]" },
	{ "raw HTML", "<b>a</b> <img src=\"https://t.example/p.gif\">c", "[" P("\"a c\"") "]" },
	{ "a script", "<script>alert(1)</script>\n\n<p onclick=\"x\">y</p>\n\nz",
	  "[" P("\"z\"") "]" },
	{ "HTML that is escaped", "&lt;b&gt; \\<i>", "[" P("\"<b> <i>\"") "]" },
	{ "no table", "| a | b |\n|---|---|\n| c | d |",
	  "[" P("\"| a | b | |---|---| | c | d |\"") "]" },
	{ "letters that turn the line round", "a\u202eb\u200bc", "[" P("\"abc\"") "]" },
};
/* clang-format on */

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = blocks_of(rows[i].text);

		if (strcmp(got, rows[i].want) != 0) {
			g_test_message("%s:\ngot  %s\nwant %s", rows[i].name, got, rows[i].want);
			g_test_fail();
		}
	}
}

/* Nested as deep as the bytes allow: it ends, and what stands there is kept. */
static void
test_deep(void)
{
	static const char *const marks[] = { "> ", "- ", "1. ", "*", "[", "![" };

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		GString *text = g_string_new(NULL);

		while (text->len < 8000) {
			g_string_append(text, marks[i]);
		}
		g_string_append(text, "word");
		g_autoptr(Prose) whole = markdown_read(text->str);
		g_assert_cmpuint(prose_count(whole), >, 0);
		g_string_free(text, TRUE);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/markdown/rows", test_rows);
	g_test_add_func("/markdown/deep", test_deep);
	return g_test_run();
}
