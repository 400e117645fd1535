#include "text/mfm.h"

#include "text/html.h"

#include <string.h>

static const struct {
	const char *mfm, *html;
} rows[] = {
	{ "Hello #JoyFE", "Hello #JoyFE" },
	{ "one\ntwo", "one<br>two" },
	{ "**bold** and ~~gone~~", "<b>bold</b> and <s>gone</s>" },
	{ "2 * 3 * 4, **open", "2 * 3 * 4, **open" },
	{ "`a < b`", "<code>a &lt; b</code>" },
	{ "```js\nlet x;\n```", "<pre><code>\nlet x;\n</code></pre>" },
	{ "[the site](https://x.example/a?b=1&c=2)",
		"<a href=\"https://x.example/a?b=1&amp;c=2\">the site</a>" },
	{ "?[quiet](https://x.example)", "<a href=\"https://x.example\">quiet</a>" },
	{ "[no](javascript:alert(1))", "[no](javascript:alert(1))" },
	{ "<https://x.example/日本>", "https://x.example/日本" },
	{ "https://x.example/a_**b**", "https://x.example/a_**b**" },
	{ "$[x2 big $[spin.speed=1s words]] end]", "big words end]" },
	{ "$[x2", "$[x2" },
	{ "<center>mid</center> <small>s</small> <i>i</i>", "mid s <i>i</i>" },
	{ "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
	{ "Ada :cat: at 10:30:00 :no space:", "Ada  at 10:30:00 :no space:" },
	{ "> said\n> twice\nthen", "<blockquote>said<br>twice<br></blockquote>then" },
	{ "a > b", "a &gt; b" },
	{ "", "" },
};

static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *html = mfm_to_html(rows[i].mfm);

		g_test_message("%s", rows[i].mfm);
		g_assert_cmpstr(html, ==, rows[i].html);
	}
}

/* What opens and never closes is walked once, not once for each sign. */
static void
test_many_signs(void)
{
	static const char *const signs[] = { "**", "~~", "`", "[", "$[x ", "<", ":a", ">", "```" };

	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
		g_autoptr(GString) text = g_string_new(NULL);

		while (text->len < 100000) {
			g_string_append(text, signs[i]);
			g_string_append_c(text, 'x');
		}
		g_autofree char *html = mfm_to_html(text->str);
		g_autofree char *plain = html_to_plain(html);
		g_assert_nonnull(plain);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mfm/rows", test_rows);
	g_test_add_func("/mfm/many_signs", test_many_signs);
	return g_test_run();
}
